import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });

describe('refusals', () => {
  it('nobody without a session', async () => {
    expect(await faultOf(test.client().leads.list({}))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(test.client().leads.create({ name: 'x' }))).toMatchObject({ code: 'signed_out' });
  });

  it('another department and roles without leads see nothing', async () => {
    const sales = (await admin.departments.create({ name: '销售甲' })).id;
    const other = (await admin.departments.create({ name: '销售乙' })).id;
    const mine = await addColleague(test, admin, { username: 'jia', role: 'sales', departmentId: sales });
    const theirs = await addColleague(test, admin, { username: 'yi', role: 'sales', departmentId: other });
    const accounts = await addColleague(test, admin, { username: 'kuai', role: 'accountant', departmentId: sales });
    const lead = await mine.client.leads.create({ name: '周敏', companyName: '岚青铸造' });
    for (const { client } of [theirs, accounts]) {
      expect(await faultOf(client.leads.read({ id: lead.id }))).toMatchObject({ code: 'not_found' });
      expect(await faultOf(client.leads.timeline({ id: lead.id }))).toMatchObject({ code: 'not_found' });
      expect(await faultOf(client.leads.patch({ ...ref(lead), name: 'x' }))).toMatchObject({ code: 'not_found' });
      expect((await client.leads.list({})).items).toEqual([]);
      expect((await client.search.find({ q: '岚青铸造' })).items).toEqual([]);
    }
    expect(await faultOf(accounts.client.leads.create({ name: 'x' }))).toMatchObject({ code: 'not_allowed' });
    expect((await mine.client.search.find({ q: '岚青铸造' })).items.map(({ id }) => id)).toEqual([lead.id]);
  });

  it('a version that is old, a name that is missing, a day to come, a referrer in the bin, an amount beyond all money', async () => {
    const lead = await admin.leads.create({ name: '周敏' });
    await admin.leads.patch({ ...ref(lead), title: '采购' });
    expect(await faultOf(admin.leads.patch({ ...ref(lead), title: '经理' }))).toMatchObject({
      code: 'stale_version',
      data: { current: { title: '采购' } },
    });
    expect(await faultOf(admin.leads.create({ name: '' }))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(admin.leads.create({ name: 'x', receivedAt: '2099-01-01T00:00:00Z' }))).toMatchObject({
      data: { field: 'receivedAt' },
    });
    expect(await faultOf(admin.leads.create({ name: 'x', amount: 10 ** 15 }))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(admin.leads.create({ name: 'x', amount: -1 }))).toMatchObject({
      data: { reason: 'amountBelowZero', field: 'amount' },
    });
    expect(await faultOf(admin.leads.create({ name: 'x', receivedAt: '1900-01-01T00:00:00Z' }))).toMatchObject({
      data: { reason: 'strangeDate', field: 'receivedAt' },
    });
    const { id } = await admin.customers.create({ name: '老客户' });
    await admin.customers.delete({ id });
    expect(await faultOf(admin.leads.create({ name: 'x', referredByCustomerId: id }))).toMatchObject({
      data: { field: 'referredByCustomerId' },
    });
  });

  it('statuses out of order, giving up without a reason, and `converted` by hand', async () => {
    const lead = await admin.leads.create({ name: '周敏' });
    for (const status of ['dead', 'recycled'] as const)
      expect(await faultOf(admin.leads.patch({ ...ref(lead), status }))).toMatchObject({
        data: { reason: 'leadReason', field: 'statusReason' },
      });
    expect(await faultOf(admin.leads.patch({ ...ref(lead), status: 'converted' }))).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'leadMove' },
    });
    expect(await faultOf(admin.leads.create({ name: 'x', status: 'converted' }))).toMatchObject({
      data: { reason: 'leadMove' },
    });
    const working = await admin.leads.patch({ ...ref(lead), status: 'working' });
    expect(await faultOf(admin.leads.patch({ ...ref(working), status: 'new' }))).toMatchObject({
      data: { reason: 'leadMove', from: 'working', to: 'new' },
    });
    expect((await admin.leads.read({ id: lead.id })).status).toBe('working');
  });
});

describe('a lead', () => {
  it('has a number, a status, the time it came in and the firm’s currency, and tells who referred it', async () => {
    const referrer = await admin.customers.create({ name: '东海商贸' });
    const lead = await admin.leads.create({
      name: '周敏',
      source: '展会',
      subSource: '华东五金展',
      amount: 50_000_00,
      referredByCustomerId: referrer.id,
    });
    expect(lead).toMatchObject({
      number: expect.stringMatching(/^L-\d{6}$/) as string,
      status: 'new',
      currency: 'CNY',
      receivedAt: new Date(test.clock.now).toISOString(),
      statusEnteredAt: new Date(test.clock.now).toISOString(),
      referredBy: { id: referrer.id, name: '东海商贸' },
      customer: null,
    });
    const { items } = await admin.leads.list({
      filter: { field: 'referredByCustomerId', op: 'eq', value: referrer.id },
    });
    expect(items.map(({ id }) => id)).toEqual([lead.id]);
  });

  it('keeps the day an import or a form says it came in', async () => {
    const lead = await admin.leads.create({ name: '旧线索', receivedAt: '2021-03-04T02:00:00.000Z' });
    expect(lead.receivedAt).toBe('2021-03-04T02:00:00.000Z');
  });

  it('goes its way: qualified once, given up with a reason, taken up again without it', async () => {
    let lead = await admin.leads.create({ name: '来回' });
    test.clock.now += 3_600_000;
    lead = await admin.leads.patch({ ...ref(lead), status: 'qualified' });
    const qualifiedAt = new Date(test.clock.now).toISOString();
    expect(lead).toMatchObject({ qualifiedAt, statusEnteredAt: qualifiedAt });
    test.clock.now += 3_600_000;
    const note = { statusReason: 'timing', statusNote: '明年再谈' } as const;
    lead = await admin.leads.patch({ ...ref(lead), status: 'recycled', ...note });
    expect(lead).toMatchObject({ status: 'recycled', ...note });
    lead = await admin.leads.patch({ ...ref(lead), status: 'working' });
    expect(lead).toMatchObject({ statusReason: null, statusNote: null, qualifiedAt });
  });

  it('is warned of while it is typed, and shows activities as last contact and next step', async () => {
    const phones = [{ label: '', value: '139 0000 1234' }];
    const lead = await admin.leads.create({ name: '王小明', phones });
    const { items } = await admin.duplicates.check({ kind: 'lead', name: '王小明', phones: ['13900001234'] });
    expect(items.map((hit) => [hit.record.id, hit.verdict])).toEqual([[lead.id, 'likely']]);
    const subjects = [{ kind: 'lead' as const, id: lead.id }];
    await admin.activities.create({ kind: 'task', subject: '寄样册', dueDate: '2026-12-01', subjects });
    expect((await admin.leads.read({ id: lead.id })).nextStep).toBe('寄样册');
    expect((await admin.leads.timeline({ id: lead.id })).items.map((entry) => entry.kind)).toContain('task');
  });
});
