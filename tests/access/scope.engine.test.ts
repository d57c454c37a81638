import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filter } from '@shared/contract/list';
import { wholeKind } from '@engine/database/unit';
import type { SqlValue } from '@engine/database/reader';
import { Random } from '../bench/dataset/random';
import type { Person } from '../support/builders';
import { buildUser } from '../support/builders';
import type { Client, TestEngine } from '../support/engine';
import { faultOf, setUp, startTestEngine } from '../support/engine';

/** What of a row the expected lists are worked out from. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly industry: string | null;
  readonly customerSince: string | null;
  readonly updatedAt: number;
  readonly ownerId: string | null;
  readonly departmentId: string | null;
  readonly coOwnerId: string | null;
  readonly share: string | null;
  readonly isBinned: boolean;
}

const rowCount = 1200;
const random = new Random(7);
let test: TestEngine;
let admin: Client;
const people: Person[] = [];
const rows: Row[] = [];

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const departments: string[] = [];
  for (const name of ['销售一部', '销售二部', '销售三部'])
    departments.push((await admin.departments.create({ name })).id);
  const own = { role: { grants: { customer: { view: 'own' } } } } as const;
  const department = { role: { grants: { customer: { view: 'department' } } } } as const;
  for (const departmentId of departments) {
    people.push(await buildUser(test, admin, { departmentId, ...department }));
    people.push(await buildUser(test, admin, { departmentId, ...own }));
  }
  people.push(
    await buildUser(test, admin, { ...own, departmentId: (await admin.departments.create({ name: '空' })).id }),
  );
  for (let index = 0; index < rowCount; index++) rows.push(rowOf(index, departments));
  await writeRows(rows);
}, 120_000);
afterAll(() => test.close());

/** Owners and departments are spread unevenly, so that some see much and others nearly nothing. */
function rowOf(index: number, departments: readonly string[]): Row {
  const somebody = () => random.pickSkewed(people).id;
  const share = random.pick(people);
  return {
    id: random.uuid(1_700_000_000_000 + index),
    // Few different values, so that ids decide the order often.
    name: `客户 ${String(random.below(40)).padStart(3, '0')}`,
    industry: random.happens(0.2) ? null : random.pickSkewed(['制造业', '物流', '教育', '农业']),
    customerSince: random.happens(0.5) ? null : `2025-0${1 + random.below(9)}-1${random.below(9)}`,
    updatedAt: 1_700_000_000_000 + random.below(300) * 1000,
    ownerId: random.happens(0.3) ? null : somebody(),
    departmentId: random.happens(0.2) ? null : random.pickSkewed(departments),
    coOwnerId: random.happens(0.1) ? somebody() : null,
    share: random.happens(0.05) ? (random.happens(0.5) ? `u${share.id}` : `d${share.departmentId}`) : null,
    isBinned: random.happens(0.05),
  };
}

async function writeRows(added: readonly Row[]): Promise<void> {
  const { writer, live } = test.engine.services;
  const committed = await writer.command(async (unit) => {
    const sequence = await unit.sequence();
    for (const row of added) {
      const values: Record<string, SqlValue> = {
        id: row.id,
        number: `T-${row.id.slice(-12)}`,
        kind: 'company',
        name: row.name,
        sort_name: row.name,
        industry: row.industry,
        customer_since: row.customerSince,
        owner_id: row.ownerId,
        department_id: row.departmentId,
        co_owner_ids: JSON.stringify(row.coOwnerId === null ? [] : [row.coOwnerId]),
        created_at: row.updatedAt,
        updated_at: row.updatedAt,
        deleted_at: row.isBinned ? row.updatedAt : null,
        sequence,
      };
      await unit.insertRow('customer', values);
      if (row.coOwnerId !== null)
        await unit.insertRow('customer_co_owner', { record_id: row.id, user_id: row.coOwnerId });
      if (row.share !== null)
        await unit.insertRow('customer_share', {
          record_id: row.id,
          principal: row.share,
          level: 'view',
          shared_at: 0,
        });
    }
    unit.announce('customer', wholeKind);
  });
  live.publish(committed);
}

/** The rule in a few obvious lines; people with even numbers have department scope. */
function sees(person: Person, row: Row): boolean {
  if (row.isBinned) return false;
  const hasDepartment = people.indexOf(person) % 2 === 0 && people.indexOf(person) < 6;
  if (hasDepartment && row.departmentId === person.departmentId) return true;
  const shared = [`u${person.id}`, `d${person.departmentId}`];
  return row.ownerId === person.id || row.coOwnerId === person.id || (row.share !== null && shared.includes(row.share));
}

const keys = { name: 'name', updatedAt: 'updatedAt', customerSince: 'customerSince' } as const;
type SortKey = keyof typeof keys;

