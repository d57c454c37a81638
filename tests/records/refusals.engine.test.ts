import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/builders';
import { buildActivity, buildContact, buildCustomer, buildUser } from '../support/builders';
import type { Client, TestEngine } from '../support/engine';
import { faultOf, setUp, startTestEngine } from '../support/engine';

let test: TestEngine;
let admin: Client;
let seller: Person;
let stranger: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部' });
  const other = await admin.departments.create({ name: '销售二部' });
  seller = await buildUser(test, admin, { departmentId: sales.id });
  stranger = await buildUser(test, admin, { departmentId: other.id });
});
afterAll(() => test.close());

/** A call that breaks the contract's types on purpose, as a foreign program might make it. */
const wrong = (call: (input: never) => Promise<unknown>, input: unknown) => faultOf(call(input as never));

describe('input that is not as the contract says', () => {
  it.each([
    ['an unknown field', { name: '甲', colour: 'red' }],
    ['a computed field', { name: '甲', lifeCycle: 'customer' }],
    ['a number made by the client', { name: '甲', number: 'C-000001' }],
    ['no name', {}],
    ['an empty name', { name: '   ' }],
    ['a name of zero-width characters', { name: '\u200b\u200b\u202e' }],
    ['a name of the wrong type', { name: 12 }],
    ['a list where a text is', { name: ['甲'] }],
    ['a text where a list is', { name: '甲', tags: 'vip' }],
    ['an id that is none', { id: '7', name: '甲' }],
    ['a choice that is none', { name: '甲', size: 'huge' }],
    ['a day that is none', { name: '甲', customerSince: '2026-02-30' }],
    ['a name of a megabyte', { name: '甲'.repeat(350_000) }],
    ['notes of a megabyte', { name: '甲', notes: 'x'.repeat(1_000_000) }],
    ['too many tags', { name: '甲', tags: Array.from({ length: 51 }, (_, index) => `t${index}`) }],
    ['a mail address that is none', { name: '甲', emails: [{ label: '', value: 'not a mail' }] }],
    ['a phone without digits', { name: '甲', phones: [{ label: '', value: 'call me' }] }],
    ['a tax id with a wrong check digit', { name: '甲', taxId: '91330212MA00H7K29R' }],
    ['an owner there is none of', { name: '甲', ownerId: '01890000-0000-7000-8000-000000000000' }],
    ['a department there is none of', { name: '甲', departmentId: '01890000-0000-7000-8000-000000000000' }],
    ['a co-worker there is none of', { name: '甲', coOwnerIds: ['01890000-0000-7000-8000-000000000000'] }],
    ['a parent there is none of', { name: '甲', parentId: '01890000-0000-7000-8000-000000000000' }],
  ])('is refused, and nothing is written: %s', async (_what, input) => {
    const count = async () => (await admin.customers.list({ total: 'exact', limit: 1 })).total;
    const before = await count();
    expect(await wrong(admin.customers.create, input)).toMatchObject({ code: 'invalid_input' });
    expect(await count()).toBe(before);
  });

  it('names the field, so that a form can show the fault beside it', async () => {
    expect(await wrong(admin.customers.create, { name: '甲', phones: [{ label: '', value: '' }] })).toMatchObject({
      data: { issues: [{ path: 'phones.0.value' }] },
    });
    expect(await wrong(admin.customers.create, { name: '甲', taxId: '91330212MA00H7K29R' })).toMatchObject({
      data: { reason: 'taxIdCheckDigit', field: 'taxId' },
    });
  });

  it.each([
    ['limit', { limit: 201 }],
    ['limit', { limit: 0 }],
    ['cursor', { cursor: 'bm9uZQ' }],
    ['sort', { sort: 'notes' }],
    ['sort', { sort: 'name; DROP TABLE customer' }],
    ['filter', { filter: { field: 'nothing', op: 'eq', value: 1 } }],
    ['filter', { filter: { field: 'name', op: 'like', value: '%' } }],
    ['filter', { filter: { field: 'name) OR 1=1 --', op: 'eq', value: 1 } }],
    ['filter', { filter: { field: "custom.x') OR 1=1 --", op: 'eq', value: 1 } }],
    ['filter', { filter: { field: 'constructor', op: 'eq', value: 1 } }],
    ['filter', { filter: { field: 'lastContactAt', op: 'gt', value: 'yesterday' } }],
    ['filter', { filter: { field: 'lastContactAt', op: 'within', value: 'someday' } }],
    ['filter', { filter: '{"and":' }],
    ['filter', { filter: deep(7) }],
  ])('is refused in a list: %s %j', async (_what, input) => {
    expect(await wrong(admin.customers.list, input)).toMatchObject({ code: 'invalid_input' });
  });
});

