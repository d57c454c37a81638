import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { drawnLines, lineOf } from '../../support/documents';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let departmentId: string;
let sales: Awaited<ReturnType<typeof addColleague>>;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售' })).id;
  sales = await addColleague(test, admin, { username: 'limin', role: 'sales', departmentId });
});
afterAll(() => test.close());

const drawn = (client: Client, rest: object = {}) =>
  client.quotes.create({
    name: '空压站节能改造',
    lines: drawnLines(),
    discountAmount: 9_260_00,
    discountLabel: '老客户优惠',
    ...rest,
  });
const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });

describe('refusals', () => {
  it('nobody without a session', async () => {
    expect(await faultOf(test.client().quotes.list({}))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(test.client().quotes.limits())).toMatchObject({ code: 'signed_out' });
  });

  it('another department reads, changes, sends and approves nothing', async () => {
    const other = (await admin.departments.create({ name: '另一部' })).id;
    const theirs = await addColleague(test, admin, { username: 'yi', role: 'sales', departmentId: other });
    const quote = await drawn(sales.client);
    for (const call of [
      theirs.client.quotes.read({ id: quote.id }),
      theirs.client.quotes.patch({ ...ref(quote), name: 'x' }),
      theirs.client.quotes.submit(ref(quote)),
      theirs.client.quotes.decide({ ...ref(quote), isApproved: true }),
      theirs.client.quotes.send(ref(quote)),
      theirs.client.quotes.revisions({ id: quote.id }),
      theirs.client.quotes.approvers({ id: quote.id }),
      theirs.client.quotes.timeline({ id: quote.id }),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'not_found' });
    expect((await theirs.client.quotes.list({})).items).toEqual([]);
  });

  it('steps of an older version, and steps that do not follow', async () => {
    const quote = await drawn(admin);
    const sent = await admin.quotes.send(ref(quote));
    expect(await faultOf(admin.quotes.send(ref(quote)))).toMatchObject({
      code: 'stale_version',
      data: { current: { status: 'sent' } },
    });
    for (const call of [
      admin.quotes.send(ref(sent)),
      admin.quotes.submit(ref(sent)),
      admin.quotes.withdraw(ref(sent)),
      admin.quotes.decide({ ...ref(sent), isApproved: true }),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'in_use', data: { reason: 'quoteStep' } });
    expect(await admin.quotes.read({ id: quote.id })).toEqual(sent);
  });

  it('who saved second is told the whole of what stands there, lines and all', async () => {
    const quote = await drawn(admin);
    const [first, ...rest] = drawnLines();
    const saved = await admin.quotes.patch({ ...ref(quote), lines: rest });
    for (const call of [
      admin.quotes.patch({ ...ref(quote), lines: first ? [first] : [] }),
      admin.quotes.submit(ref(quote)),
      admin.quotes.send(ref(quote)),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'stale_version', data: { current: saved } });
    expect(await admin.quotes.read({ id: quote.id })).toEqual(saved);
  });

  it('what went out is fixed, down to a line; who works on it is not', async () => {
    const sent = await admin.quotes.send(ref(await drawn(admin)));
    const [first, ...rest] = drawnLines();
    for (const change of [
      { name: '别的' },
      { discountAmount: 1 },
      { validUntil: '2027-12-31' },
      { lines: rest },
      { lines: [{ ...first, quantity: '3' }] as typeof rest },
    ])
      expect(await faultOf(admin.quotes.patch({ ...ref(sent), ...change }))).toMatchObject({
        code: 'in_use',
        data: { reason: 'quoteFixed' },
      });
    expect(await admin.quotes.patch({ ...ref(sent), tags: ['重点'], notes: '内部' })).toMatchObject({
      tags: ['重点'],
      total: sent.total,
    });
  });

  it.each([
    ['a quantity of nothing', lineOf('x', '0', '1')],
    ['a negative price', lineOf('x', '1', '-1')],
    ['a price of 10^15', lineOf('x', '1', '1000000000000000')],
    ['a discount above 100 %', lineOf('x', '1', '1', { discountPercent: '101' })],
    ['a product that is none', lineOf('x', '1', '1', { productId: '01890000-0000-7000-8000-000000000000' })],
    ['a sum beyond 10^13', lineOf('x', '1000000', '1000000')],
  ])('%s', async (_, line) => {
    expect(await faultOf(admin.quotes.create({ name: 'x', lines: [line] }))).toMatchObject({ code: 'invalid_input' });
  });

  it('two lines of one id, a discount above the sum, a validity that ends before it begins, days beyond 2100', async () => {
    const line = lineOf('x', '1', '10');
    for (const [values, reason] of [
      [{ lines: [line, line] }, 'badValue'],
      [{ lines: [line], discountAmount: 1001 }, 'discountTooLarge'],
      [{ quoteDate: '2026-12-01', validUntil: '2026-11-01' }, 'endBeforeStart'],
      [{ quoteDate: '2101-01-01' }, 'strangeDate'],
      [{ quoteDate: '1969-12-31' }, 'strangeDate'],
    ] as const)
      expect(
        await faultOf(admin.quotes.create({ name: 'x', ...values, lines: [...(values.lines ?? [])] })),
      ).toMatchObject({
        code: 'invalid_input',
        data: { reason },
      });
  });

  it('an empty quote is not sent, a customer in the bin gets none', async () => {
    expect(await faultOf(admin.quotes.send(ref(await admin.quotes.create({ name: '空' }))))).toMatchObject({
      data: { reason: 'noLines' },
    });
    const customer = await admin.customers.create({ name: '已删' });
    await admin.customers.delete({ id: customer.id });
    expect(await faultOf(admin.quotes.create({ name: 'x', customerId: customer.id }))).toMatchObject({
      data: { field: 'customerId' },
    });
  });

  it('who does not see money sees neither sums nor prices, and who does not see costs cannot write them', async () => {
    const quote = await drawn(admin, { lines: [lineOf('机', '1', '10', { unitCost: '4' })], discountAmount: null });
    expect(quote).toMatchObject({ cost: 400, margin: 485 });
    const service = await addColleague(test, admin, { username: 'service', role: 'service', departmentId });
    const seen = await service.client.quotes.read({ id: quote.id });
    expect(seen).not.toHaveProperty('total');
    expect(seen.taxes).toBeNull();
    expect(seen.lines[0]).toMatchObject({ quantity: '1', unitPrice: null, amount: null, unitCost: null, net: null });
    const mine = await drawn(sales.client, { discountAmount: null, lines: [lineOf('机', '1', '10')] });
    expect(mine).not.toHaveProperty('margin');
    expect(
      await faultOf(
        sales.client.quotes.patch({ ...ref(mine), lines: [{ ...lineOf('机', '1', '10'), unitCost: '1' }] }),
      ),
    ).toMatchObject({ data: { reason: 'hiddenField' } });
  });
});