function expectedIds(person: Person, sort: SortKey, isDescending: boolean, keep: (row: Row) => boolean): string[] {
  const sign = isDescending ? -1 : 1;
  const found = rows.filter((row) => sees(person, row) && keep(row));
  return found
    .sort((left, right) => {
      const [a, b] = [left[sort], right[sort]];
      if (a === null || b === null) {
        if (a !== b) return a === null ? 1 : -1;
      } else if (a !== b) return a < b ? -sign : sign;
      return left.id < right.id ? -sign : sign;
    })
    .map((row) => row.id);
}

async function allPages(client: Client, limit: number, input: { sort: string; filter?: Filter }): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.customers.list({ ...input, limit, cursor });
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

const filters: readonly { name: string; filter: Filter | undefined; keep: (row: Row) => boolean }[] = [
  { name: 'no filter', filter: undefined, keep: () => true },
  {
    name: 'an indexed field',
    filter: { field: 'industry', op: 'eq', value: '制造业' },
    keep: (row) => row.industry === '制造业',
  },
  {
    name: 'a field without an index',
    filter: { field: 'name', op: 'contains', value: '1' },
    keep: (row) => row.name.includes('1'),
  },
  {
    name: 'either of two',
    filter: {
      or: [
        { field: 'industry', op: 'empty' },
        { field: 'customerSince', op: 'gte', value: '2025-06-01' },
      ],
    },
    keep: (row) => row.industry === null || (row.customerSince !== null && row.customerSince >= '2025-06-01'),
  },
];

describe('a list', () => {
  it('refuses a cursor of another order, an offset beside a cursor and a sort that has no index', async () => {
    const { nextCursor } = await admin.customers.list({ limit: 1, sort: 'name' });
    const cursor = nextCursor ?? '';
    const refused = { code: 'invalid_input', data: { reason: 'badCursor' } };
    expect(await faultOf(admin.customers.list({ limit: 1, sort: '-name', cursor }))).toMatchObject(refused);
    expect(await faultOf(admin.customers.list({ limit: 1, sort: 'name', cursor, offset: 1 }))).toMatchObject(refused);
    expect(await faultOf(admin.customers.list({ limit: 1, cursor: 'bm90IG91cnM' }))).toMatchObject(refused);
    expect(await faultOf(admin.customers.list({ limit: 1, sort: 'notes' }))).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'badSort' },
    });
  });

  // Short pages walk an index, long ones of a narrow reader gather and sort: both must be the same list.
  it.each(filters)('is the same by walking and by gathering, for everybody and every order: $name', async (one) => {
    for (const person of people) {
      for (const sort of Object.values(keys)) {
        for (const isDescending of [false, true]) {
          const input = { sort: `${isDescending ? '-' : ''}${sort}`, filter: one.filter };
          const expected = expectedIds(person, sort, isDescending, one.keep);
          expect(await allPages(person.client, 200, input)).toEqual(expected);
          if (expected.length < 150) expect(await allPages(person.client, 7, input)).toEqual(expected);
        }
      }
    }
  });

  it('starts anywhere by offset, and says how many there are', async () => {
    for (const person of people) {
      const expected = expectedIds(person, 'name', false, () => true);
      for (const share of [0, 0.3, 0.7, 1, 1.5]) {
        const offset = Math.floor(expected.length * share);
        const page = await person.client.customers.list({ limit: 5, sort: 'name', offset });
        expect(page.items.map((item) => item.id)).toEqual(expected.slice(offset, offset + 5));
        expect(page).toMatchObject({ total: expected.length, totalIsExact: true });
      }
    }
  });

  it('counts the same at once and exactly, with and without a filter', async () => {
    for (const person of people) {
      for (const { filter, keep } of filters) {
        const total = expectedIds(person, 'name', false, keep).length;
        for (const how of ['upTo10000', 'exact'] as const) {
          const page = await person.client.customers.list({ limit: 1, filter, total: how });
          expect(page).toMatchObject({ total, totalIsExact: true });
        }
      }
    }
  });

  it('goes on by cursor where it was when records come in before and after it', async () => {
    const person = people[0];
    if (!person) throw new Error('there is nobody');
    const expected = expectedIds(person, 'name', false, () => true);
    const first = await person.client.customers.list({ limit: 20, sort: 'name' });
    const base: Row = {
      ...rowOf(rowCount, [person.departmentId]),
      ownerId: person.id,
      departmentId: person.departmentId,
      isBinned: false,
    };
    const before = { ...base, id: random.uuid(1), name: '客户 !' };
    const after = { ...base, id: random.uuid(2), name: '客户 ~' };
    await writeRows([before, after]);
    rows.push(before, after);
    const second = await person.client.customers.list({
      limit: 200,
      sort: 'name',
      cursor: first.nextCursor ?? undefined,
    });
    expect(first.items.map((item) => item.id)).toEqual(expected.slice(0, 20));
    expect(second.items.map((item) => item.id)).toEqual([...expected.slice(20), after.id].slice(0, 200));
  });
});
