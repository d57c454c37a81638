import { afterEach, describe, expect, it } from 'vitest';
import { setupCode } from '@engine/modules/setup';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, startTestEngine } from '../../support/engine';

let test: TestEngine;
afterEach(() => test.close());

type Setup = Parameters<Client['setup']['create']>[0];
const base: Setup = {
  organization: { name: 'Warm Hill', locale: 'en', currency: 'USD', timeZone: 'America/Denver', sellingMode: 'both' },
  admin: { name: 'Ann Field', username: 'ann', password: adminPassword },
};

describe('a set-up that cannot be', () => {
  it.each<[string, Partial<Setup>, object]>([
    [
      'two people with one user name',
      { users: [{ name: 'Other', username: 'ANN', roleKey: 'sales' }] },
      { code: 'duplicate', data: { reason: 'usernameTaken', username: 'ANN' } },
    ],
    [
      'a person in a department that was not chosen',
      { users: [{ name: 'Bea', username: 'bea', roleKey: 'sales', departmentKey: 'sales' }] },
      { code: 'invalid_input', data: { reason: 'badValue', field: 'departmentKey' } },
    ],
    [
      'two departments with one name',
      { departments: [{ key: 'sales' }, { key: 'service', name: 'sales' }] },
      { code: 'duplicate', data: { reason: 'nameTaken', name: 'sales' } },
    ],
    [
      'a role that is none',
      { users: [{ name: 'B', username: 'b', roleKey: 'king' as 'sales' }] },
      { code: 'invalid_input' },
    ],
  ])('%s is refused and leaves nothing', async (_, change, fault) => {
    test = await startTestEngine();
    expect(await faultOf(test.client().setup.create({ ...base, ...change }))).toMatchObject(fault);
    expect((await test.client().setup.health()).setupRequired).toBe(true);
    const rows = await test.engine.services.reader.one('SELECT count(*) AS count FROM department');
    expect(rows).toEqual({ count: 0 });
  });

  it('needs the code from elsewhere, and guessing it has to wait', async () => {
    test = await startTestEngine();
    const elsewhere = test.client(null, { isLoopback: false }).setup;
    const wrong = setupCode.value === '00000000' ? '00000001' : '00000000';
    for (let count = 0; count < 5; count += 1)
      expect(await faultOf(elsewhere.create({ ...base, setupCode: wrong }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(elsewhere.create({ ...base, setupCode: setupCode.value }))).toMatchObject({
      code: 'too_many',
    });
    test.clock.now += 11_000;
    const code = `${setupCode.value.slice(0, 4)} ${setupCode.value.slice(4)}`;
    expect((await elsewhere.create({ ...base, setupCode: code })).token).toBeTruthy();
  });
});

describe('what the wizard gathered', () => {
  it('becomes departments, roles, people with one-time passwords and modules', async () => {
    test = await startTestEngine();
    const { token, users } = await test.client().setup.create({
      ...base,
      departments: [{ key: 'sales' }, { key: 'accounts', name: 'Books' }],
      users: [
        { name: 'Bea Long', username: 'bea', departmentKey: 'sales', roleKey: 'sales' },
        { name: 'Cal Short', username: 'cal', roleKey: 'owner' },
      ],
      answers: { size: '21-100', sellingMode: 'both', replaces: 'spreadsheets', aims: ['serveBetter'], pains: [] },
    });
    const admin = test.client(token);
    const departments = (await admin.departments.list({})).items;
    const firm = departments.find((department) => department.parentId === null);
    expect(departments.map(({ name }) => name).sort()).toEqual(['Books', 'Sales', 'Warm Hill']);
    expect(departments.filter(({ parentId }) => parentId === firm?.id)).toHaveLength(2);
    const people = (await admin.users.list({ sort: 'createdAt' })).items;
    expect(people.map(({ name, username }) => [name, username])).toEqual([
      ['Ann Field', 'ann'],
      ['Bea Long', 'bea'],
      ['Cal Short', 'cal'],
    ]);
    expect(firm?.headId).toBe(people[0]?.id);
    expect((await admin.roles.list({})).items.map(({ name }) => name)).toContain('Owner, read only');
    const { modules } = await admin.sessions.current();
    expect(modules).toEqual(['customers', 'contacts', 'activities', 'files', 'imports', 'search', 'reports']);
    const states = await admin.organization.modules();
    expect(states.items.find(({ key }) => key === 'tickets')).toMatchObject({ importance: 'must', isOn: true });
    expect(states.items.find(({ key }) => key === 'goals')).toMatchObject({ importance: 'could', isOn: false });
    expect(users?.map(({ username }) => username)).toEqual(['bea', 'cal']);
  });

  it('lets a person in with the one-time password, but no further before an own one is chosen', async () => {
    test = await startTestEngine();
    const { users } = await test.client().setup.create({
      ...base,
      users: [{ name: 'Bea Long', username: 'bea', roleKey: 'sales' }],
    });
    const oneTime = users?.[0]?.oneTimePassword ?? '';
    const bea = test.client((await test.client().sessions.create({ username: 'Bea', password: oneTime })).token);
    expect((await bea.sessions.current()).user.mustChangePassword).toBe(true);
    expect(await faultOf(bea.customers.list({}))).toEqual({
      code: 'not_allowed',
      data: { reason: 'passwordChangeFirst' },
    });
    await bea.users.changePassword({ oldPassword: oneTime, newPassword: 'eleven warm hills' });
    expect((await bea.customers.list({})).items).toEqual([]);
    expect((await bea.sessions.current()).user.mustChangePassword).toBe(false);
  });

  it.each(['zh-CN', 'en'] as const)('with sample data there is a firm to look around in (%s)', async (locale) => {
    test = await startTestEngine();
    const { token, users } = await test.client().setup.create({
      ...base,
      organization: { ...base.organization, locale, currency: locale === 'en' ? 'USD' : 'CNY' },
      departments: [{ key: 'sales' }],
      sampleData: true,
    });
    const admin = test.client(token);
    const customers = await admin.customers.list({ limit: 200 });
    expect(customers.total).toBe(40);
    expect(new Set(customers.items.map(({ ownerId }) => ownerId)).size).toBe(4);
    const today = await admin.today.read();
    expect(today.dueToday.count).toBeGreaterThan(0);
    expect(today.overdue.count).toBeGreaterThan(0);
    expect(today.schedule.length).toBeGreaterThan(0);
    expect(today.recentCustomers.length).toBeGreaterThan(0);
    expect(customers.items.some(({ nextStepAt }) => nextStepAt !== null)).toBe(true);
    expect(customers.items.every(({ lastContactAt }) => typeof lastContactAt === 'string')).toBe(true);
    const contacts = await admin.contacts.list({ limit: 200 });
    expect(contacts.total).toBeGreaterThanOrEqual(40);
    const activities = await admin.activities.list({ limit: 200 });
    expect(activities.total).toBeGreaterThan(100);
    expect((await admin.sessions.current()).modules).toContain('sales');
    const pipeline = (await admin.pipelines.list({})).items[0];
    const board = await admin.opportunities.board({ pipelineId: pipeline?.id ?? '', stages: 'all' });
    expect(board.columns.every((column) => column.count > 0 && (column.amount ?? 0) > 0)).toBe(true);
    expect((await admin.metrics.read({ id: 'M4' })).denominator).toBeGreaterThan(5);
    expect((await admin.metrics.read({ id: 'M11' })).value).toBeGreaterThan(10);
    const orders = (await admin.orders.list({ limit: 200 })).items;
    expect(new Set(orders.map(({ paymentStatus }) => paymentStatus))).toEqual(new Set(['unpaid', 'partial', 'paid']));
    expect(orders.every((one) => one.openAmount === (one.total ?? 0) - (one.paidAmount ?? 0))).toBe(true);
    expect(orders.some(({ deliveryStatus }) => deliveryStatus === 'delivered')).toBe(true);
    const quotes = (await admin.quotes.list({ limit: 200 })).items;
    expect(new Set(quotes.map(({ status }) => status))).toEqual(new Set(['draft', 'sent', 'accepted']));
    const hits = await admin.search.find({ q: locale === 'en' ? 'larkfield' : 'muchuan' });
    expect(hits.items[0]).toMatchObject({ kind: 'customer' });
    expect(users?.length).toBe(4);
    const seller = users?.[1];
    const session = await test.client().sessions.create({
      username: seller?.username ?? '',
      password: seller?.oneTimePassword ?? '',
    });
    expect((await test.client(session.token).sessions.current()).user.name).toBe(seller?.name);
  });
});