describe('a quote', () => {
  it('comes to what the drawing shows, is numbered by year and valid for thirty days', async () => {
    expect(await drawn(admin)).toMatchObject({
      number: expect.stringMatching(/^Q-2026-\d{4}$/) as string,
      status: 'draft',
      revision: 1,
      quoteDate: '2026-11-20',
      validUntil: '2026-12-20',
      currency: 'CNY',
      subtotal: 483_260_00,
      net: 419_469_03,
      tax: 54_530_97,
      total: 474_000_00,
      givenAway: 444,
      taxes: [{ rate: '13', net: 419_469_03, tax: 54_530_97 }],
    });
  });

  it('keeps the cost of a line for people who do not see it', async () => {
    const sent = lineOf('机', '1', '10');
    const lines = [{ ...sent, unitCost: '4' }];
    const quote = await admin.quotes.create({ name: '成本', ownerId: sales.id, departmentId, lines });
    const saved = await sales.client.quotes.patch({ ...ref(quote), lines: [{ ...sent, quantity: '2' }] });
    expect(saved.lines[0]).toMatchObject({ quantity: '2', amount: 2000, unitCost: null });
    expect(await admin.quotes.read({ id: quote.id })).toMatchObject({ cost: 800 });
  });

  it('of a deal is for its customer, and the open deal is worth what went out last, without tax', async () => {
    const customer = await admin.customers.create({ name: '华东岚青铸造' });
    const deal = await admin.opportunities.create({ name: '节能改造', customerId: customer.id, amount: 1 });
    const quote = await drawn(admin, { opportunityId: deal.id });
    expect(quote.customer).toEqual({ id: customer.id, name: '华东岚青铸造' });
    expect(await admin.opportunities.read({ id: deal.id })).toMatchObject({ amount: 1 });
    await admin.quotes.send(ref(quote));
    expect(await admin.opportunities.read({ id: deal.id })).toMatchObject({ amount: 419_469_03 });
    const { items } = await admin.customers.timeline({ id: customer.id });
    expect(items.map((entry) => entry.kind)).toEqual(expect.arrayContaining(['quoteCreated', 'quoteSent']));
  });

  it('goes through versions: each is kept as it went out, and the first day counts', async () => {
    const first = await admin.quotes.send(ref(await drawn(admin)));
    test.clock.now += 3_600_000;
    const draft = await admin.quotes.revise(ref(first));
    expect(draft).toMatchObject({ status: 'draft', revision: 2, sentAt: null, firstSentAt: first.firstSentAt });
    const cheaper = await admin.quotes.patch({ ...ref(draft), discountAmount: 10_000_00 });
    const second = await admin.quotes.send(ref(cheaper));
    expect(second.firstSentAt).toBe(first.firstSentAt);
    const rejected = await admin.quotes.answer({
      ...ref(second),
      isAccepted: false,
      rejectReason: 'price',
      note: '贵',
    });
    expect(rejected).toMatchObject({ status: 'rejected', rejectReason: 'price', rejectNote: '贵' });
    const { items } = await admin.quotes.revisions({ id: first.id });
    expect(items.map(({ revision, total, outcome }) => [revision, total, outcome])).toEqual([
      [1, 474_000_00, 'replaced'],
      [2, 473_260_00, 'rejected'],
    ]);
    expect(items[0]?.lines).toHaveLength(8);
    const third = await admin.quotes.revise(ref(rejected));
    expect(third).toMatchObject({ revision: 3, rejectReason: null });
  });
});

