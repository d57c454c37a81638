import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewCreate } from '@shared/modules/views/view';
import type { Person } from '../../support/builders';
import { buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let seller: Person;
let colleague: Person;
let head: Person;
let stranger: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部' });
  const other = await admin.departments.create({ name: '销售二部' });
  seller = await buildUser(test, admin, { departmentId: sales.id });
  colleague = await buildUser(test, admin, { departmentId: sales.id });
  head = await buildUser(test, admin, { departmentId: sales.id });
  stranger = await buildUser(test, admin, { departmentId: other.id });
  await admin.departments.patch({ id: sales.id, version: sales.version, headId: head.id });
});
afterAll(() => test.close());

let count = 0;
const keep = (client: Client, values: Partial<ViewCreate> = {}) =>
  client.views.create({ resource: 'customer', name: `视图 ${++count}`, ...values });
const namesFor = async (client: Client) =>
  (await client.views.list({ resource: 'customer' })).items.map((view) => view.name);

describe('keeping a view', () => {
  it('is refused with a filter or an order the list would refuse', async () => {
    const hidden = await buildUser(test, admin, {
      role: { grants: { customer: { view: 'all' } }, fieldGroups: { billing: 'hide' } },
    });
    const taxId = { field: 'taxId', op: 'eq' as const, value: '1' };
    expect(await faultOf(keep(hidden.client, { filter: taxId }))).toMatchObject({ data: { reason: 'hiddenField' } });
    expect(await faultOf(keep(seller.client, { sort: 'notes' }))).toMatchObject({ data: { reason: 'badSort' } });
    expect(
      await faultOf(keep(seller.client, { filter: { field: 'name', op: 'within', value: 'today' } })),
    ).toMatchObject({ data: { reason: 'badFilter' } });
  });

  it('for everybody needs the right to the settings, for a department membership', async () => {
    expect(await faultOf(keep(seller.client, { audience: 'everyone' }))).toMatchObject({ code: 'not_allowed' });
    expect(
      await faultOf(keep(seller.client, { audience: 'department', departmentId: stranger.departmentId })),
    ).toMatchObject({ code: 'not_allowed' });
  });

  it('answers it as it was sent, and the same one for the same id', async () => {
    const content = {
      id: crypto.randomUUID(),
      filter: { and: [{ field: 'lastContactAt', op: 'lt' as const, value: { daysAgo: 30 } }] },
      q: '机械',
      sort: '-lastContactAt',
      columns: [{ key: 'name' }, { key: 'lastContactAt', width: 120 }],
    };
    const view = await keep(seller.client, content);
    expect(view).toMatchObject({ ...content, audience: 'mine', ownerId: seller.id, can: ['edit', 'delete'] });
    expect((await keep(seller.client, { ...content, name: '又一次' })).name).toBe(view.name);
    expect(await faultOf(keep(colleague.client, content))).toMatchObject({ data: { reason: 'idTaken' } });
  });
});

describe('who sees and changes a view', () => {
  it('is its maker alone, the department, or everybody', async () => {
    const mine = await keep(seller.client);
    const ours = await keep(seller.client, { audience: 'department' });
    const all = await keep(admin, { audience: 'everyone' });
    expect(ours.departmentId).toBe(seller.departmentId);
    expect(await namesFor(seller.client)).toEqual(expect.arrayContaining([mine.name, ours.name, all.name]));
    const colleagues = await namesFor(colleague.client);
    expect(colleagues).toContain(ours.name);
    expect(colleagues).not.toContain(mine.name);
    const strangers = await namesFor(stranger.client);
    expect(strangers).toContain(all.name);
    expect(strangers).not.toContain(ours.name);
    expect(await faultOf(stranger.client.views.patch({ id: ours.id, version: 1, name: '偷' }))).toMatchObject({
      code: 'not_found',
    });
    expect(await faultOf(colleague.client.views.patch({ id: ours.id, version: 1, name: '改' }))).toMatchObject({
      code: 'not_allowed',
    });
    expect((await head.client.views.patch({ id: ours.id, version: 1, name: '部门视图' })).name).toBe('部门视图');
    expect(await faultOf(seller.client.views.delete({ id: ours.id, version: 1 }))).toMatchObject({
      code: 'stale_version',
    });
    await seller.client.views.delete({ id: ours.id, version: 2 });
    expect(await namesFor(head.client)).not.toContain('部门视图');
  });
});
