import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildFile } from '../../support/files';
import type { Colleague } from '../../support/people';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let adminId: string;
let one: string;
let two: string;
let owner: Colleague;
let mate: Colleague;
let outsider: Colleague;
let leader: Colleague;
let id: string;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  adminId = (await admin.sessions.current()).user.id;
  one = (await admin.departments.create({ name: '销售一部' })).id;
  two = (await admin.departments.create({ name: '销售二部' })).id;
  owner = await addColleague(test, admin, { username: 'li', name: '李', role: 'sales', departmentId: one });
  mate = await addColleague(test, admin, { username: 'he', name: '何', role: 'sales', departmentId: one });
  outsider = await addColleague(test, admin, { username: 'wang', name: '王', role: 'sales', departmentId: two });
  leader = await addColleague(test, admin, { username: 'zhao', name: '赵', role: 'manager' });
  ({ id } = await owner.client.customers.create({ name: '沐川机械', phones: [{ label: '', value: '13900001234' }] }));
});
afterAll(() => test.close());

const set = (client: Client, shares: Parameters<Client['sharing']['set']>[0]['shares'], tag?: string) =>
  client.sharing.set({ kind: 'customer', id, shares, ...(tag !== undefined && { tag }) });
const withUser = (person: Colleague, level: 'view' | 'edit' = 'view') =>
  ({ with: { kind: 'user', id: person.id }, level }) as const;
const withDepartment = (departmentId: string, level: 'view' | 'edit' = 'view') =>
  ({ with: { kind: 'department', id: departmentId }, level }) as const;

describe('sharing that is refused', () => {
  it('a record one does not see is not there, neither to ask about nor to share', async () => {
    const { client } = outsider;
    for (const call of [
      client.sharing.explain({ kind: 'customer', id }),
      client.sharing.read({ kind: 'customer', id }),
      set(client, [withUser(outsider, 'edit')]),
    ])
      expect((await faultOf(call)).code).toBe('not_found');
  });

  it('seeing is not enough to share', async () => {
    expect((await mate.client.sharing.read({ kind: 'customer', id })).canShare).toBe(false);
    expect((await faultOf(set(mate.client, [withUser(outsider)]))).code).toBe('not_allowed');
  });

  it('with nobody that is there, or with who is switched off', async () => {
    const gone = await addColleague(test, admin, { username: 'gone', role: 'sales' });
    await admin.users.disable({ id: gone.id });
    const none = '0197a0de-0000-7000-8000-000000000000';
    expect((await faultOf(set(owner.client, [withUser(gone)]))).data.reason).toBe('badValue');
    expect((await faultOf(set(owner.client, [withDepartment(none)]))).data.reason).toBe('badValue');
    expect((await owner.client.sharing.read({ kind: 'customer', id })).items).toEqual([]);
  });
});

describe('sharing a record', () => {
  it('gives sight in read, list and search at once, and takes it again', async () => {
    const { client } = outsider;
    await set(owner.client, [withUser(outsider)]);
    const seen = await client.customers.read({ id });
    expect(seen.can).not.toContain('edit');
    expect((await client.customers.list({})).items.map((item) => item.id)).toContain(id);
    expect((await client.search.find({ q: '沐川' })).items.map((hit) => hit.id)).toContain(id);
    expect((await faultOf(client.customers.patch({ id, version: seen.version, name: 'x' }))).code).toBe('not_allowed');
    await set(owner.client, [withUser(outsider, 'edit')]);
    expect((await client.customers.patch({ id, version: seen.version, shortName: '沐川' })).shortName).toBe('沐川');
    await set(owner.client, []);
    expect((await faultOf(client.customers.read({ id }))).code).toBe('not_found');
    expect((await client.customers.list({})).total).toBe(0);
    expect((await client.search.find({ q: '沐川' })).items).toEqual([]);
  });

  it('with a department gives sight to its people alone', async () => {
    await set(owner.client, [withDepartment(two)]);
    expect((await outsider.client.customers.read({ id })).id).toBe(id);
    expect((await outsider.client.search.find({ q: '1234' })).items.map((hit) => hit.id)).toContain(id);
    await admin.users.patch({
      id: outsider.id,
      version: 1,
      departmentId: (await admin.departments.create({ name: '别处' })).id,
    });
    expect((await faultOf(outsider.client.customers.read({ id }))).code).toBe('not_found');
    await admin.users.patch({ id: outsider.id, version: 2, departmentId: two });
    await set(owner.client, []);
  });

  it('keeps by whom and since when, and a save from an older list is refused', async () => {
    const before = await owner.client.sharing.read({ kind: 'customer', id });
    await set(admin, [withUser(outsider)]);
    test.clock.now += 60_000;
    const after = await set(owner.client, [withUser(outsider), withUser(mate, 'edit')]);
    expect(after.items.map((item) => [item.with.name, item.level, item.by?.id])).toEqual([
      ['王', 'view', adminId],
      ['何', 'edit', owner.id],
    ]);
    expect(await faultOf(set(owner.client, [], before.tag))).toMatchObject({
      code: 'stale_version',
      data: { current: { tag: after.tag } },
    });
    await set(owner.client, [], after.tag);
  });

  it('ends with the department or person it was shared with', async () => {
    const department = await admin.departments.create({ name: '临时小组' });
    const person = await admin.users.create({ username: 'temporary', name: '临时', departmentId: two });
    const other = await owner.client.customers.create({ name: '另一个' });
    await owner.client.sharing.set({
      kind: 'customer',
      id: other.id,
      shares: [withDepartment(department.id), { with: { kind: 'user', id: person.id }, level: 'edit' }],
    });
    await admin.departments.delete({ id: department.id });
    await admin.users.delete({ id: person.id });
    expect((await owner.client.sharing.read({ kind: 'customer', id: other.id })).items).toEqual([]);
    const row = await test.engine.services.reader.one(
      'SELECT count(*) AS count FROM customer_share WHERE record_id = ?',
      [other.id],
    );
    expect(row).toEqual({ count: 0 });
  });

  it('is in the audit, with ids and levels', async () => {
    const { items } = await admin.audit.list({ recordId: id, operation: 'sharing.set' });
    expect(items[1]?.changes).toEqual({
      shares: [
        [{ kind: 'user', id: outsider.id, level: 'view' }],
        [
          { kind: 'user', id: outsider.id, level: 'view' },
          { kind: 'user', id: mate.id, level: 'edit' },
        ],
      ],
    });
  });

  it('works for contacts, and their kind may stand in the plural', async () => {
    const contact = await owner.client.contacts.create({ name: '赵立新' });
    await owner.client.sharing.set({ kind: 'contacts', id: contact.id, shares: [withUser(outsider)] });
    expect((await outsider.client.contacts.read({ id: contact.id })).name).toBe('赵立新');
  });
});

