import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { continueEnded, noteEnding } from '../../../src/main/engine/modules/contracts';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let departmentId: string;
let customerId: string;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售' })).id;
  customerId = (await admin.customers.create({ name: '华东岚青铸造' })).id;
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const year = { name: '年度维保', startsOn: '2026-01-01', endsOn: '2026-12-31', amount: 120_000_00, noticeDays: 30 };
const made = (rest: object = {}) => admin.contracts.create({ ...year, customerId, ...rest });
const read = async ({ id }: { id: string }) => admin.contracts.read({ id });

describe('refusals', () => {
  it('nobody without a session, nobody of another department, no older version', async () => {
    expect(await faultOf(test.client().contracts.list({}))).toMatchObject({ code: 'signed_out' });
    const other = (await admin.departments.create({ name: '另一部' })).id;
    const theirs = await addColleague(test, admin, { username: 'yi', role: 'sales', departmentId: other });
    const contract = await made();
    expect(await faultOf(theirs.client.contracts.read({ id: contract.id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(theirs.client.contracts.renew(ref(contract)))).toMatchObject({ code: 'not_found' });
    await admin.contracts.patch({ ...ref(contract), name: '维保' });
    expect(await faultOf(admin.contracts.renew(ref(contract)))).toMatchObject({ code: 'stale_version' });
  });

  it('an end before the beginning, days that are none, money below zero, and what only renewing writes', async () => {
    expect(await faultOf(made({ endsOn: '2025-12-31' }))).toMatchObject({ data: { reason: 'endBeforeStart' } });
    expect(await faultOf(made({ cancelledOn: '2025-12-31' }))).toMatchObject({
      data: { reason: 'endBeforeStart', field: 'cancelledOn' },
    });
    expect(await faultOf(made({ endsOn: '2101-01-01' }))).toMatchObject({ data: { reason: 'strangeDate' } });
    expect(await faultOf(made({ startsOn: '1969-12-31' }))).toMatchObject({ data: { reason: 'strangeDate' } });
    expect(await faultOf(made({ amount: -1 }))).toMatchObject({ data: { reason: 'amountNotPositive' } });
    expect(await faultOf(made({ startsOn: undefined }))).toMatchObject({ code: 'invalid_input' });
    const contract = await made();
    expect(await faultOf(made({ predecessorId: contract.id }))).toMatchObject({ code: 'invalid_input' });
  });

  it('to renew what was cancelled, was renewed, or has no end and no day to begin', async () => {
    const gone = await made({ cancelledOn: '2026-06-30' });
    expect(gone).toMatchObject({ status: 'cancelled', remindOn: null });
    expect(await faultOf(admin.contracts.renew(ref(gone)))).toMatchObject({ data: { reason: 'contractOver' } });
    const endless = await made({ endsOn: null });
    expect(await faultOf(admin.contracts.renew(ref(endless)))).toMatchObject({ code: 'invalid_input' });
  });

  it('to renew for a sum one may not see, and to begin a deal one may not add', async () => {
    const grants = { contract: { view: 'all', create: 'all', edit: 'all' } } as const;
    const clerk = await addColleague(test, admin, {
      username: 'clerk',
      roleIds: [(await admin.roles.create({ name: '合同管理', grants })).id],
    });
    const contract = await made();
    expect(await faultOf(clerk.client.contracts.renew({ ...ref(contract), amount: 1 }))).toMatchObject({
      data: { reason: 'hiddenField', field: 'amount' },
    });
    expect(await faultOf(clerk.client.contracts.renew({ ...ref(contract), withDeal: true }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await read(contract)).toMatchObject({ status: 'active', successorId: null, version: contract.version });
    const next = await clerk.client.contracts.renew(ref(contract));
    expect([next.amount ?? null, (await read(next)).amount]).toEqual([null, year.amount]);
  });
});

describe('a contract', () => {
  it('is followed by one of the same length, once, and by a deal if asked', async () => {
    const contract = await made({ taxRate: '6', terms: '按年付款' });
    expect(contract).toMatchObject({
      number: expect.stringMatching(/^HT-2026-\d{4}$/) as string,
      status: 'active',
      currency: 'CNY',
      remindOn: '2026-11-01',
    });
    const next = await admin.contracts.renew({ ...ref(contract), withDeal: true, amount: 130_000_00 });
    expect(next).toMatchObject({
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      amount: 130_000_00,
      taxRate: '6',
      terms: '按年付款',
      predecessor: { id: contract.id, name: year.name },
      customer: { id: customerId },
      status: 'active',
    });
    const deal = await admin.opportunities.read({ id: next.opportunityId ?? '' });
    expect(deal).toMatchObject({ dealType: 'renewal', amount: 130_000_00, expectedCloseDate: '2026-12-31' });
    const old = await read(contract);
    expect(old).toMatchObject({ status: 'renewed', successor: { id: next.id }, remindOn: null });
    expect(await faultOf(admin.contracts.renew(ref(old)))).toMatchObject({ data: { reason: 'contractOver' } });
  });

  it('runs again once what followed it is in the bin, and is followed again by what comes back', async () => {
    const contract = await made();
    const next = await admin.contracts.renew(ref(contract));
    await admin.contracts.delete({ id: next.id });
    const alone = await read(contract);
    expect(alone).toMatchObject({ status: 'active', successorId: null, remindOn: '2026-11-01' });
    await admin.contracts.restore({ id: next.id });
    expect(await read(contract)).toMatchObject({ status: 'renewed', successorId: next.id });
    await admin.contracts.delete({ id: next.id });
    const second = await admin.contracts.renew(ref(await read(contract)));
    await admin.contracts.restore({ id: next.id });
    expect(await read(contract)).toMatchObject({ successorId: second.id });
  });

  it('cancelled before its end is cancelled, whatever follows it', async () => {
    const contract = await made();
    await admin.contracts.renew(ref(contract));
    const renewed = await read(contract);
    const early = await admin.contracts.patch({ ...ref(renewed), cancelledOn: '2026-12-30' });
    expect(early.status).toBe('cancelled');
    expect((await admin.contracts.patch({ ...ref(early), cancelledOn: '2026-12-31' })).status).toBe('renewed');
  });

  it('made from an order, a quote or a deal is with their customer', async () => {
    const order = await admin.orders.create({ name: '维保单', customerId, lines: [lineOf('维保', '1', '100')] });
    const quote = await admin.quotes.create({ name: '维保价', customerId, lines: [lineOf('维保', '1', '100')] });
    const deal = await admin.opportunities.create({ name: '维保', customerId });
    const none = { customerId: null };
    for (const from of [{ orderId: order.id }, { quoteId: quote.id }, { opportunityId: deal.id }])
      expect(await made({ ...none, ...from })).toMatchObject({ customer: { id: customerId } });
    const filter = { field: 'orderId', op: 'eq', value: order.id } as const;
    expect((await admin.contracts.list({ filter })).items).toHaveLength(1);
  });

  it('stands in a file and in the timeline of its customer', async () => {
    const own = (await admin.customers.create({ name: '南山泵业' })).id;
    const contract = await made({ customerId: own, name: '南山年度维保' });
    const { items } = await admin.customers.timeline({ id: own });
    expect(items.map(({ kind }) => kind)).toContain('contractCreated');
    expect((await admin.search.find({ q: '南山年度', kinds: 'contract' })).items).toMatchObject([{ id: contract.id }]);
  });
});

describe('time', () => {
  async function wait(days: number): Promise<void> {
    test.clock.now += days * 86_400_000;
    admin = test.client((await test.client().sessions.create({ username: 'shen', password: adminPassword })).token);
  }

  it('reminds its owner once for each end, until it is renewed', async () => {
    const { client, id: ownerId } = await addColleague(test, admin, { username: 'xiao', role: 'sales', departmentId });
    const told = async () =>
      (await client.notices.list({})).items.flatMap(({ kind, record, note }) =>
        kind === 'ending' ? [[record?.id, note]] : [],
      );
    await made({ ownerId, endsOn: '2027-12-31' });
    await made({ ownerId, endsOn: '2026-11-01' });
    const contract = await made({ ownerId });
    await noteEnding(test.engine.services);
    await noteEnding(test.engine.services);
    expect(await told()).toEqual([[contract.id, `${contract.number} · 2026-12-31`]]);
    const later = await admin.contracts.patch({ ...ref(await read(contract)), endsOn: '2027-06-30' });
    await noteEnding(test.engine.services);
    expect(await told()).toEqual([]);
    await admin.contracts.patch({ ...ref(later), endsOn: '2026-12-30' });
    await noteEnding(test.engine.services);
    expect(await told()).toEqual([[contract.id, `${contract.number} · 2026-12-30`]]);
    await admin.contracts.renew(ref(await read(contract)));
    expect(await told()).toEqual([]);
  });

  it('brings the next terms of what renews by itself, and of nothing that was cancelled', async () => {
    const monthly = { startsOn: '2026-11-01', endsOn: '2026-11-30', renewsAutomatically: true };
    const going = await made({ ...monthly, name: '按月' });
    const stopped = await made({ ...monthly, cancelledOn: '2026-11-30' });
    const byHand = await made({ ...monthly, renewsAutomatically: false });
    await continueEnded(test.engine.services);
    expect(await read(going)).toMatchObject({ status: 'active' });
    await wait(75);
    await continueEnded(test.engine.services);
    const filter = { field: 'name', op: 'eq', value: '按月' } as const;
    const { items } = await admin.contracts.list({ filter, sort: 'startsOn' });
    expect(items.map(({ startsOn, endsOn, status }) => [startsOn, endsOn, status])).toEqual([
      ['2026-11-01', '2026-11-30', 'renewed'],
      ['2026-12-01', '2026-12-31', 'renewed'],
      ['2027-01-01', '2027-01-31', 'renewed'],
      ['2027-02-01', '2027-02-28', 'active'],
    ]);
    expect((await read(stopped)).status).toBe('cancelled');
    expect(await read(byHand)).toMatchObject({ status: 'active', successorId: null });
  });
});

describe('a contract on paper', () => {
  const print = async (client: Client, id: string) =>
    (await client.printing.documents({ kind: 'contract', ids: id })).items[0];

  it('is refused to whoever does not see it, or sees no money', async () => {
    const contract = await made();
    const other = (await admin.departments.create({ name: '三部' })).id;
    const stranger = await addColleague(test, admin, { username: 'san', role: 'sales', departmentId: other });
    expect(await faultOf(print(stranger.client, contract.id))).toMatchObject({ code: 'not_found' });
    const { id: roleId } = await admin.roles.create({ name: '看合同', grants: { contract: { view: 'all' } } });
    const blind = await addColleague(test, admin, { username: 'mang', roleIds: [roleId] });
    expect(await faultOf(print(blind.client, contract.id))).toMatchObject({ code: 'not_allowed' });
  });

  it('has one line for the term, tax on top, and is a draft until it is signed', async () => {
    const contract = await made({ taxRate: '6', terms: '按年付款\n提前三十天通知' });
    expect(await print(admin, contract.id)).toMatchObject({
      ...{ number: contract.number, isDraft: true, date: '2026-01-01', validUntil: '2026-12-31', language: 'zh-CN' },
      customer: { name: '华东岚青铸造' },
      lines: [{ name: year.name, specification: '2026-01-01 – 2026-12-31', unitPrice: '120000.00', taxRate: '6' }],
      ...{ net: 120_000_00, total: 127_200_00, terms: ['按年付款', '提前三十天通知'] },
    });
    await admin.contracts.patch({ ...ref(await read(contract)), signedOn: '2025-12-20', language: 'en' });
    expect(await print(admin, contract.id)).toMatchObject({ isDraft: false, date: '2025-12-20', language: 'en' });
  });

  it('has the lines of its order where they come to the same', async () => {
    const lines = [lineOf('维保', '2', '113', { taxRate: '13' }), lineOf('备件', '1', '113', { taxRate: '13' })];
    const order = await admin.orders.create({ name: '维保单', customerId, isTaxIncluded: true, lines });
    const contract = await made({ orderId: order.id, amount: order.net });
    expect(await print(admin, contract.id)).toMatchObject({
      ...{ reference: order.number, total: order.total },
      lines: [{ name: '维保' }, { name: '备件' }],
    });
    await admin.contracts.patch({ ...ref(await read(contract)), amount: 1 });
    expect((await print(admin, contract.id))?.lines).toHaveLength(1);
  });
});
