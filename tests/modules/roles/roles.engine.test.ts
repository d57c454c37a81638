import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleTemplates } from '@shared/access/roles';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, roleId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let seller: Colleague;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  seller = await addColleague(test, admin, { username: 'seller', role: 'sales' });
});
afterAll(() => test.close());

describe('roles that cannot be', () => {
  it('people without the right see roles but change none', async () => {
    const { client } = seller;
    const [role] = (await client.roles.list({})).items;
    expect(role?.can).toEqual(['view']);
    for (const call of [
      client.roles.create({ name: 'x' }),
      client.roles.copy({ id: role?.id ?? '', name: 'y' }),
      client.roles.patch({ id: role?.id ?? '', version: 1, name: 'z' }),
      client.roles.delete({ id: role?.id ?? '' }),
    ])
      expect((await faultOf(call)).code).toBe('not_allowed');
  });

  it.each<[string, object]>([
    ['a cell that does not exist', { user: { export: 'all' } }],
    ['a scope that fits no cell', { customer: { create: 'department' } }],
    ['a resource that is none', { payroll: { view: 'all' } }],
    ['an action that is none', { customer: { burn: 'all' } }],
  ])('%s is refused', async (_, grants) => {
    expect((await faultOf(admin.roles.create({ name: '错', grants }))).code).toBe('invalid_input');
  });

  it('a name that is taken in another case or width is refused', async () => {
    await admin.roles.create({ name: 'Night shift' });
    expect(await faultOf(admin.roles.create({ name: 'NIGHT ｓhift' }))).toEqual({
      code: 'duplicate',
      data: { reason: 'nameTaken', name: 'NIGHT ｓhift' },
    });
  });

  it('the administrator can be renamed but not weakened, and no ready-made role deleted', async () => {
    const id = await roleId(admin, 'administrator');
    const renamed = await admin.roles.patch({ id, version: 1, name: '系统管理员' });
    expect(renamed).toMatchObject({ name: '系统管理员', template: 'administrator', version: 2 });
    expect((await faultOf(admin.roles.patch({ id, version: 2, grants: {} }))).data.reason).toBe('administratorFixed');
    expect((await faultOf(admin.roles.patch({ id, version: 2, fieldGroups: {} }))).data.reason).toBe(
      'administratorFixed',
    );
    for (const { key } of roleTemplates)
      expect((await faultOf(admin.roles.delete({ id: await roleId(admin, key) }))).data.reason).toBe('builtInRole');
  });

  it('nobody gives rights he or she does not have', async () => {
    const half = await admin.roles.create({
      name: '半个管理员',
      grants: { role: { view: 'all', create: 'all', edit: 'all' }, customer: { view: 'department' } },
      fieldGroups: { basic: 'show', contactDetails: 'mask' },
    });
    const person = await addColleague(test, admin, { username: 'half', roleIds: [half.id] });
    const { client } = person;
    const beyond = { code: 'not_allowed', data: { reason: 'moreThanOwnRights' } };
    expect(
      await faultOf(client.roles.patch({ id: half.id, version: 1, grants: { customer: { view: 'all' } } })),
    ).toEqual(beyond);
    expect(await faultOf(client.roles.create({ name: 'x', fieldGroups: { contactDetails: 'show' } }))).toEqual(beyond);
    expect(await faultOf(client.roles.copy({ id: await roleId(admin, 'manager'), name: 'y' }))).toEqual(beyond);
    const own = await client.roles.create({
      name: '够得着',
      grants: { customer: { view: 'own' } },
      fieldGroups: { basic: 'show' },
    });
    expect(own.grants).toEqual({ customer: { view: 'own' } });
  });
});

describe('a role', () => {
  it('counts from the next click, and a stale save is refused with the present one', async () => {
    const role = await admin.roles.create({ name: '试用', grants: { customer: { view: 'own', create: 'all' } } });
    const person = await addColleague(test, admin, { username: 'trial', roleIds: [role.id] });
    expect((await faultOf(person.client.audit.list({}))).code).toBe('not_allowed');
    await admin.roles.patch({ id: role.id, version: 1, grants: { audit: { view: 'own' } } });
    expect((await person.client.audit.list({})).items.every(({ userId }) => userId === person.id)).toBe(true);
    expect(await faultOf(admin.roles.patch({ id: role.id, version: 1, name: '试用二' }))).toMatchObject({
      code: 'stale_version',
      data: { current: { version: 2, grants: { audit: { view: 'own' } } } },
    });
    expect((await admin.roles.read({ id: role.id })).peopleCount).toBe(1);
    expect(await faultOf(admin.roles.delete({ id: role.id }))).toEqual({
      code: 'in_use',
      data: { reason: 'roleHasPeople', count: 1 },
    });
  });

  it('is copied with everything and then stands on its own', async () => {
    const copy = await admin.roles.copy({ id: await roleId(admin, 'sales'), name: '渠道销售' });
    const original = await admin.roles.read({ id: await roleId(admin, 'sales') });
    expect(copy).toMatchObject({ template: null, grants: original.grants, fieldGroups: original.fieldGroups });
    expect(copy.can).toContain('delete');
    expect(await admin.roles.delete({ id: copy.id })).toEqual({ id: copy.id });
    expect((await faultOf(admin.roles.read({ id: copy.id }))).code).toBe('not_found');
  });

  it('the widest of several roles counts in each cell', async () => {
    const roleIds = [await roleId(admin, 'sales'), await roleId(admin, 'accountant')];
    const both = await addColleague(test, admin, { username: 'both', roleIds });
    const { scopes, fieldGroups } = await both.client.sessions.current();
    expect(scopes.customer).toMatchObject({ view: 'all', create: 'all', edit: 'own', export: 'all' });
    expect(fieldGroups).toMatchObject({ relation: 'show', billing: 'show' });
  });
});
