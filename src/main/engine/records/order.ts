import { Fault } from '@shared/contract/faults';
import type { Access } from '../access/caller';
import type { Sql } from '../access/scope';
import { everything } from '../access/scope';
import { hasJsonValue, jsonValue } from '../database/dialect';
import type { SqlValue } from '../database/reader';
import type { CustomFieldSource } from './custom-fields';
import { showsField } from './present';
import type { RecordKind } from './record-kind';

export interface Order {
  readonly key: string;
  readonly isDescending: boolean;
  readonly index: string;
  /** What is sorted by, as SQL over a row called `c`; the index begins with it. */
  readonly value: string;
  /** Rows without a value come last in both directions. */
  readonly isNullable: boolean;
  /** Its index is on an expression and does not say who may see a row: each row passed has to be looked up. */
  readonly isOwnField: boolean;
}

/**
 * Reads `-updatedAt`, `name` or `custom.<key>`; a field that has no index or is hidden from the reader does not sort.
 * Which own fields have one is the firm's choice ('searchable in lists', USE-03).
 */
export function orderOf(
  kind: RecordKind,
  sort: string | undefined,
  { access, customFields }: { access: Access; customFields: CustomFieldSource },
): Order {
  const wanted = sort ?? kind.defaultSort;
  const isDescending = wanted.startsWith('-');
  const key = isDescending ? wanted.slice(1) : wanted;
  if (key.startsWith('custom.')) return { key, isDescending, ...ownOrder(kind, key, access, customFields) };
  const order = Object.hasOwn(kind.sorts, key) ? kind.sorts[key] : undefined;
  if (!order || !showsField(kind, access, key)) throw new Fault('invalid_input', { reason: 'badSort', field: key });
  const { index, column, isNullable } = order;
  return { key, isDescending, index, value: `c.${column}`, isNullable, isOwnField: false };
}

/** What is hidden is refused like what is not there, before the answer says anything of its index. */
function ownOrder(
  kind: RecordKind,
  key: string,
  access: Access,
  customFields: CustomFieldSource,
): Pick<Order, 'index' | 'value' | 'isNullable' | 'isOwnField'> {
  const own = customFields.find(kind.resource, key.slice('custom.'.length));
  if (!own || own.isRetired || access.group(own.group) !== 'show')
    throw new Fault('invalid_input', { reason: 'badSort', field: key });
  if (own.index === undefined) throw new Fault('invalid_input', { reason: 'sortNeedsIndex', field: own.label });
  return { index: own.index, value: jsonValue('c.custom', own.key), isNullable: true, isOwnField: true };
}

/** Where a page ended: the sort value and the id of its last row. */
export interface Place {
  readonly value: SqlValue;
  readonly id: string;
}

export function encodeCursor(order: Order, place: Place): string {
  return Buffer.from(JSON.stringify([order.key, order.isDescending, place.value, place.id])).toString('base64url');
}

export function decodeCursor(order: Order, cursor: string): Place {
  const parts = parseCursor(cursor);
  const [key, isDescending, value, id] = parts;
  const isValue = value === null || typeof value === 'string' || typeof value === 'number';
  if (key !== order.key || isDescending !== order.isDescending || !isValue || typeof id !== 'string') {
    throw new Fault('invalid_input', { reason: 'badCursor' });
  }
  return { value, id };
}

function parseCursor(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) return parts;
  } catch {
    // Falls through to the fault: a cursor is ours or it is nothing.
  }
  throw new Fault('invalid_input', { reason: 'badCursor' });
}

interface Segment {
  readonly where: Sql;
  readonly orderBy: string;
}

/**
 * The ordered pieces of a walk after a place: rows with a value in order, then those without by id. Each piece follows
 * the index; together they are the list.
 */
export function segmentsAfter(order: Order, place: Place | undefined): Segment[] {
  const { value } = order;
  const sign = order.isDescending ? '<' : '>';
  const valuesFirst = orderBy(order);
  const after: Sql = place
    ? { sql: `(${value}, c.id) ${sign} (?, ?)`, parameters: [place.value, place.id] }
    : everything;
  if (!order.isNullable) return [{ where: after, orderBy: valuesFirst }];
  const withoutValue: Sql =
    place && place.value === null
      ? { sql: `${value} IS NULL AND c.id ${sign} ?`, parameters: [place.id] }
      : { sql: `${value} IS NULL`, parameters: [] };
  const last = { where: withoutValue, orderBy: `c.id ${order.isDescending ? 'DESC' : 'ASC'}` };
  if (place && place.value === null) return [last];
  if (order.isOwnField) return [...ownSegments(order, place), last];
  return [
    { where: { sql: `${value} IS NOT NULL AND ${after.sql}`, parameters: after.parameters }, orderBy: valuesFirst },
    last,
  ];
}

/** The same for an index on an expression, which is not searched by pairs: equal values first, then the ones beyond. */
function ownSegments(order: Order, place: Place | undefined): Segment[] {
  const { value, isDescending } = order;
  const sign = isDescending ? '<' : '>';
  const hasValue = hasJsonValue(value);
  if (!place) return [{ where: { sql: hasValue, parameters: [] }, orderBy: orderBy(order) }];
  return [
    {
      where: { sql: `${value} = ? AND c.id ${sign} ?`, parameters: [place.value, place.id] },
      orderBy: `c.id ${isDescending ? 'DESC' : 'ASC'}`,
    },
    {
      where: { sql: `${hasValue} AND ${value} ${sign} ?`, parameters: [place.value] },
      orderBy: orderBy(order),
    },
  ];
}

/** The order of rows that have a value; ids decide between equal ones. */
export function orderBy({ value, isDescending }: Order): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  return `${value} ${direction}, c.id ${direction}`;
}