describe('approval', () => {
  it('is for whoever gives away more than the role may, by somebody whose own limit reaches so far', async () => {
    const { items: roles } = await admin.roles.list({});
    const roleId = roles.find((role) => role.template === 'sales')?.id ?? '';
    expect(await faultOf(sales.client.quotes.setLimits({ items: [] }))).toMatchObject({ code: 'not_allowed' });
    await admin.quotes.setLimits({ items: [{ roleId, percent: '3' }] });
    expect(await sales.client.quotes.limits()).toEqual({ items: [{ roleId, percent: '3' }] });

    const modest = await drawn(sales.client, {
      discountAmount: null,
      lines: [lineOf('机', '1', '100', { discountPercent: '3' })],
    });
    expect(modest.ownLimit).toBe(300);
    expect(await sales.client.quotes.send(ref(modest))).toMatchObject({ status: 'sent' });

    const generous = await drawn(sales.client);
    expect(await faultOf(sales.client.quotes.send(ref(generous)))).toMatchObject({
      code: 'not_allowed',
      data: { reason: 'needsApproval' },
    });
    const asked = await sales.client.quotes.submit({ ...ref(generous), note: '老客户' });
    expect(await faultOf(sales.client.quotes.decide({ ...ref(asked), isApproved: true }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await faultOf(sales.client.quotes.patch({ ...ref(asked), name: 'x' }))).toMatchObject({
      data: { reason: 'quoteFixed' },
    });
    const head = await addColleague(test, admin, { username: 'wang', role: 'manager', departmentId });
    const { items: approvers } = await sales.client.quotes.approvers({ id: asked.id });
    expect(approvers.map(({ id }) => id)).toContain(head.id);
    expect(approvers.map(({ id }) => id)).not.toContain(sales.id);
    const back = await head.client.quotes.decide({ ...ref(asked), isApproved: false, note: '再谈' });
    expect(back).toMatchObject({ status: 'draft', decidedById: head.id, decisionNote: '再谈' });
    const again = await sales.client.quotes.submit(ref(back));
    const approved = await head.client.quotes.decide({ ...ref(again), isApproved: true });
    expect(await sales.client.quotes.send(ref(approved))).toMatchObject({ status: 'sent', decidedById: head.id });
    await admin.quotes.setLimits({ items: [] });
  });
});
