import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreignTables, forgetMerges, historyTables, looseTables, pairTables } from '@engine/modules/merges';
import type { Person } from '../../support/builders';
import { buildActivity, buildContact, buildCustomer, buildUser, signedIn } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildFile } from '../../support/files';

let test: TestEngine;
let admin: Client;
let seller: Person;
let stranger: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部' });
  const other = await admin.departments.create({ name: '销售二部' });
  seller = await buildUser(test, admin, { departmentId: sales.id, role: 'manager' });
  stranger = await buildUser(test, admin, { departmentId: other.id, role: 'manager' });
});
afterAll(() => test.close());

const entry = (value: string, label = '') => [{ label, value }];
const of = ({ id, version }: { id: string; version: number }) => ({ id, version });
const merge = (
  client: Client,
  target: { id: string; version: number },
  sources: readonly { id: string; version: number }[],
  fields: Record<string, string> = {},
  kind: 'customer' | 'contact' = 'customer',
) => client.merges.create({ kind, target: of(target), sources: sources.map(of), fields });

describe('a merge is refused', () => {
  it('where one of the records is out of sight, as if it were not there', async () => {
    const mine = await buildCustomer(seller.client);
    const theirs = await buildCustomer(stranger.client);
    for (const [target, source] of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      expect(await faultOf(merge(seller.client, target, [source]))).toMatchObject({ code: 'not_found' });
      const preview = seller.client.merges.preview({ kind: 'customer', targetId: target.id, sourceIds: [source.id] });
      expect(await faultOf(preview)).toMatchObject({ code: 'not_found' });
    }
  });

  it('to whoever may not delete what goes, or not change what stays', async () => {
    const grants = { customer: { view: 'all', create: 'all', edit: 'all' } } as const;
    const editor = await buildUser(test, admin, { departmentId: seller.departmentId, role: { grants } });
    const [left, right] = [await buildCustomer(seller.client), await buildCustomer(seller.client)];
    expect(await faultOf(merge(editor.client, left, [right]))).toMatchObject({ code: 'not_allowed' });
    const own = await buildUser(test, admin, {
      departmentId: seller.departmentId,
      role: { grants: { customer: { view: 'all', create: 'all', edit: 'own', delete: 'all' } } },
    });
    const ownOne = await buildCustomer(own.client);
    expect(await faultOf(merge(own.client, left, [ownOne]))).toMatchObject({ code: 'not_allowed' });
    const preview = editor.client.merges.preview({ kind: 'customer', targetId: left.id, sourceIds: [right.id] });
    expect(await faultOf(preview)).toMatchObject({ code: 'not_allowed' });
  });

  it('where either record was changed since it was looked at, and nothing is half merged', async () => {
    const [left, right] = [await buildCustomer(seller.client), await buildCustomer(seller.client)];
    const changed = await seller.client.customers.patch({ ...of(right), notes: '新的' });
    expect(await faultOf(merge(seller.client, left, [right]))).toMatchObject({
      code: 'stale_version',
      data: { current: { id: right.id, notes: '新的' }, version: 2 },
    });
    await seller.client.customers.patch({ ...of(left), notes: '也新' });
    expect(await faultOf(merge(seller.client, left, [changed]))).toMatchObject({ code: 'stale_version' });
    expect((await seller.client.customers.read({ id: right.id })).version).toBe(2);
  });

  it('of a record with itself, of a firm with a person, and by fields one does not see', async () => {
    const firm = await buildCustomer(seller.client);
    const person = await buildCustomer(seller.client, { kind: 'person', name: '王小明' });
    expect(await faultOf(merge(seller.client, firm, [firm]))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(merge(seller.client, firm, [person]))).toMatchObject({ data: { reason: 'mergeKinds' } });
    const other = await buildCustomer(seller.client);
    expect(await faultOf(merge(seller.client, firm, [other], { name: person.id }))).toMatchObject({
      data: { reason: 'badValue', field: 'name' },
    });
    expect(await faultOf(merge(seller.client, firm, [other], { number: other.id }))).toMatchObject({
      data: { reason: 'unknownField' },
    });
    const blind = await buildUser(test, admin, {
      departmentId: seller.departmentId,
      role: {
        grants: { customer: { view: 'all', create: 'all', edit: 'all', delete: 'all' } },
        fieldGroups: { billing: 'hide' },
      },
    });
    expect(await faultOf(merge(blind.client, firm, [other], { taxId: other.id }))).toMatchObject({
      data: { reason: 'hiddenField', field: 'taxId' },
    });
  });

  it('of a contact that is a person customer: the customers are merged instead', async () => {
    const person = await buildCustomer(seller.client, { kind: 'person', name: '李建国' });
    const { items } = await seller.client.contacts.list({ q: '李建国' });
    const twin = items.find((contact) => contact.personCustomerId === person.id);
    const other = await buildContact(seller.client, { name: '李建国' });
    if (!twin) throw new Error('a person customer is a contact');
    expect(await faultOf(merge(seller.client, other, [twin], {}, 'contact'))).toMatchObject({
      code: 'in_use',
      data: { reason: 'personOfCustomer' },
    });
  });
});