function deep(levels: number): unknown {
  return levels === 0 ? { field: 'name', op: 'eq', value: 'x' } : { and: [deep(levels - 1)] };
}

describe('strange texts', () => {
  it.each([
    [`Robert'); DROP TABLE customer;--`],
    ['<script>alert("xss")</script>'],
    ['شركة الشرق للتجارة'],
    ['חברת המזרח'],
    ['🏭 工厂 👩‍🔧'],
    ['100% _ \\ 折扣'],
  ])('are kept as they are and found again: %s', async (name) => {
    const customer = await buildCustomer(admin, { name });
    expect((await admin.customers.read({ id: customer.id })).name).toBe(customer.name);
    const filter = { field: 'name', op: 'contains' as const, value: customer.name ?? '' };
    expect((await admin.customers.list({ filter })).items.map((item) => item.id)).toEqual([customer.id]);
    const { items } = await admin.search.find({ q: customer.name ?? '' });
    expect(items.map((item) => item.id)).toContain(customer.id);
  });

  it('lose what nobody sees: zero-width, direction and control characters', async () => {
    const { name } = await buildCustomer(admin, { name: '\u202e宁波\u200b海\u0000檀\ufeff\u200f' });
    expect(name).toBe('宁波海檀');
  });
});

describe('records of other departments', () => {
  it('are not found, whatever is asked of them', async () => {
    const hidden = await buildCustomer(stranger.client);
    const { id } = hidden;
    const { customers } = seller.client;
    for (const call of [
      customers.read({ id }),
      customers.patch({ id, version: 1, notes: '我' }),
      customers.delete({ id }),
      customers.restore({ id }),
      customers.timeline({ id }),
    ]) {
      const fault = await faultOf(call);
      expect(['not_found', 'not_allowed']).toContain(fault.code);
      expect(JSON.stringify(fault)).not.toContain(String(hidden.name));
    }
    expect(await faultOf(customers.read({ id }))).toEqual(await faultOf(customers.read({ id: crypto.randomUUID() })));
  });

  it('cannot be pointed at', async () => {
    const hidden = await buildCustomer(stranger.client);
    expect(await faultOf(buildCustomer(seller.client, { parentId: hidden.id }))).toMatchObject({
      code: 'invalid_input',
      data: { field: 'parentId' },
    });
  });

  it('are not given away or moved without the right to assign', async () => {
    const mine = await buildCustomer(seller.client);
    const { customers } = seller.client;
    for (const values of [{ ownerId: stranger.id }, { departmentId: stranger.departmentId }])
      expect(await faultOf(customers.patch({ id: mine.id, version: 1, ...values }))).toMatchObject({
        code: 'not_allowed',
      });
    expect(await faultOf(buildCustomer(seller.client, { ownerId: stranger.id }))).toMatchObject({
      code: 'not_allowed',
    });
  });

  it('do not show through a parent or its own name', async () => {
    const parent = await buildCustomer(stranger.client, { name: '深藏集团' });
    const child = await buildCustomer(admin, {
      parentId: parent.id,
      ownerId: seller.id,
      departmentId: seller.departmentId,
    });
    expect((await seller.client.customers.read({ id: child.id })).parentId).toBeNull();
    expect((await admin.customers.read({ id: child.id })).parentId).toBe(parent.id);
    expect(JSON.stringify(await seller.client.customers.timeline({ id: child.id }))).not.toContain(parent.id);
  });

  it('and a company does not stand below itself', async () => {
    const top = await buildCustomer(admin);
    const below = await buildCustomer(admin, { parentId: top.id });
    expect(await faultOf(admin.customers.patch({ id: top.id, version: 1, parentId: below.id }))).toMatchObject({
      data: { reason: 'referenceLoop' },
    });
  });
});

