import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let seller: Colleague;
let auditor: Colleague;
let leader: Colleague;
let customerId: string;
let sales: string;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  sales = (await admin.departments.create({ name: '销售部' })).id;
  const masked = await admin.roles.create({
    name: '审计',
    grants: { audit: { view: 'all' }, customer: { view: 'all' } },
    fieldGroups: { basic: 'show', contactDetails: 'mask', relation: 'show' },
  });
  const narrow = await admin.roles.create({
    name: '组长',
    grants: { audit: { view: 'department' }, customer: { view: 'own' } },
    fieldGroups: { basic: 'show', contactDetails: 'show', relation: 'show', billing: 'show' },
  });
  seller = await addColleague(test, admin, { username: 'seller', role: 'sales', departmentId: sales });
  auditor = await addColleague(test, admin, { username: 'auditor', roleIds: [masked.id] });
  leader = await addColleague(test, admin, { username: 'leader', roleIds: [narrow.id], departmentId: sales });
  const customer = await seller.client.customers.create({
    name: '甲公司',
    phones: [{ label: '', value: '13900001234' }],
  });
  customerId = customer.id;
  test.clock.now += 3 * 86_400_000;
  await seller.client.customers.patch({
    id: customerId,
    version: customer.version,
    name: '甲公司（新）',
    phones: [{ label: '', value: '13900005678' }],
    taxId: '91350100M000100Y43',
  });
});
afterAll(() => test.close());

describe('the log is not for everybody', () => {
  it('without the right it is refused', async () => {
    expect((await faultOf(seller.client.audit.list({}))).code).toBe('not_allowed');
  });

  it('with the right for a department only its people’s lines are there', async () => {
    const { items } = await leader.client.audit.list({ limit: 200 });
    const people = new Set(items.map(({ userId }) => userId));
    expect(people).toEqual(new Set([seller.id, leader.id]));
  });

  it('lines of records the reader does not see keep their content to themselves', async () => {
    const { items } = await leader.client.audit.list({ recordId: customerId });
    expect(items).toHaveLength(2);
    for (const line of items) expect(line.changes).toEqual({});
    expect((await faultOf(leader.client.audit.history({ kind: 'customer', id: customerId }))).code).toBe('not_found');
  });

  it('hidden and masked groups are left out of what changed', async () => {
    const { items } = await auditor.client.audit.list({ recordId: customerId });
    expect(items[0]?.changes).toEqual({ name: ['甲公司', '甲公司（新）'] });
    expect(JSON.stringify(items)).not.toMatch(/1390000|9135/);
    const history = await auditor.client.audit.history({ kind: 'customer', id: customerId });
    expect(history.items.map(({ changes }) => Object.keys(changes))).toEqual(
      items.map(({ changes }) => Object.keys(changes)),
    );
  });

  it('the history of settings, roles and people is for whoever sees the whole log', async () => {
    expect((await faultOf(seller.client.audit.history({ kind: 'role', id: sales }))).code).toBe('not_found');
    expect((await admin.audit.history({ kind: 'department', id: sales })).items).toHaveLength(1);
  });
});

describe('the log', () => {
  it('says who changed what from where, newest first', async () => {
    const [changed, created] = (await admin.audit.list({ recordId: customerId })).items;
    expect(changed).toMatchObject({
      userId: seller.id,
      userName: 'seller',
      device: 'test',
      operation: 'customer.changed',
      kind: 'customer',
      at: new Date(test.clock.now).toISOString(),
    });
    expect(changed?.changes['phones']?.[1]).toEqual([{ label: '', value: expect.stringContaining('5678') as string }]);
    expect(created?.operation).toBe('customer.created');
  });

  it('is found by kind, person, operation and day of the firm', async () => {
    const count = async (filter: Parameters<Client['audit']['list']>[0]) =>
      (await admin.audit.list({ ...filter, limit: 200 })).items.length;
    expect(await count({ kind: 'customer' })).toBe(2);
    expect(await count({ kind: 'customer', userId: seller.id, operation: 'customer.created' })).toBe(1);
    expect(await count({ kind: 'customer', userId: auditor.id })).toBe(0);
    expect(await count({ kind: 'customer', from: '2026-11-23', to: '2026-11-23' })).toBe(1);
    expect(await count({ kind: 'customer', to: '2026-11-20' })).toBe(1);
    expect(await count({ kind: 'customer', from: '2026-11-24' })).toBe(0);
  });

  it('goes on page by page without a gap', async () => {
    const all = (await admin.audit.list({ limit: 200 })).items.map(({ sequence }) => sequence);
    const paged: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.audit.list({ limit: 4, cursor });
      paged.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    expect((await faultOf(admin.audit.list({ cursor: "1' OR 1" }))).code).toBe('invalid_input');
  });
});

