import { addDays, daysBetween, startOfWeek } from '@shared/lib/dates';
import type { AgeBucket } from '@shared/modules/accounts/account-table';
import { ageBuckets } from '@shared/modules/accounts/account-table';
import type { Sql } from '../../access/scope';
import { indexedBy, keepWalking } from '../../database/dialect';
import type { SqlValue } from '../../database/reader';
import type { Asking, MadeTable } from './asking';
import { customerJoin, endOfDay } from './asking';

interface OpenPart {
  readonly order_id: string;
  readonly number: string;
  readonly name: string;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly currency: string;
  readonly owner_id: string | null;
  readonly due_on: string;
  readonly label: string | null;
  readonly amount: number;
  readonly open: number;
}

/**
 * Orders whose money can be open. Now: those with a part due, found by the index of the day (sales_order_due_on). As of a past
 * day: those confirmed until then (sales_order_revenue), with payments and returns until then; the plan is the present one.
 */
function ordersOf(asking: Asking): Sql {
  const { sql, parameters } = asking.seen('order', 'o');
  const { customerId } = asking.input;
  const ofCustomer = customerId === undefined ? '' : ' AND o.customer_id = ?';
  const index = customerId !== undefined ? '' : indexedBy(asking.isPast ? 'sales_order_revenue' : 'sales_order_due_on');
  const reach = asking.isPast ? 'o.confirmed_at < ?' : 'o.due_on IS NOT NULL';
  return {
    sql: `SELECT o.id, o.number, o.name, o.customer_id, o.currency, o.owner_id FROM sales_order o ${index}
      WHERE ${keepWalking('o')} AND o.deleted_at IS NULL AND o.status = 'confirmed' AND ${reach}${ofCustomer} AND ${sql}`,
    parameters: [
      ...(asking.isPast ? [endOfDay(asking)] : []),
      ...(customerId === undefined ? [] : [customerId]),
      ...parameters,
    ],
  };
}

/** Parts not yet filled by payments and returns, the earliest filled first, as an order's own page reckons them. */
export function openPartsSql(asking: Asking): Sql {
  const orders = ordersOf(asking);
  const customer = customerJoin(asking, 'o.customer_id');
  const until = (column: string) => (asking.isPast ? ` AND ${column} <= ?` : '');
  const day: SqlValue[] = asking.isPast ? [asking.asOf] : [];
  return {
    sql: `WITH orders AS MATERIALIZED (${orders.sql}),
      settled AS (SELECT o.id AS order_id, max(0,
        (SELECT coalesce(sum(CASE p.direction WHEN 'in' THEN p.amount ELSE -p.amount END), 0) FROM payment p
          WHERE p.order_id = o.id AND p.deleted_at IS NULL${until('p.paid_on')})
        + (SELECT coalesce(sum(r.net + r.tax), 0) FROM order_return r WHERE r.order_id = o.id${until('r.returned_on')})) AS amount
        FROM orders o),
      parts AS (SELECT i.order_id, i.due_on, i.label, i.amount,
        sum(i.amount) OVER (PARTITION BY i.order_id ORDER BY i.due_on, i.id) AS reached
        FROM orders o JOIN order_instalment i ON i.order_id = o.id)
      SELECT o.id AS order_id, o.number, o.name, c.id AS customer_id, c.name AS customer_name, o.currency, o.owner_id,
        t.due_on, t.label, t.amount, min(t.amount, t.reached - s.amount) AS open
      FROM parts t JOIN orders o ON o.id = t.order_id JOIN settled s ON s.order_id = t.order_id ${customer.sql}
      WHERE t.reached > s.amount ORDER BY t.due_on, o.number`,
    parameters: [...orders.parameters, ...day, ...day, ...customer.parameters],
  };
}

async function openParts(asking: Asking): Promise<OpenPart[]> {
  const { sql, parameters } = openPartsSql(asking);
  return asking.all<OpenPart>(sql, parameters);
}

function bucketOf(daysLate: number): AgeBucket {
  if (daysLate <= 0) return 'notDue';
  if (daysLate <= 30) return 'upTo30';
  if (daysLate <= 60) return 'upTo60';
  return daysLate <= 90 ? 'upTo90' : 'over90';
}

/** Per customer and currency what is open, by how late it is; the latest money first (QUO-05). */
export async function receivables(asking: Asking): Promise<MadeTable> {
  const sums = new Map<
    string,
    { part: OpenPart; cells: Record<string, number>; oldest: string; orders: Set<string> }
  >();
  const weekEnds = addDays(startOfWeek(asking.asOf), 6);
  for (const part of await openParts(asking)) {
    const key = `${part.customer_id ?? ''} ${part.currency}`;
    const known = sums.get(key) ?? { part, cells: emptyCells(), oldest: part.due_on, orders: new Set<string>() };
    const add = (cell: string) => (known.cells[cell] = (known.cells[cell] ?? 0) + part.open);
    add(bucketOf(daysBetween(part.due_on, asking.asOf)));
    add('open');
    if (part.due_on < asking.asOf) add('late');
    if (part.due_on >= asking.asOf && part.due_on <= weekEnds) add('thisWeek');
    known.orders.add(part.order_id);
    sums.set(key, known);
  }
  const rows = [...sums.values()].sort(
    (left, right) =>
      (right.cells['late'] ?? 0) - (left.cells['late'] ?? 0) || (right.cells['open'] ?? 0) - (left.cells['open'] ?? 0),
  );
  return {
    columns: [
      { key: 'customer', kind: 'text' },
      { key: 'currency', kind: 'text' },
      { key: 'open', kind: 'money' },
      { key: 'late', kind: 'money' },
      { key: 'thisWeek', kind: 'money' },
      ...ageBuckets.map((key) => ({ key, kind: 'money' as const })),
      { key: 'oldest', kind: 'day' },
      { key: 'orders', kind: 'count' },
    ],
    rows: rows.map(({ part, cells, oldest, orders }) => ({
      record: part.customer_id === null ? null : { kind: 'customer', id: part.customer_id },
      currency: part.currency,
      cells: { customer: part.customer_name, currency: part.currency, ...cells, oldest, orders: orders.size },
    })),
    summed: ['open', 'late', 'thisWeek', ...ageBuckets, 'orders'],
  };
}

/** Every open part with its order, the earliest due first. */
export async function openPartsTable(asking: Asking): Promise<MadeTable> {
  const parts = await openParts(asking);
  return {
    columns: [
      { key: 'order', kind: 'text' },
      { key: 'name', kind: 'text' },
      { key: 'customer', kind: 'text' },
      { key: 'label', kind: 'text' },
      { key: 'dueOn', kind: 'day' },
      { key: 'daysLate', kind: 'count' },
      { key: 'currency', kind: 'text' },
      { key: 'amount', kind: 'money' },
      { key: 'open', kind: 'money' },
    ],
    rows: parts.map((part) => ({
      record: { kind: 'order', id: part.order_id },
      currency: part.currency,
      cells: {
        order: part.number,
        name: part.name,
        customer: part.customer_name,
        label: part.label,
        dueOn: part.due_on,
        daysLate: Math.max(0, daysBetween(part.due_on, asking.asOf)),
        currency: part.currency,
        amount: part.amount,
        open: part.open,
      },
    })),
    summed: ['open'],
  };
}

function emptyCells(): Record<string, number> {
  return Object.fromEntries(['open', 'late', 'thisWeek', ...ageBuckets].map((key) => [key, 0]));
}
