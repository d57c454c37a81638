import { Fault } from '@shared/contract/faults';
import type { Access } from '../access/caller';
import type { Sql } from '../access/scope';
import { everything } from '../access/scope';
import type { SqlValue } from '../database/reader';
import { showsField } from './present';
import type { RecordKind, SortOrder } from './record-kind';

export interface Order extends SortOrder {
  readonly key: string;
  readonly isDescending: boolean;
}

/** Reads `-updatedAt` or `name`; a field that has no index or is hidden from the reader does not sort. */
export function orderOf(kind: RecordKind, sort: string | undefined, access: Access): Order {
  const wanted = sort ?? kind.defaultSort;
  const isDescending = wanted.startsWith('-');
  const key = isDescending ? wanted.slice(1) : wanted;
  const order = Object.hasOwn(kind.sorts, key) ? kind.sorts[key] : undefined;
  if (!order || !showsField(kind, access, key)) throw new Fault('invalid_input', { reason: 'badSort', field: key });
  return { ...order, key, isDescending };
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

/**
 * The ordered pieces of a walk after a place: rows with a value in order, then those without by id. Each piece follows
 * the index; together they are the list.
 */
export function segmentsAfter(
  order: Order,
  place: Place | undefined,
): { readonly where: Sql; readonly orderBy: string }[] {
  const column = `c.${order.column}`;
  const sign = order.isDescending ? '<' : '>';
  const valuesFirst = orderBy(order);
  const after: Sql = place
    ? { sql: `(${column}, c.id) ${sign} (?, ?)`, parameters: [place.value, place.id] }
    : everything;
  if (!order.isNullable) return [{ where: after, orderBy: valuesFirst }];
  const withoutValue: Sql =
    place && place.value === null
      ? { sql: `${column} IS NULL AND c.id ${sign} ?`, parameters: [place.id] }
      : { sql: `${column} IS NULL`, parameters: [] };
  const last = { where: withoutValue, orderBy: `c.id ${order.isDescending ? 'DESC' : 'ASC'}` };
  if (place && place.value === null) return [last];
  return [
    { where: { sql: `${column} IS NOT NULL AND ${after.sql}`, parameters: after.parameters }, orderBy: valuesFirst },
    last,
  ];
}

/** The order of rows that have a value; ids decide between equal ones. */
export function orderBy({ column, isDescending }: Order): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  return `c.${column} ${direction}, c.id ${direction}`;
}