describe('a preview', () => {
  it('shows the records side by side, where they differ, and counts only what the caller sees', async () => {
    const left = await buildCustomer(seller.client, { industry: '机械', phones: entry('13800000001'), notes: '甲' });
    const right = await buildCustomer(seller.client, {
      industry: '塑料',
      phones: entry('13800000002'),
      source: '展会',
    });
    await buildActivity(seller.client, { subjects: [{ kind: 'customer', id: right.id }] });
    await buildFile(seller.client, { subjects: [{ kind: 'customer', id: right.id }] });
    const accountant = await buildUser(test, admin, { role: 'accountant' });
    await buildFile(accountant.client, { isDepartmentOnly: true, subjects: [{ kind: 'customer', id: right.id }] });
    const inFile = { kind: 'customer' as const, targetId: left.id, sourceIds: [right.id] };
    const preview = await seller.client.merges.preview(inFile);
    expect(preview.records.map(({ record, isTarget }) => [record.id, isTarget])).toEqual([
      [left.id, true],
      [right.id, false],
    ]);
    expect(preview.records[1]?.moves).toMatchObject({ activities: 1, files: 1, contacts: 0 });
    const field = (key: string) => preview.fields.find((choice) => choice.key === key);
    expect(field('industry')).toMatchObject({ isConflict: true, suggestedId: left.id });
    expect(field('source')).toMatchObject({ isConflict: false, suggestedId: right.id });
    expect(field('phones')).toMatchObject({ isConflict: false, isUnited: true });
  });

  it('shows neither hidden fields nor masked ones in the clear', async () => {
    const left = await buildCustomer(seller.client, { taxId: '91370200100MA2CX3P', phones: entry('13811112222') });
    const right = await buildCustomer(seller.client, { phones: entry('13833334444') });
    const blind = await buildUser(test, admin, {
      departmentId: seller.departmentId,
      role: {
        grants: { customer: { view: 'all', create: 'all', edit: 'all', delete: 'all' } },
        fieldGroups: { billing: 'hide', contactDetails: 'mask' },
      },
    });
    const preview = await blind.client.merges.preview({ kind: 'customer', targetId: left.id, sourceIds: [right.id] });
    const text = JSON.stringify(preview);
    expect(text).not.toMatch(/91370200100MA2CX3P|13811112222|13833334444/);
    expect(preview.fields.map((choice) => choice.key)).not.toContain('taxId');
    expect(preview.fields.map((choice) => choice.key)).not.toContain('phones');
    await merge(blind.client, left, [right]);
    expect(await seller.client.customers.read({ id: left.id })).toMatchObject({
      taxId: '91370200100MA2CX3P',
      phones: [{ value: '13811112222' }, { value: '13833334444' }],
    });
  });
});