describe('who can see this and why (U21)', () => {
  it('says it by owner, co-worker, share, department and role', async () => {
    const { version } = await admin.customers.read({ id });
    await admin.customers.patch({ id, version, coOwnerIds: [mate.id] });
    await set(owner.client, [withUser(outsider, 'edit')]);
    const third = await addColleague(test, admin, { username: 'sun', name: '孙', role: 'sales', departmentId: one });
    const sight = await owner.client.sharing.explain({ kind: 'customer', id });
    expect(sight.owner).toEqual({ id: owner.id, name: '李' });
    expect(sight.coOwners).toEqual([{ id: mate.id, name: '何' }]);
    expect(sight.department).toEqual({ id: one, name: '销售一部', head: null });
    const groups = sight.groups.map((group) => [
      group.way,
      group.people.map(({ name }) => name),
      group.roles.map(({ name }) => name),
    ]);
    expect(groups).toEqual([
      ['owner', ['李'], []],
      ['coOwner', ['何'], []],
      ['shared', ['王'], []],
      ['department', ['孙'], ['销售']],
      ['tree', ['赵'], ['主管']],
      ['all', ['沈若溪'], ['管理员']],
    ]);
    expect(sight.groups[2]).toMatchObject({ sharedBy: { id: owner.id, name: '李' }, department: null });
    expect(sight.groups[2]?.people[0]?.can).toEqual(['view', 'edit']);
    expect(sight.groups[3]?.people[0]?.can).toEqual(['view']);
    expect(sight.total).toBe(6);
    await admin.users.disable({ id: third.id });
  });

  it('names exactly those who can read it, whatever the record', async () => {
    const people = [owner, mate, outsider, leader];
    const records = [
      id,
      (await admin.customers.create({ name: '二部的', departmentId: two, ownerId: null })).id,
      (await admin.customers.create({ name: '公司的' })).id,
      (await outsider.client.customers.create({ name: '王的' })).id,
    ];
    for (const record of records) {
      const sight = await admin.sharing.explain({ kind: 'customer', id: record });
      const named = new Set(sight.groups.flatMap((group) => group.people.map((person) => person.id)));
      for (const { id: personId, client } of people) {
        const reads = await client.customers.read({ id: record }).then(
          () => true,
          () => false,
        );
        expect([record, personId, named.has(personId)]).toEqual([record, personId, reads]);
      }
    }
  });
});

describe('who can see what belongs to a record', () => {
  it('an activity is seen by its owner and by those who see its customer and have the right to it', async () => {
    const customer = await outsider.client.customers.create({ name: '有活动的' });
    const subjects = [{ kind: 'customer' as const, id: customer.id }];
    const activity = await outsider.client.activities.create({ kind: 'note', subject: '记一笔', subjects });
    const sight = await admin.sharing.explain({ kind: 'activities', id: activity.id });
    expect(sight.groups.map((group) => [group.way, group.people.map(({ name }) => name).sort()])).toEqual([
      ['owner', ['王']],
      ['through', ['沈若溪']],
      ['through', ['赵']],
    ]);
    expect((await faultOf(owner.client.sharing.explain({ kind: 'activity', id: activity.id }))).code).toBe('not_found');
  });

  it('a file that is kept inside a department is seen there alone, the administrator included', async () => {
    const file = await buildFile(outsider.client, {
      name: '合同.txt',
      subjects: [{ kind: 'customer', id: (await outsider.client.customers.create({ name: '有文件的' })).id }],
      isDepartmentOnly: true,
    });
    const sight = await outsider.client.sharing.explain({ kind: 'file', id: file.id });
    expect(sight.groups.map((group) => [group.way, group.people.map(({ name }) => name)])).toEqual([['owner', ['王']]]);
    expect((await faultOf(admin.sharing.explain({ kind: 'file', id: file.id }))).code).toBe('not_found');
  });
});
