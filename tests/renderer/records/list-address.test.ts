import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter } from '@shared/contract/list';
import {
  readAddress,
  readSort,
  writeAddress,
  writeSort,
  type ListAddress,
} from '@renderer/modules/records/list/list-address';

describe('an address somebody has spoilt', () => {
  test.each(['{', '{"and":1}', '{"and":[{"field":1,"op":"eq"}]}', '[]', '"text"', '{"or":[null]}', deep(8)])(
    'does not filter: %s',
    (filter) => {
      expect(readAddress({ filter })).toEqual({ view: null, filter: undefined, sort: undefined, q: '' });
    },
  );

  test('empty parts count as not there', () => {
    expect(readAddress({ view: '', sort: '', filter: '', q: '' })).toEqual({
      view: null,
      filter: undefined,
      sort: undefined,
      q: '',
    });
  });
});

test('taking every condition away is told from leaving the view as it is', () => {
  expect(writeAddress({ view: 'mine', filter: null, sort: undefined, q: '' })).toEqual({
    view: 'mine',
    filter: 'null',
  });
  expect(readAddress({ view: 'mine', filter: 'null' }).filter).toBeNull();
});

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.record({ daysAgo: fc.integer({ min: 0, max: 400 }) }),
  fc.array(fc.string()),
);
const condition = fc.record({
  field: fc.string({ minLength: 1 }),
  op: fc.constantFrom('eq', 'in', 'contains', 'lt', 'within' as const),
  value,
});
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    condition as fc.Arbitrary<Filter>,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
  ),
}));
const address: fc.Arbitrary<ListAddress> = fc.record({
  view: fc.option(fc.string({ minLength: 1 })),
  filter: fc.option(fc.option(filter), { nil: undefined }),
  sort: fc.option(fc.constantFrom('name', '-updatedAt'), { nil: undefined }),
  q: fc.string(),
});

test('whatever a list shows comes back from its address, also through the browser', () => {
  fc.assert(
    fc.property(address, (given) => {
      const text = new URLSearchParams(writeAddress(given)).toString();
      const read = readAddress(Object.fromEntries(new URLSearchParams(text)));
      // JSON knows no minus zero and no lone surrogates; neither does what people type.
      expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(JSON.stringify(given)), replaceOrder(read)));
    }),
  );
});

test.each(['name', '-updatedAt'])('the order %s reads and writes back', (sort) => {
  const read = readSort(sort);
  expect(read && writeSort(read)).toBe(sort);
});

function deep(levels: number): string {
  return levels === 0 ? '{"field":"name","op":"eq","value":"x"}' : `{"and":[${deep(levels - 1)}]}`;
}

/** Keys in the order of the other side, so that texts can be compared. */
function replaceOrder(like: object) {
  return function replace(this: unknown, key: string, found: unknown): unknown {
    if (key !== '') return found;
    const source = found as Record<string, unknown>;
    return Object.fromEntries(Object.keys(like).map((name) => [name, source[name]]));
  };
}