describe('a merge', () => {
  it('unites lists, takes the chosen values, fills gaps and moves everything', async () => {
    const target = await buildCustomer(seller.client, {
      name: '宁波华东科技',
      phones: entry('0574-88112233'),
      tags: ['重点'],
      industry: '机械',
    });
    const source = await buildCustomer(seller.client, {
      name: '宁波华东科技有限公司',
      phones: [...entry('+86 574 8811 2233'), ...entry('13900000001')],
      emails: entry('a@hd.example'),
      tags: ['重点', '展会'],
      industry: '电子',
      source: '展会',
    });
    const third = await buildCustomer(seller.client, { name: '华东科技' });
    const child = await buildCustomer(seller.client, { parentId: source.id });
    const link = [{ id: source.id, role: 'decision' }];
    const contact = await buildContact(seller.client, { customers: [...link, { id: target.id, role: null }] });
    const call = await buildActivity(seller.client, { kind: 'call', subjects: [{ kind: 'customer', id: source.id }] });
    const file = await buildFile(seller.client, { subjects: [{ kind: 'customer', id: third.id }] });
    const merged = await merge(seller.client, target, [source, third], { name: source.id });
    expect(merged).toMatchObject({ targetId: target.id, sourceIds: [source.id, third.id], undoneAt: null });
    expect(merged.moves).toMatchObject({ contacts: 1, activities: 1, files: 1, children: 1 });
    const now = await seller.client.customers.read({ id: target.id });
    expect(now).toMatchObject({
      name: '宁波华东科技有限公司',
      industry: '机械',
      source: '展会',
      tags: ['重点', '展会'],
      emails: [{ value: 'a@hd.example' }],
      lastContactKind: 'call',
    });
    expect(now.phones?.map((phone) => phone.value)).toEqual(['0574-88112233', '13900000001']);
    expect((await seller.client.customers.read({ id: child.id })).parentId).toBe(target.id);
    expect((await seller.client.contacts.read({ id: contact.id })).customers).toMatchObject([
      { id: target.id, role: 'decision' },
    ]);
    expect((await seller.client.activities.read({ id: call.id })).subjects).toMatchObject([{ id: target.id }]);
    expect((await seller.client.files.read({ id: file.id })).subjects).toMatchObject([{ id: target.id }]);
    const timeline = await seller.client.customers.timeline({ id: target.id });
    expect(timeline.items.map((item) => item.kind)).toEqual(expect.arrayContaining(['merged', 'call', 'file']));
    const found = (await seller.client.search.find({ q: '华东科技' })).items.filter((hit) => hit.kind === 'customer');
    expect(found.map((hit) => hit.id)).toEqual([target.id]);
    expect(await seller.client.merges.list({ kind: 'customer', id: target.id })).toMatchObject({
      items: [{ id: merged.id }],
    });
  });

  it('leads from the old id to the new one whoever may see it, and says nothing to others; it is not in the bin', async () => {
    const [first, second, third] = [
      await buildCustomer(seller.client),
      await buildCustomer(seller.client),
      await buildCustomer(seller.client),
    ];
    await merge(seller.client, second, [first]);
    await merge(seller.client, third, [await seller.client.customers.read({ id: second.id })]);
    expect(await faultOf(seller.client.customers.read({ id: first.id }))).toEqual({
      code: 'not_found',
      data: { mergedInto: third.id },
    });
    expect(await faultOf(stranger.client.customers.read({ id: first.id }))).toEqual({ code: 'not_found', data: {} });
    expect(await faultOf(seller.client.customers.restore({ id: first.id }))).toMatchObject({ code: 'not_found' });
  });

  it('lets everybody who owned one of them, or had it shared, see the one that stays', async () => {
    const colleague = await buildUser(test, admin, { departmentId: seller.departmentId });
    const target = await buildCustomer(seller.client);
    const source = await buildCustomer(colleague.client);
    const shared = { record_id: source.id, principal: `u${stranger.id}`, level: 'view', shared_at: test.clock.now };
    await test.engine.services.writer.command((db) => db.insertRow('customer_share', shared));
    await merge(admin, target, [source]);
    const now = await seller.client.customers.read({ id: target.id });
    expect([now.ownerId, now.coOwnerIds]).toEqual([seller.id, [colleague.id]]);
    expect((await stranger.client.customers.read({ id: target.id })).id).toBe(target.id);
    expect((await stranger.client.search.find({ q: target.name ?? '' })).items.map((hit) => hit.id)).toContain(
      target.id,
    );
  });

  it('of two person customers makes their contacts one too, and takes it back with them', async () => {
    const target = await buildCustomer(seller.client, { kind: 'person', name: '赵敏', phones: entry('13511110000') });
    const source = await buildCustomer(seller.client, { kind: 'person', name: '赵敏', emails: entry('zm@hk.example') });
    const contacts = async () =>
      (await seller.client.contacts.list({ q: '赵敏' })).items.map((contact) => contact.personCustomerId);
    expect((await contacts()).sort()).toEqual([target.id, source.id].sort());
    const merged = await merge(seller.client, target, [source]);
    expect(await contacts()).toEqual([target.id]);
    await seller.client.merges.undo({ id: merged.id });
    expect((await contacts()).sort()).toEqual([target.id, source.id].sort());
  });

  it('never makes a record its own parent, nor a circle of them', async () => {
    const target = await buildCustomer(seller.client);
    const middle = await buildCustomer(seller.client, { parentId: target.id });
    const source = await buildCustomer(seller.client, { parentId: middle.id });
    await merge(seller.client, target, [source], { parentId: source.id });
    expect((await seller.client.customers.read({ id: target.id })).parentId).toBeNull();
    const top = await seller.client.customers.read({ id: target.id });
    await merge(seller.client, await seller.client.customers.read({ id: middle.id }), [top]);
    expect((await seller.client.customers.read({ id: middle.id })).parentId).toBeNull();
  });
});