describe('the log as CSV', () => {
  const fetched = async (client: Client, input: Parameters<Client['audit']['export']>[0] = {}) => {
    const download = await client.audit.export(input);
    let text = '';
    for (let isLast = false; !isLast;) {
      const piece = await client.exports.chunk({ id: download.id });
      text += Buffer.from(piece.data, 'base64').toString('utf8');
      isLast = piece.isLast;
    }
    return { ...download, text };
  };

  it('is refused to whoever is signed out, may not read the log, or may read it but not export it', async () => {
    expect((await faultOf(test.client().audit.export({}))).code).toBe('signed_out');
    expect((await faultOf(seller.client.audit.export({}))).code).toBe('not_allowed');
    expect((await faultOf(auditor.client.audit.export({}))).code).toBe('not_allowed');
    expect((await faultOf(admin.audit.export({ from: 'yesterday' }))).code).toBe('invalid_input');
  });

  it('is nobody else’s to fetch', async () => {
    const { id } = await admin.audit.export({});
    expect((await faultOf(seller.client.exports.chunk({ id }))).code).toBe('not_found');
  });

  it('holds the lines in the narrower reach of the two rights, without what the role hides', async () => {
    const role = await admin.roles.create({
      name: '部门审计',
      grants: { audit: { view: 'all', export: 'department' }, customer: { view: 'all' } },
      fieldGroups: { basic: 'show', contactDetails: 'mask', relation: 'show' },
    });
    const { client } = await addColleague(test, admin, {
      username: 'taker',
      roleIds: [role.id],
      departmentId: sales,
    });
    const { text } = await fetched(client, { kind: 'customer' });
    expect(text).toContain('甲公司（新）');
    expect(text).not.toMatch(/1390000|9135/);
    expect((await fetched(client, { kind: 'role' })).text.trim().split('\r\n')).toHaveLength(1);
  });

  it('says in the reader’s language who did what, follows the choice, and is a line of the log itself', async () => {
    const { text, fileName, id } = await fetched(
      test.client((await admin.sessions.create({ username: 'shen', password: adminPassword })).token, {
        locale: 'zh-CN',
      }),
      { recordId: customerId },
    );
    expect(fileName).toBe('操作日志 2026-11-23.csv');
    const [head = '', first = '', ...rest] = text.trim().split('\r\n');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(head).toBe('序号,时间,员工,做了什么,操作代码,类型,资料（id）,改动,原因,批次,设备'.replace(/[^,]+/g, '"$&"'));
    expect(first).toContain('修改');
    expect(text).toContain('甲公司 → 甲公司（新）');
    expect(rest.join('\n')).toContain(customerId);
    const [line] = (await admin.audit.list({ kind: 'audit', recordId: id })).items;
    expect(line).toMatchObject({ operation: 'audit.export', changes: { recordId: [null, customerId] } });
    const english = await fetched(admin, { recordId: customerId });
    expect(english.text).toContain('Changed a customer');
    expect(english.fileName).toMatch(/^Audit log|^Log/);
  });

  it('holds every line there is, over many pages, each once and the newest first', async () => {
    const { text } = await fetched(admin);
    const numbers = [...text.matchAll(/^(\d+),\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,/gm)].map(([, number]) => Number(number));
    const newest = (await admin.audit.list({ limit: 1 })).items[0]?.sequence ?? 0;
    expect(numbers).toEqual(Array.from({ length: newest }, (_, index) => newest - index));
  });
});
