import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, colleaguePassword, firmId, roleId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let adminId: string;
let firm: string;
let sales: string;
let keeper: Colleague;
let seller: Colleague;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  adminId = (await admin.sessions.current()).user.id;
  firm = await firmId(admin);
  sales = (await admin.departments.create({ name: '销售部' })).id;
  // Looks after the people of one department and has few rights beside.
  const keeping = await admin.roles.create({
    name: '部门文员',
    grants: { user: { view: 'all', create: 'all', edit: 'department', delete: 'department' } },
  });
  keeper = await addColleague(test, admin, { username: 'keeper', roleIds: [keeping.id], departmentId: sales });
  seller = await addColleague(test, admin, { username: 'seller', role: 'sales', departmentId: sales });
});
afterAll(() => test.close());

describe('people who may not manage people', () => {
  it('cannot add, change, switch off, reset or delete anybody', async () => {
    const { client } = seller;
    const calls = [
      client.users.create({ username: 'x', name: 'x', departmentId: sales }),
      client.users.patch({ id: keeper.id, version: 1, name: 'x' }),
      client.users.disable({ id: keeper.id }),
      client.users.enable({ id: keeper.id }),
      client.users.resetPassword({ id: keeper.id }),
      client.users.delete({ id: keeper.id }),
      client.users.sessions({ id: keeper.id }),
    ];
    for (const call of calls) expect((await faultOf(call)).code).toBe('not_allowed');
  });

  it('see colleagues by name and how to reach them alone', async () => {
    const shown = await seller.client.users.read({ id: keeper.id });
    expect(Object.keys(shown).sort()).toEqual(
      ['can', 'createdAt', 'departmentId', 'email', 'id', 'isDisabled', 'name', 'phone', 'updatedAt', 'version'].sort(),
    );
    expect(shown.can).toEqual(['view']);
    expect((await seller.client.users.read({ id: seller.id })).username).toBe('seller');
    expect((await seller.client.users.names()).items.map(({ id }) => id)).toContain(keeper.id);
  });

  it('do not find people by user names they do not see', async () => {
    expect((await seller.client.users.list({ q: 'keeper' })).items.map(({ id }) => id)).toEqual([keeper.id]);
    const renamed = await admin.users.patch({ id: keeper.id, version: 1, name: '文员小周' });
    expect((await seller.client.users.list({ q: 'keeper' })).items).toEqual([]);
    expect((await seller.client.users.list({ q: 'xz' })).items.map(({ id }) => id)).toEqual([renamed.id]);
    expect(await faultOf(seller.client.users.list({ filter: { field: 'passwordHash', op: 'empty' } }))).toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('whoever looks after a department', () => {
  it('adds people there and nowhere else, with no rights beyond the own ones', async () => {
    const { client } = keeper;
    const added = await client.users.create({ username: 'new', name: '新人', departmentId: sales });
    expect(added.oneTimePassword).toMatch(/^[a-z2-9-]{14}$/);
    expect(
      await faultOf(
        client.users.create({
          username: 'n2',
          name: '二',
          departmentId: sales,
          roleIds: [await roleId(admin, 'administrator')],
        }),
      ),
    ).toEqual({
      code: 'not_allowed',
      data: { reason: 'moreThanOwnRights' },
    });
    expect((await faultOf(client.users.patch({ id: added.id, version: 1, departmentId: firm }))).code).toBe(
      'not_allowed',
    );
    expect((await faultOf(client.users.patch({ id: adminId, version: 1, name: 'x' }))).code).toBe('not_allowed');
    await client.users.delete({ id: added.id });
  });

  it('does not take over somebody who can do more', async () => {
    const strong = await addColleague(test, admin, { username: 'strong', role: 'administrator', departmentId: sales });
    for (const call of [
      keeper.client.users.resetPassword({ id: strong.id }),
      keeper.client.users.disable({ id: strong.id }),
      keeper.client.users.patch({ id: strong.id, version: 1, username: 'weak' }),
      keeper.client.users.delete({ id: strong.id }),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'not_allowed', data: { reason: 'moreThanOwnRights' } });
    await admin.users.disable({ id: strong.id });
  });
});

describe('adding a person', () => {
  it.each([
    ['a user name that is taken in another width and case', { username: 'ＳＥＬＬＥＲ' }, 'usernameTaken'],
    ['a department that is none', { departmentId: '0197a0de-0000-7000-8000-000000000000' }, 'badValue'],
    ['a role that is none', { roleIds: ['0197a0de-0000-7000-8000-000000000000'] }, 'badValue'],
    ['a password that is too short', { password: 'short' }, 'passwordTooShort'],
    ['a password that is the name of the firm', { password: '暖山机电2026' }, 'passwordContainsName'],
  ])('is refused with %s', async (_, change, reason) => {
    const input = { username: 'fresh', name: '新来的', departmentId: sales, ...change };
    expect((await faultOf(admin.users.create(input))).data.reason).toBe(reason);
  });

  it('without a department puts the person where the one who adds is at home', async () => {
    const made = await admin.users.create({ username: 'home', name: '家' });
    expect(made.departmentId).toBe(firm);
  });

  it('sent twice under one id makes one person', async () => {
    const input = { id: '0197a0de-0000-7000-8000-00000000abcd', username: 'twice', name: '双', departmentId: sales };
    const first = await admin.users.create(input);
    const second = await admin.users.create(input);
    expect(second.id).toBe(first.id);
    expect(second.oneTimePassword).toBeUndefined();
  });

  it('keeps no password that can be read', async () => {
    const made = await admin.users.create({ username: 'secret', name: '密', departmentId: sales });
    const { reader } = test.engine.services;
    const row = await reader.one<{ password_hash: string }>('SELECT password_hash FROM app_user WHERE id = ?', [
      made.id,
    ]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
    const oneTime = made.oneTimePassword ?? 'none';
    for (const table of ['command_answer', 'audit', 'app_user', 'change']) {
      const rows = await reader.all(`SELECT * FROM ${table}`);
      expect(JSON.stringify(rows)).not.toContain(oneTime);
    }
  });
});

describe('the last administrator', () => {
  it('stays one', async () => {
    const current = await admin.users.read({ id: adminId });
    const { version } = current;
    expect(await faultOf(admin.users.patch({ id: adminId, version, roleIds: [] }))).toEqual({
      code: 'in_use',
      data: { reason: 'lastAdministrator' },
    });
    expect(await faultOf(admin.users.disable({ id: adminId }))).toMatchObject({ data: { reason: 'cannotDeleteSelf' } });
    expect((await admin.users.read({ id: adminId })).roleIds).toEqual(current.roleIds);
  });

  it('can go when there is another one', async () => {
    const second = await addColleague(test, admin, { username: 'second', role: 'administrator' });
    await second.client.users.disable({ id: adminId });
    expect((await faultOf(admin.customers.list({}))).code).toBe('signed_out');
    await second.client.users.enable({ id: adminId });
    admin = test.client((await test.client().sessions.create({ username: 'shen', password: adminPassword })).token);
    await admin.users.disable({ id: second.id });
  });
});

describe('switching a person off', () => {
  it('ends every session at once and keeps what belongs to the person', async () => {
    const leaver = await addColleague(test, admin, { username: 'leaver', role: 'sales', departmentId: sales });
    const customer = await leaver.client.customers.create({ name: '留下的客户' });
    await admin.users.disable({ id: leaver.id });
    expect((await faultOf(leaver.client.customers.list({}))).code).toBe('signed_out');
    expect(await faultOf(test.client().sessions.create({ username: 'leaver', password: colleaguePassword }))).toEqual({
      code: 'signed_out',
      data: { reason: 'userDisabled' },
    });
    expect((await admin.customers.read({ id: customer.id })).ownerId).toBe(leaver.id);
    await admin.users.enable({ id: leaver.id });
    expect(
      (await test.client().sessions.create({ username: 'leaver', password: colleaguePassword })).token,
    ).toBeTruthy();
    expect((await faultOf(leaver.client.customers.list({}))).code).toBe('signed_out');
  });

  it('deleting is for people who left no trace', async () => {
    expect(await faultOf(admin.users.delete({ id: seller.id }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'userHasRecords' },
    });
  });
});

describe('passwords', () => {
  it('are reset on the screen: the old one and the sessions end, the new one is for once', async () => {
    const person = await addColleague(test, admin, { username: 'forgetful', role: 'sales' });
    const { oneTimePassword = '' } = await admin.users.resetPassword({ id: person.id });
    expect((await faultOf(person.client.customers.list({}))).code).toBe('signed_out');
    expect(
      (await faultOf(test.client().sessions.create({ username: 'forgetful', password: colleaguePassword }))).code,
    ).toBe('signed_out');
    const again = test.client(
      (await test.client().sessions.create({ username: 'forgetful', password: oneTimePassword })).token,
    );
    expect((await faultOf(again.customers.list({}))).data.reason).toBe('passwordChangeFirst');
    expect(
      (await faultOf(again.users.changePassword({ oldPassword: oneTimePassword, newPassword: oneTimePassword }))).data
        .reason,
    ).toBe('passwordSame');
    await again.users.changePassword({ oldPassword: oneTimePassword, newPassword: 'my own long words' });
    expect((await again.customers.list({})).total).toBe(0);
  });

  it('are changed by their owner with the old one; other sessions end and this one stays', async () => {
    const person = await addColleague(test, admin, { username: 'changer', role: 'sales' });
    const other = test.client(
      (await test.client().sessions.create({ username: 'changer', password: colleaguePassword })).token,
    );
    const wrong = person.client.users.changePassword({ oldPassword: 'not this one', newPassword: 'another fine day' });
    expect(await faultOf(wrong)).toEqual({ code: 'invalid_input', data: { reason: 'wrongOldPassword' } });
    const weak = person.client.users.changePassword({ oldPassword: colleaguePassword, newPassword: 'password' });
    expect((await faultOf(weak)).data.reason).toBe('passwordCommon');
    await person.client.users.changePassword({ oldPassword: colleaguePassword, newPassword: 'another fine day' });
    expect((await faultOf(other.sessions.current())).code).toBe('signed_out');
    expect((await person.client.sessions.current()).user.id).toBe(person.id);
  });

  it('guessing the old one waits, and does not lock the sign-in', async () => {
    const person = await addColleague(test, admin, { username: 'guessed', role: 'sales' });
    const guess = () =>
      person.client.users.changePassword({ oldPassword: 'wrong wrong', newPassword: 'another fine day' });
    for (let count = 0; count < 3; count += 1) expect((await faultOf(guess())).code).toBe('invalid_input');
    expect((await faultOf(guess())).code).toBe('too_many');
    expect(
      (await test.client().sessions.create({ username: 'guessed', password: colleaguePassword })).token,
    ).toBeTruthy();
  });
});

describe('preferences', () => {
  it('are kept one by one', async () => {
    await seller.client.users.changePreferences({ language: 'en' });
    expect(await seller.client.users.changePreferences({ scheme: 'dark' })).toEqual({ language: 'en', scheme: 'dark' });
    expect((await seller.client.sessions.current()).preferences).toEqual({ language: 'en', scheme: 'dark' });
    expect((await faultOf(seller.client.users.changePreferences({ theme: 'x' } as object))).code).toBe('invalid_input');
  });
});

describe('telephone and mail for paper (QUO-07)', () => {
  it('are refused where they are none, too long or somebody else’s', async () => {
    const { client } = seller;
    expect((await faultOf(client.users.changeContact({ email: 'nobody' }))).code).toBe('invalid_input');
    expect((await faultOf(client.users.changeContact({ phone: '1'.repeat(61) }))).code).toBe('invalid_input');
    expect((await faultOf(test.client().users.changeContact({ phone: '1' }))).code).toBe('signed_out');
    expect((await faultOf(client.users.patch({ id: keeper.id, version: 1, phone: '1' }))).code).toBe('not_allowed');
  });

  it('are one’s own to change, told to colleagues, and taken away by an empty text', async () => {
    const { client, id } = seller;
    expect(await client.users.contact()).toEqual({ phone: null, email: null });
    const phone = ' 139 0000\u00a05278 ';
    expect(await client.users.changeContact({ phone, email: 'limin@nuanshan.example' })).toEqual({
      phone: '139 0000 5278',
      email: 'limin@nuanshan.example',
    });
    expect(await keeper.client.users.read({ id })).toMatchObject({ email: 'limin@nuanshan.example' });
    const before = await admin.users.read({ id });
    await admin.users.patch({ id, version: before.version, phone: '0574 8800 2600' });
    await client.users.changeContact({ email: '' });
    expect(await client.users.contact()).toEqual({ phone: '0574 8800 2600', email: null });
    const { items } = await admin.audit.list({ kind: 'user', recordId: id });
    expect(items[0]?.changes).toEqual({ email: ['limin@nuanshan.example', null] });
  });
});

describe('what a person can see (U21)', () => {
  it('names the roles each right comes from and counts what is in reach', async () => {
    await seller.client.customers.create({ name: '一号客户' });
    const access = await admin.users.access({ id: seller.id });
    expect(access.user).toMatchObject({ id: seller.id, isDisabled: false });
    expect(access.departments).toEqual([{ id: sales, name: '销售部', via: 'home', isHead: false }]);
    const salesRole = await roleId(admin, 'sales');
    expect(access.cells.find(({ resource, action }) => resource === 'customer' && action === 'view')).toEqual({
      resource: 'customer',
      action: 'view',
      scope: 'department',
      roleIds: [salesRole],
    });
    expect(access.cells.find(({ resource, action }) => resource === 'audit' && action === 'view')).toMatchObject({
      scope: 'none',
      roleIds: [],
    });
    const listed = (await seller.client.customers.list({})).total;
    expect(access.counts.find(({ resource }) => resource === 'customer')?.count).toBe(listed);
  });

  it('tells no numbers to who does not see all of the kind', async () => {
    const { counts } = await seller.client.users.access({ id: adminId });
    expect(counts.find(({ resource }) => resource === 'customer')?.count).toBeNull();
    const own = await seller.client.users.access({ id: seller.id });
    expect(own.counts.find(({ resource }) => resource === 'customer')?.count).toEqual(expect.any(Number));
  });
});