describe('an undo', () => {
  it('is refused to whoever could not have merged, twice, and while the record is itself merged away', async () => {
    const [target, source, next] = [
      await buildCustomer(seller.client),
      await buildCustomer(seller.client),
      await buildCustomer(seller.client),
    ];
    const first = await merge(seller.client, target, [source]);
    const plain = await buildUser(test, admin, { departmentId: seller.departmentId });
    expect(await faultOf(plain.client.merges.undo({ id: first.id }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(stranger.client.merges.undo({ id: first.id }))).toMatchObject({ code: 'not_found' });
    const second = await merge(seller.client, next, [await seller.client.customers.read({ id: target.id })]);
    expect(await faultOf(seller.client.merges.undo({ id: first.id }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'mergedMeanwhile' },
    });
    await seller.client.merges.undo({ id: second.id });
    expect(await seller.client.merges.undo({ id: first.id })).toMatchObject({ kept: 0 });
    expect(await faultOf(seller.client.merges.undo({ id: first.id }))).toMatchObject({
      data: { reason: 'mergeUndone' },
    });
    expect((await seller.client.customers.read({ id: source.id })).name).toBe(source.name);
  });

  it('is possible for thirty days; then only the old id is left, and where it leads', async () => {
    const target = await buildCustomer(seller.client);
    const source = await buildCustomer(seller.client, {
      name: '遗忘有限公司',
      phones: entry('13600000006'),
      tags: ['丁'],
    });
    const merged = await merge(seller.client, target, [source]);
    const { services } = test.engine;
    expect(await forgetMerges(services)).toBeGreaterThanOrEqual(0);
    test.clock.now += 31 * 86_400_000;
    const later = (await signedIn(test, seller.id, seller.departmentId)).client;
    expect(await faultOf(later.merges.undo({ id: merged.id }))).toMatchObject({ data: { reason: 'mergeTooOld' } });
    while ((await forgetMerges(services)) > 0);
    const row = await services.reader.one('SELECT * FROM customer WHERE id = ?', [source.id]);
    expect(JSON.stringify(row)).not.toMatch(/遗忘|13600000006|丁/);
    expect(await faultOf(later.customers.read({ id: source.id }))).toMatchObject({ data: { mergedInto: target.id } });
    expect((await later.customers.read({ id: target.id })).phones).toMatchObject([{ value: '13600000006' }]);
    expect(await faultOf(later.merges.undo({ id: merged.id }))).toMatchObject({ data: { reason: 'mergeTooOld' } });
    seller = { ...seller, client: later };
  });

  it('leaves what somebody changed since, counts it, and keeps new things where they were put', async () => {
    const target = await buildCustomer(seller.client, { industry: '机械', tags: ['甲'] });
    const source = await buildCustomer(seller.client, { source: '展会', phones: entry('13700000007'), tags: ['乙'] });
    const merged = await merge(seller.client, target, [source]);
    const now = await seller.client.customers.read({ id: target.id });
    await seller.client.customers.patch({ ...of(now), source: '网站', notes: '合并后写的' });
    const later = await buildActivity(seller.client, { subjects: [{ kind: 'customer', id: target.id }] });
    expect(await seller.client.merges.undo({ id: merged.id })).toMatchObject({ kept: 1 });
    expect(await seller.client.customers.read({ id: target.id })).toMatchObject({
      source: '网站',
      notes: '合并后写的',
      industry: '机械',
      phones: [],
      tags: ['甲'],
    });
    expect(await seller.client.customers.read({ id: source.id })).toMatchObject({ source: '展会', tags: ['乙'] });
    expect((await seller.client.activities.read({ id: later.id })).subjects).toMatchObject([{ id: target.id }]);
    const byPhone = { filter: { field: 'phones', op: 'eq', value: '13700000007' } } as const;
    expect((await seller.client.customers.list(byPhone)).items.map((item) => item.id)).toEqual([source.id]);
  });
});

describe('the schema', () => {
  it('has no column that could point at a customer or contact and is unknown to the merge', async () => {
    const { reader } = test.engine.services;
    const columns = await reader.all<{ tbl: string; name: string; fk: number }>(
      `SELECT m.name AS tbl, c.name AS name, EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name) f WHERE f."from" = c.name) AS fk
       FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
    );
    const known: string[] = [...Object.keys(looseTables), ...pairTables, ...historyTables, ...foreignTables];
    const suspicious = columns.filter(
      ({ tbl, name, fk }) =>
        fk === 0 &&
        /^(record|source|subject|left|right|target|customer|contact)_id$/.test(name) &&
        !known.includes(tbl),
    );
    expect(suspicious).toEqual([]);
  });
});
