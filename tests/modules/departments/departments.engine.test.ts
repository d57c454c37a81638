import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let firm: string;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  firm = await firmId(admin);
});
afterAll(() => test.close());

describe('departments that cannot be', () => {
  it('people without the right change none', async () => {
    const { client } = await addColleague(test, admin, { username: 'seller', role: 'sales' });
    expect((await client.departments.list({})).items[0]?.can).toEqual(['view']);
    expect((await faultOf(client.departments.create({ name: 'x' }))).code).toBe('not_allowed');
    expect((await faultOf(client.departments.patch({ id: firm, version: 1, name: 'x' }))).code).toBe('not_allowed');
    expect((await faultOf(client.departments.delete({ id: firm }))).code).toBe('not_allowed');
  });

  it('a taken name, a parent or head that is none, and a loop are refused', async () => {
    const north = await admin.departments.create({ name: '北区' });
    const south = await admin.departments.create({ name: '南区', parentId: north.id });
    const none = '0197a0de-0000-7000-8000-000000000000';
    expect((await faultOf(admin.departments.create({ name: '北区' }))).data.reason).toBe('nameTaken');
    expect((await faultOf(admin.departments.create({ name: '东区', parentId: none }))).data).toMatchObject({
      field: 'parentId',
    });
    expect((await faultOf(admin.departments.create({ name: '东区', headId: none }))).data).toMatchObject({
      field: 'headId',
    });
    expect((await faultOf(admin.departments.patch({ id: north.id, version: 1, parentId: south.id }))).data.reason).toBe(
      'departmentLoop',
    );
    expect((await faultOf(admin.departments.patch({ id: north.id, version: 1, parentId: north.id }))).data.reason).toBe(
      'departmentLoop',
    );
  });

  it('one that people or records belong to stays', async () => {
    const west = await admin.departments.create({ name: '西区' });
    const person = await addColleague(test, admin, { username: 'west', role: 'sales', departmentId: west.id });
    expect((await faultOf(admin.departments.delete({ id: west.id }))).data.reason).toBe('departmentHasPeople');
    await admin.users.patch({ id: person.id, version: 1, departmentId: firm });
    await admin.customers.create({ name: '西区客户', departmentId: west.id });
    expect(await faultOf(admin.departments.delete({ id: west.id }))).toMatchObject({
      code: 'in_use',
      data: { counts: { customer: 1 } },
    });
  });
});

describe('the tree', () => {
  it('moves, and with it what its people see', async () => {
    const upper = await admin.departments.create({ name: '华东' });
    const lower = await admin.departments.create({ name: '上海组' });
    const head = await addColleague(test, admin, { username: 'head', role: 'manager', departmentId: upper.id });
    await admin.customers.create({ name: '上海组的客户', departmentId: lower.id, ownerId: null });
    expect((await head.client.customers.list({})).total).toBe(0);
    await admin.departments.patch({ id: lower.id, version: 1, parentId: upper.id });
    expect((await head.client.customers.list({})).items.map(({ name }) => name)).toEqual(['上海组的客户']);
    const { items } = await admin.departments.list({ filter: { field: 'parentId', op: 'eq', value: upper.id } });
    expect(items.map(({ name }) => name)).toEqual(['上海组']);
  });

  it('a head looks after records without an owner', async () => {
    const own = await admin.departments.create({ name: '小组' });
    const role = await admin.roles.create({ name: '只看自己的', grants: { customer: { view: 'own' } } });
    const head = await addColleague(test, admin, { username: 'own', roleIds: [role.id], departmentId: own.id });
    await admin.customers.create({ name: '无主客户', departmentId: own.id, ownerId: null });
    expect((await head.client.customers.list({})).total).toBe(0);
    await admin.departments.patch({ id: own.id, version: 1, headId: head.id });
    expect((await head.client.customers.list({})).total).toBe(1);
    await admin.departments.patch({ id: own.id, version: 2, headId: null });
    expect((await head.client.customers.list({})).total).toBe(0);
  });

  it('follows the name of the firm', async () => {
    const { version, ...before } = await admin.organization.read();
    expect((await faultOf(admin.organization.patch({ version: version + 1, name: '旧' }))).code).toBe('stale_version');
    const after = await admin.organization.patch({ version, name: '暖山智能' });
    expect(after).toEqual({ ...before, name: '暖山智能', version: version + 1 });
    expect((await admin.departments.read({ id: firm })).name).toBe('暖山智能');
    expect((await test.client().setup.health()).name).toBe('暖山智能');
  });
});

describe('the firm’s settings', () => {
  it('are for those who may change them, and bad ones are refused', async () => {
    const { client } = await addColleague(test, admin, { username: 'reader', role: 'sales' });
    const { version } = await client.organization.read();
    expect((await faultOf(client.organization.patch({ version, name: 'x' }))).code).toBe('not_allowed');
    expect((await faultOf(client.organization.patchModules({ version: 1, modules: [] }))).code).toBe('not_allowed');
    expect((await faultOf(admin.organization.patch({ version, timeZone: 'Moon/Base' }))).code).toBe('invalid_input');
    expect((await faultOf(admin.organization.patch({ version, currency: 'yuan' }))).code).toBe('invalid_input');
  });

  it('modules are switched, the ones every firm needs stay on, new answers bring a new suggestion', async () => {
    const before = await admin.organization.modules();
    const { version } = before;
    expect(before.reviewOn).toBe('2027-02-18');
    const off = admin.organization.patchModules({ version, modules: [{ key: 'customers', isOn: false }] });
    expect((await faultOf(off)).code).toBe('invalid_input');
    const answers = {
      size: '6-20',
      sellingMode: 'b2b',
      replaces: 'otherSystem',
      aims: ['winMoreDeals'],
      pains: [],
    } as const;
    const after = await admin.organization.patchModules({
      version,
      answers: { ...answers, aims: [...answers.aims], pains: [] },
      modules: [{ key: 'goals', importance: 'should', isOn: true }],
    });
    const state = (key: string) => after.items.find((item) => item.key === key);
    expect(state('sales')).toMatchObject({ importance: 'must', isOn: true });
    expect(state('goals')).toMatchObject({ importance: 'should', isOn: true });
    expect(after.version).toBe(version + 1);
    expect((await faultOf(admin.organization.patchModules({ version, modules: [] }))).code).toBe('stale_version');
    // What this version does not have yet is not offered, whatever is switched on.
    expect((await admin.sessions.current()).modules).not.toContain('goals');
  });
});
