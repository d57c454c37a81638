import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnField, OwnFieldCreate } from '@shared/modules/fields/field';
import { buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

let count = 0;
async function buildField(values: Partial<OwnFieldCreate> = {}): Promise<OwnField> {
  const field = await admin.fields.create({
    resource: 'customer',
    type: 'text',
    label: `排序 ${++count}`,
    isSearchable: true,
    ...values,
  });
  await settled();
  return field;
}

async function settled(): Promise<void> {
  const { jobs } = test.engine.services;
  for (const job of (await admin.jobs.list({})).items) await jobs.settled(job.id);
}

describe('an order by an own field is refused', () => {
  it('to whoever is not signed in', async () => {
    const { key } = await buildField();
    expect(await faultOf(test.client().customers.list({ sort: `custom.${key}` }))).toMatchObject({
      code: 'signed_out',
    });
  });

  it('where there is no such field, it is retired, or belongs to another kind of record', async () => {
    const retired = await buildField();
    await admin.fields.retire({ id: retired.id, version: 1 });
    await settled();
    const ofContacts = await buildField({ resource: 'contact' });
    for (const key of ['nothing', '', `x') --`, '__proto__', retired.key, ofContacts.key])
      expect(await faultOf(admin.customers.list({ sort: `custom.${key}` }))).toEqual({
        code: 'invalid_input',
        data: { reason: 'badSort', field: `custom.${key}` },
      });
  });

  it('where the field has no index, in lists, views and exports, and says what is missing', async () => {
    const field = await buildField({ isSearchable: false });
    const sort = `custom.${field.key}`;
    const refused = { code: 'invalid_input', data: { reason: 'sortNeedsIndex', field: field.label } };
    expect(await faultOf(admin.customers.list({ sort }))).toEqual(refused);
    expect(await faultOf(admin.exports.open({ kind: 'customers', sort }))).toEqual(refused);
    expect(await faultOf(admin.views.create({ resource: 'customer', name: '按字段', sort }))).toEqual(refused);
    const several = await buildField({
      type: 'multiChoice',
      isSearchable: false,
      options: [{ key: 'a', label: '甲', isRetired: false }],
    });
    expect(await faultOf(admin.customers.list({ sort: `custom.${several.key}` }))).toMatchObject({
      data: { reason: 'sortNeedsIndex' },
    });
  });

  it.each(['hide', 'mask'] as const)(
    'to whom its group is %s, index or not, with the same words',
    async (visibility) => {
      const { client } = await buildUser(test, admin, {
        role: { grants: { customer: { view: 'all', export: 'all' } }, fieldGroups: { relation: visibility } },
      });
      const indexed = await buildField({ group: 'relation' });
      const plain = await buildField({ group: 'relation', isSearchable: false });
      for (const sort of [indexed, plain].map(({ key }) => `custom.${key}`)) {
        const refused = { code: 'invalid_input', data: { reason: 'badSort', field: sort } };
        expect(await faultOf(client.customers.list({ sort }))).toEqual(refused);
        expect(await faultOf(client.exports.open({ kind: 'customers', sort }))).toEqual(refused);
      }
    },
  );

  it('with the cursor of another order', async () => {
    const [first, second] = [await buildField(), await buildField()];
    for (const value of ['甲', '乙'])
      await buildCustomer(admin, { custom: { [first.key]: value, [second.key]: value } });
    const { nextCursor } = await admin.customers.list({ sort: `custom.${first.key}`, limit: 1 });
    for (const sort of [`custom.${second.key}`, `-custom.${first.key}`])
      expect(await faultOf(admin.customers.list({ sort, cursor: nextCursor ?? '' }))).toMatchObject({
        data: { reason: 'badCursor' },
      });
  });

  it('once the index is given up, and is there again with it', async () => {
    const field = await buildField();
    const sort = `custom.${field.key}`;
    await admin.fields.patch({ id: field.id, version: 1, isSearchable: false });
    expect(await faultOf(admin.customers.list({ sort }))).toMatchObject({ data: { reason: 'sortNeedsIndex' } });
    await settled();
    await admin.fields.patch({ id: field.id, version: 2, isSearchable: true });
    await settled();
    expect((await admin.customers.list({ sort })).items.length).toBeGreaterThan(0);
  });
});

const choices = ['华东', '华北', '西南'].map((label) => ({ key: label, label, isRetired: false }));
const long = '暖'.repeat(990);
const kinds = [
  { type: 'text', values: ['b', '', 'B', 'a', '宁波', `${long}乙`, `${long}甲`, '宁波', 'Ä', '𠮷', '10', '9'] },
  { type: 'number', values: [3, -1, 2.5, 0, 3, -12.25, 1e15, 0.1, null, null, 7, 1000] },
  { type: 'money', values: [100, 5, null, 100, 2_000_000, -3, 99, 4, null, 12, 13, 14] },
  {
    type: 'date',
    values: ['2026-01-02', '2025-12-31', null, '2026-01-02', '1999-01-01', '2030-06-30', null, '2026-02-01'],
  },
  { type: 'yesNo', values: [true, false, null, true, false, null, true] },
  { type: 'choice', values: ['西南', null, '华东', '华北', '华东', '西南', null] },
] as const;

describe.each(kinds)('customers by a field of type $type', ({ type, values }) => {
  const world = {} as { sort: string; key: string; stored: Map<string, unknown>; seller: Client };
  beforeAll(async () => {
    const field = await buildField({ type, options: type === 'choice' ? choices : [] });
    const seller = await buildUser(test, admin, {
      role: { grants: { customer: { view: 'own', create: 'all', edit: 'own' } } },
    });
    for (const [index, value] of values.entries()) {
      const custom = value === null || value === '' ? {} : { [field.key]: value };
      await buildCustomer(index % 3 === 0 ? seller.client : admin, { custom, tags: index % 2 === 0 ? ['偶'] : [] });
    }
    const { items } = await admin.customers.list({ limit: 200 });
    Object.assign(world, {
      key: field.key,
      sort: `custom.${field.key}`,
      stored: new Map(items.map(({ id, custom }) => [id, custom?.[field.key]])),
      seller: seller.client,
    });
  });

  const idsOf = async (client: Client, sort: string, limit: number, filter?: object) => {
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await client.customers.list({
        sort,
        limit,
        ...(cursor !== undefined && { cursor }),
        ...(filter && { filter: filter }),
      });
      ids.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) return ids;
      cursor = page.nextCursor;
    }
  };
  /** Values in order, equal ones by id; those without one come last, both ways. */
  const expected = (ids: readonly string[], isDescending: boolean) =>
    [...ids].sort((left, right) => {
      const [a, b] = [world.stored.get(left), world.stored.get(right)];
      if ((a === undefined) !== (b === undefined)) return a === undefined ? 1 : -1;
      return (compare(a, b) || compare(left, right)) * (isDescending ? -1 : 1);
    });

  it.each([false, true])('stand in order, page by page as in one, descending: %s', async (isDescending) => {
    const sort = `${isDescending ? '-' : ''}${world.sort}`;
    for (const client of [admin, world.seller]) {
      const seen = (await client.customers.list({ limit: 200 })).items.map(({ id }) => id);
      const whole = await idsOf(client, sort, 200);
      expect(whole).toEqual(expected(seen, isDescending));
      for (const limit of [1, 2, 5]) expect(await idsOf(client, sort, limit)).toEqual(whole);
      const { items } = await client.customers.list({ sort, limit: 4, offset: 3 });
      expect(items.map(({ id }) => id)).toEqual(whole.slice(3, 7));
    }
  });

  it('stand in order under a filter on another field and on the same', async () => {
    for (const filter of [
      { field: 'tags', op: 'in', value: ['偶'] },
      { field: world.sort, op: 'empty', value: false },
      { field: 'name', op: 'contains', value: '试验机械' },
    ]) {
      const whole = await idsOf(admin, world.sort, 200, filter);
      expect(whole).toEqual(expected(whole, false));
      expect(whole.length).toBeGreaterThan(0);
      expect(await idsOf(admin, world.sort, 2, filter)).toEqual(whole);
    }
  });

  it('are exported in that order, and a view keeps it', async () => {
    const { id } = await admin.exports.open({ kind: 'customers', sort: `-${world.sort}`, columns: ['number'] });
    const { data, isLast } = await admin.exports.chunk({ id });
    expect(isLast).toBe(true);
    const items = (await admin.customers.list({ sort: `-${world.sort}`, limit: 200 })).items;
    expect(Buffer.from(data, 'base64').toString('utf8').trim().split('\r\n').slice(1)).toEqual(
      items.map(({ number }) => number),
    );
    const view = await admin.views.create({ resource: 'customer', name: `按 ${type}`, sort: `-${world.sort}` });
    expect((await admin.views.list({})).items.find((one) => one.id === view.id)?.sort).toBe(`-${world.sort}`);
  });

  it('are found by walking the index, without sorting', async () => {
    const value = `json_extract(c.custom, '$."${world.key}"')`;
    const index = `customer_custom_${world.key}`;
    for (const [where, order] of [
      [`${value} >= -9e999`, `${value} ASC, c.id ASC`],
      [`${value} = 'a' AND c.id > 'b'`, 'c.id ASC'],
      [`${value} >= -9e999 AND ${value} < 'a'`, `${value} DESC, c.id DESC`],
      [`${value} IS NULL`, 'c.id DESC'],
    ] as const) {
      const plan = await test.engine.services.reader.all<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT c.id AS id, ${value} AS value FROM customer c INDEXED BY ${index}
         WHERE c.deleted_at IS NULL AND ${where} ORDER BY ${order} LIMIT 51`,
      );
      expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/^SEARCH c USING (COVERING )?INDEX/)]);
    }
  });
});

/** Numbers by size, yes after no, text by its code points. */
function compare(left: unknown, right: unknown): number {
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return Number(left) - Number(right) || 0;
}
