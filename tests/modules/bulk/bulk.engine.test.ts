import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BulkInput } from '@shared/modules/bulk/bulk';
import type { Person } from '../../support/builders';
import { buildActivity, buildCustomer, buildUser, signedIn } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let token: string;
let admin: Client;
let seller: Person;
let colleague: Person;
beforeAll(async () => {
  test = await startTestEngine();
  token = await setUp(test);
  admin = test.client(token);
  const sales = await admin.departments.create({ name: '销售一部' });
  seller = await buildUser(test, admin, { departmentId: sales.id });
  colleague = await buildUser(test, admin, { departmentId: sales.id });
});
afterAll(() => test.close());

const several = (client: Client, count: number, values: Parameters<typeof buildCustomer>[1] = {}) =>
  Promise.all(Array.from({ length: count }, () => buildCustomer(client, values)));
const idsOf = (records: readonly { id: string }[]) => records.map((record) => record.id);
const tagged = (tag: string) => ({ field: 'tags', op: 'in' as const, value: [tag] });

async function run(client: Client, input: BulkInput) {
  const { jobId } = await client.bulk.start(input);
  await test.engine.services.jobs.settled(jobId);
  return client.jobs.read({ id: jobId });
}

async function undo(client: Client, id: string) {
  await client.jobs.undo({ id });
  await test.engine.services.jobs.settled(id);
  return client.jobs.read({ id });
}

describe('a bulk change that fits nothing', () => {
  it.each([
    [{ type: 'set', field: 'nothing', value: 1 }, 'unknownField'],
    [{ type: 'set', field: 'number', value: 'C-1' }, 'unknownField'],
    [{ type: 'set', field: 'size', value: 'huge' }, 'badValue'],
    [{ type: 'set', field: 'name', value: null }, 'badValue'],
    [{ type: 'set', field: 'custom.nothing', value: 1 }, 'unknownField'],
    [{ type: 'assign' }, 'badValue'],
    [{ type: 'assign', ownerId: '01890000-0000-7000-8000-000000000000' }, 'badValue'],
  ] as const)('is refused at once: %j', async (change, reason) => {
    const [customer] = await several(admin, 1);
    const input: BulkInput = { resource: 'customer', selection: { ids: [customer?.id ?? ''] }, change };
    for (const call of [admin.bulk.preview(input), admin.bulk.start(input)])
      expect(await faultOf(call)).toMatchObject({ code: 'invalid_input', data: { reason } });
  });

  it('is refused where the role gives the right to no record, and for kinds without tags', async () => {
    const [customer] = await several(seller.client, 1);
    const ids = [customer?.id ?? ''];
    expect(
      await faultOf(seller.client.bulk.start({ resource: 'customer', selection: { ids }, change: { type: 'delete' } })),
    ).toMatchObject({ code: 'not_allowed' });
    expect(
      await faultOf(
        admin.bulk.start({ resource: 'activity', selection: { ids }, change: { type: 'addTags', tags: ['a'] } }),
      ),
    ).toMatchObject({ data: { reason: 'unknownField', field: 'tags' } });
  });
});

describe('the preview', () => {
  it('is refused where nothing is selected: the whole list must be said', async () => {
    const input = { resource: 'customer', selection: {}, change: { type: 'delete' } } as never;
    expect(await faultOf(admin.bulk.start(input))).toMatchObject({ code: 'invalid_input' });
  });

  it('counts what is selected, what may be changed and what is refused', async () => {
    const mine = await several(seller.client, 3, { tags: ['预览'] });
    await several(colleague.client, 2, { tags: ['预览'] });
    const change = { type: 'addTags' as const, tags: ['年框'] };
    expect(
      await seller.client.bulk.preview({
        resource: 'customer',
        selection: { filter: tagged('预览'), except: [] },
        change,
      }),
    ).toEqual({ selected: 5, allowed: 3, refused: 2 });
    expect(
      await seller.client.bulk.preview({
        resource: 'customer',
        selection: { filter: tagged('预览'), except: [mine[0]?.id ?? ''] },
        change,
      }),
    ).toEqual({ selected: 4, allowed: 2, refused: 2 });
  });
});