describe('a field the role masks or hides', () => {
  it('is masked or missing, and can neither be filtered, sorted, searched nor written', async () => {
    const reader = await buildUser(test, admin, {
      role: {
        grants: { customer: { view: 'all', create: 'all', edit: 'all' } },
        fieldGroups: { contactDetails: 'mask', billing: 'hide' },
      },
    });
    const customer = await buildCustomer(admin, {
      name: '华东岚青',
      taxId: '91330212MA00H7K29X',
      phones: [{ label: '办公', value: '13800006641' }],
    });
    const { customers, search } = reader.client;
    const shown = await customers.read({ id: customer.id });
    expect(shown).not.toHaveProperty('taxId');
    expect(shown.masked).toEqual(['contactDetails']);
    expect(JSON.stringify(shown)).not.toContain('13800006641');
    for (const [field, value] of [
      ['phones', '13800006641'],
      ['taxId', '91330212MA00H7K29X'],
    ] as const) {
      expect(await faultOf(customers.list({ filter: { field, op: 'eq', value } }))).toMatchObject({
        data: { reason: 'hiddenField', field },
      });
      expect((await search.find({ q: value })).items).toEqual([]);
      expect((await customers.list({ q: value })).items).toEqual([]);
    }
    for (const values of [{ phones: shown.phones }, { phones: [] }, { taxId: null }, { taxId: '91330212MA00H7K29X' }])
      expect(await faultOf(customers.patch({ id: customer.id, version: 1, ...values }))).toMatchObject({
        code: 'invalid_input',
        data: { reason: 'hiddenField' },
      });
    await customers.patch({ id: customer.id, version: 1, notes: '只改备注' });
    expect(await admin.customers.read({ id: customer.id })).toMatchObject({
      taxId: '91330212MA00H7K29X',
      phones: [{ value: '13800006641' }],
      notes: '只改备注',
    });
  });

  it('is left out of the other version when a save is stale', async () => {
    const reader = await buildUser(test, admin, {
      role: { grants: { customer: { view: 'all', edit: 'all' } }, fieldGroups: { billing: 'hide' } },
    });
    const customer = await buildCustomer(admin);
    await admin.customers.patch({ id: customer.id, version: 1, taxId: '91330212MA00H7K29X', shortName: '新' });
    const fault = await faultOf(reader.client.customers.patch({ id: customer.id, version: 1, shortName: '我的' }));
    expect(fault).toMatchObject({
      code: 'stale_version',
      data: { version: 2, current: { shortName: '新', version: 2 } },
    });
    expect(JSON.stringify(fault)).not.toContain('91330212MA00H7K29X');
  });
});

describe('saving at the same time', () => {
  it('lets one of two through; the other gets what was saved and may merge and save again', async () => {
    const customer = await buildCustomer(admin, { tags: ['a', 'b'] });
    const saves = await Promise.allSettled([
      admin.customers.patch({ id: customer.id, version: 1, tags: ['a', 'b', 'c'] }),
      admin.customers.patch({ id: customer.id, version: 1, tags: ['b'] }),
    ]);
    expect(saves.map((save) => save.status).sort()).toEqual(['fulfilled', 'rejected']);
    const fault = await faultOf(admin.customers.patch({ id: customer.id, version: 1, tags: ['x'] }));
    const { version, tags } = await admin.customers.read({ id: customer.id });
    expect(fault).toMatchObject({ code: 'stale_version', data: { version, current: { tags } } });
    await admin.customers.patch({ id: customer.id, version, tags: [...(tags ?? []), 'x'] });
    expect((await admin.customers.read({ id: customer.id })).tags).toEqual([...(tags ?? []), 'x']);
  });

  it('refuses a stale delete, and a save of what was deleted meanwhile', async () => {
    const customer = await buildCustomer(admin);
    await admin.customers.patch({ id: customer.id, version: 1, notes: '新' });
    expect(await faultOf(admin.customers.delete({ id: customer.id, version: 1 }))).toMatchObject({
      code: 'stale_version',
      data: { version: 2, current: { notes: '新' } },
    });
    await admin.customers.delete({ id: customer.id, version: 2 });
    expect(await faultOf(admin.customers.patch({ id: customer.id, version: 2, notes: '晚' }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('many creates at once give each a number of its own, without gaps', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => buildCustomer(admin)));
    const numbers = made.map((customer) => Number(customer.number?.slice(2))).sort((left, right) => left - right);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });
});

describe('ids made by the client', () => {
  it('answer the same record when they are sent again, and are refused to whoever may not see it', async () => {
    const id = crypto.randomUUID();
    for (const build of [buildCustomer, buildContact, buildActivity]) {
      const first = await build(seller.client, { id });
      const again = await build(seller.client, { id });
      expect(again).toEqual(first);
      expect(await faultOf(build(stranger.client, { id }))).toEqual({
        code: 'duplicate',
        data: { reason: 'idTaken' },
      });
    }
  });

  it('and the same command sent again is done once', async () => {
    const commandId = crypto.randomUUID();
    const twice = test.client(seller.token, { commandId });
    const first = await buildCustomer(twice, { name: '同一条命令' });
    expect(await buildCustomer(twice, { name: '同一条命令' })).toEqual(first);
    const filter = { field: 'name', op: 'eq' as const, value: '同一条命令' };
    expect((await seller.client.customers.list({ filter })).total).toBe(1);
  });
});
