import { Fault } from '@shared/contract/faults';
import type { Filter, FilterCondition, ListInput, Page } from '@shared/contract/list';
import { rankNames } from '../search/ranking';
import { queryTokens } from '../search/query-tokens';

type Value = string | number | boolean | null;

export interface SmallListOptions<T> {
  /** What `q` looks through: parts of it, pinyin and initials. */
  readonly names: (item: T) => readonly string[];
  /** The orders there are, each by one value; ids break ties. */
  readonly sorts: Readonly<Record<string, (item: T) => Value>>;
  readonly defaultSort: string;
}

/**
 * A page of a list that is small enough to be loaded whole: departments, roles, people. Takes what every list takes;
 * filters compare for equality, membership, parts of text and emptiness.
 */
export function smallPage<T extends { readonly id: string }>(
  items: readonly T[],
  input: ListInput,
  options: SmallListOptions<T>,
): Page<T> {
  const plan = input.q === undefined || input.q.trim() === '' ? undefined : queryTokens(input.q);
  const found = items.filter(
    (item) =>
      (!plan || rankNames(options.names(item), plan) !== null) && (!input.filter || fulfils(item, input.filter)),
  );
  found.sort(comparison(input.sort ?? options.defaultSort, options.sorts));
  const start = input.cursor === undefined ? (input.offset ?? 0) : placeAfter(found, input.cursor);
  const page = found.slice(start, start + input.limit);
  const isCounted = input.cursor === undefined && input.total !== 'none';
  return {
    items: page,
    nextCursor: start + page.length < found.length ? (page.at(-1)?.id ?? null) : null,
    total: isCounted ? found.length : null,
    totalIsExact: isCounted,
  };
}

function comparison<T extends { readonly id: string }>(sort: string, sorts: SmallListOptions<T>['sorts']) {
  const isDescending = sort.startsWith('-');
  const field = isDescending ? sort.slice(1) : sort;
  const valueOf = Object.hasOwn(sorts, field) ? sorts[field] : undefined;
  if (!valueOf) throw new Fault('invalid_input', { reason: 'badSort', field });
  const direction = isDescending ? -1 : 1;
  return (left: T, right: T) => direction * (compare(valueOf(left), valueOf(right)) || compare(left.id, right.id));
}

function compare(left: Value, right: Value): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left < right ? -1 : 1;
}

function placeAfter(items: readonly { readonly id: string }[], cursor: string): number {
  const index = items.findIndex((item) => item.id === cursor);
  if (index < 0) throw new Fault('invalid_input', { reason: 'badCursor' });
  return index + 1;
}

function fulfils(item: object, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((part) => fulfils(item, part));
  if ('or' in filter) return filter.or.some((part) => fulfils(item, part));
  return fulfilsCondition(item, filter);
}

function fulfilsCondition(item: object, { field, op, value }: FilterCondition): boolean {
  // What is not among the record's own fields is undefined and refused below.
  const held = Object.hasOwn(item, field) ? (item as Record<string, unknown>)[field] : undefined;
  if (held === undefined) throw new Fault('invalid_input', { reason: 'badFilter', field, op });
  const values = Array.isArray(held) ? (held as unknown[]) : [held];
  const wanted = Array.isArray(value) ? value : [value];
  switch (op) {
    case 'eq':
    case 'in':
      return wanted.some((one) => values.includes(one));
    case 'ne':
      return !wanted.some((one) => values.includes(one));
    case 'contains':
      return values.some((one) => lower(one).includes(lower(value)));
    case 'startsWith':
      return values.some((one) => lower(one).startsWith(lower(value)));
    case 'empty':
      return (value !== false) === values.every((one) => one === null || one === '');
    default:
      throw new Fault('invalid_input', { reason: 'badFilter', field, op });
  }
}

function lower(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFKC').toLowerCase() : '';
}