describe('a bulk job', () => {
  it('changes what the starter may, one version each, in one batch of the audit; the rest is refused by name', async () => {
    const mine = await several(seller.client, 3);
    const theirs = await several(colleague.client, 1);
    const job = await run(seller.client, {
      resource: 'customer',
      selection: { ids: idsOf([...mine, ...theirs]) },
      change: { type: 'addTags', tags: ['重点'] },
    });
    expect(job).toMatchObject({ state: 'done', position: 4, total: 4 });
    expect(job.result).toEqual({
      changed: 3,
      unchanged: 0,
      refused: 1,
      refusals: [{ id: theirs[0]?.id, reason: 'not_allowed' }],
    });
    const customers = await Promise.all(mine.map(({ id }) => seller.client.customers.read({ id })));
    expect(customers.map(({ tags, version }) => [tags, version])).toEqual([1, 2, 3].map(() => [['重点'], 2]));
    const lines = await test.engine.services.reader.all('SELECT user_id FROM audit WHERE batch_id = ?', [job.id]);
    expect(lines).toEqual([1, 2, 3].map(() => ({ user_id: seller.id })));
  });

  it('leaves alone what is so already', async () => {
    const customers = await several(admin, 2, { industry: '铸造' });
    const job = await run(admin, {
      resource: 'customer',
      selection: { ids: idsOf(customers) },
      change: { type: 'set', field: 'industry', value: '铸造' },
    });
    expect(job.result).toMatchObject({ changed: 0, unchanged: 2 });
    expect((await admin.customers.read({ id: customers[0]?.id ?? '' })).version).toBe(1);
  });

  it('takes a whole list as it is at the start, and undo puts back what nobody touched since', async () => {
    const customers = await several(admin, 25, {
      tags: ['整列'],
      ownerId: seller.id,
      departmentId: seller.departmentId,
    });
    const job = await run(admin, {
      resource: 'customer',
      selection: { filter: { and: [tagged('整列'), { field: 'ownerId', op: 'eq', value: seller.id }] }, except: [] },
      change: { type: 'assign', ownerId: colleague.id },
    });
    expect(job.result).toMatchObject({ changed: 25, refused: 0 });
    const touched = customers[7]?.id ?? '';
    await admin.customers.patch({ id: touched, version: 2, notes: '别动' });
    const undone = await undo(admin, job.id);
    expect(undone).toMatchObject({ state: 'undone' });
    expect(undone.result).toMatchObject({ restored: 24, kept: 1, keptIds: [touched] });
    const { items } = await admin.customers.list({ filter: tagged('整列'), limit: 200 });
    expect(items.filter((item) => item.ownerId === seller.id)).toHaveLength(24);
    expect(items.find((item) => item.id === touched)).toMatchObject({ ownerId: colleague.id, notes: '别动' });
  });

  it('can give records away and still take that back', async () => {
    const other = await admin.departments.create({ name: `外部 ${test.clock.now}` });
    const lead = await buildUser(test, admin, { departmentId: seller.departmentId, role: 'manager' });
    const [customer] = await several(seller.client, 1);
    const id = customer?.id ?? '';
    const job = await run(lead.client, {
      resource: 'customer',
      selection: { ids: [id] },
      change: { type: 'assign', ownerId: null, departmentId: other.id },
    });
    expect(await faultOf(lead.client.customers.read({ id }))).toMatchObject({ code: 'not_found' });
    expect((await undo(lead.client, job.id)).result).toMatchObject({ restored: 1, kept: 0 });
    expect(await lead.client.customers.read({ id })).toMatchObject({ ownerId: seller.id });
  });

  it('deletes and brings back, own fields too are set and put back', async () => {
    const field = await admin.fields.create({ resource: 'customer', type: 'text', label: '片区' });
    const customers = await several(admin, 3, { custom: { [field.key]: '北' } });
    const selection = { ids: idsOf(customers) };
    const set = await run(admin, {
      resource: 'customer',
      selection,
      change: { type: 'set', field: `custom.${field.key}`, value: '南' },
    });
    await undo(admin, set.id);
    expect((await admin.customers.read({ id: selection.ids[0] ?? '' })).custom).toEqual({ [field.key]: '北' });
    const gone = await run(admin, { resource: 'customer', selection, change: { type: 'delete' } });
    expect(await faultOf(admin.customers.read({ id: selection.ids[0] ?? '' }))).toMatchObject({ code: 'not_found' });
    expect((await undo(admin, gone.id)).result).toMatchObject({ restored: 3 });
    expect((await admin.customers.read({ id: selection.ids[0] ?? '' })).name).toBe(customers[0]?.name);
  });

  it('tells a new owner once, however many there are', async () => {
    const fresh = await buildUser(test, admin, { departmentId: seller.departmentId });
    const customers = await several(admin, 5);
    await run(admin, {
      resource: 'customer',
      selection: { ids: idsOf(customers) },
      change: { type: 'assign', ownerId: fresh.id },
    });
    const { items, unseen } = await fresh.client.notices.list({});
    expect(items).toMatchObject([{ kind: 'assigned', recordKind: 'customer', count: 5, record: null }]);
    expect(unseen).toBe(1);
  });

  it('ticks off tasks', async () => {
    const tasks = await Promise.all(
      [1, 2].map(() => buildActivity(seller.client, { kind: 'task', dueDate: '2026-11-20' })),
    );
    const value = new Date(test.clock.now).toISOString();
    const job = await run(seller.client, {
      resource: 'activity',
      selection: { ids: idsOf(tasks) },
      change: { type: 'set', field: 'doneAt', value },
    });
    expect(job.result).toMatchObject({ changed: 2 });
  });

  it('goes on after a crash where it stood, and can be cancelled and taken back half-way', async () => {
    const customers = await several(admin, 60);
    const { jobId } = await admin.bulk.start({
      resource: 'customer',
      selection: { ids: idsOf(customers) },
      change: { type: 'addTags', tags: ['续'] },
    });
    await test.engine.services.writer.idle();
    test = await test.restart();
    admin = test.client(token);
    seller = await signedIn(test, seller.id, seller.departmentId);
    colleague = await signedIn(test, colleague.id, colleague.departmentId);
    await test.engine.services.jobs.settled(jobId);
    const job = await admin.jobs.read({ id: jobId });
    expect(job).toMatchObject({ state: 'done', position: 60, result: { changed: 60 } });
    const versions = await Promise.all(customers.map(({ id }) => admin.customers.read({ id })));
    expect(new Set(versions.map((customer) => customer.version))).toEqual(new Set([2]));

    const second = await admin.bulk.start({
      resource: 'customer',
      selection: { ids: idsOf(customers) },
      change: { type: 'removeTags', tags: ['续'] },
    });
    await admin.jobs.cancel({ id: second.jobId });
    await test.engine.services.jobs.settled(second.jobId);
    const stopped = await admin.jobs.read({ id: second.jobId });
    expect(stopped.state).toBe('cancelled');
    expect(stopped.position).toBeLessThan(60);
    const undone = await undo(admin, second.jobId);
    expect(undone.result).toMatchObject({ kept: 0 });
    const { total } = await admin.customers.list({ filter: tagged('续'), total: 'exact' });
    expect(total).toBe(60);
  });
});
