import { Decimal } from 'decimal.js';
import { dateAt } from '@shared/lib/dates';
import type { AccountRow } from '@shared/modules/accounts/account-table';
import type { Sql } from '../../access/scope';
import { keepWalking } from '../../database/dialect';
import type { SqlValue } from '../../database/reader';
import type { Asking, MadeTable } from './asking';
import { customerJoin } from './asking';

/** Orders that counted as revenue in the period: confirmed in it (walks sales_order_revenue). */
function confirmedIn(asking: Asking): Sql {
  const { sql, parameters } = asking.seen('order', 'o');
  const ends: [string, SqlValue | null][] = [
    ['o.confirmed_at >= ?', asking.begins],
    ['o.confirmed_at < ?', asking.ends],
    ['o.customer_id = ?', asking.input.customerId ?? null],
  ];
  return conditions([`${keepWalking('o')} AND o.deleted_at IS NULL AND o.status = 'confirmed'`], ends, {
    sql,
    parameters,
  });
}

/** Returns whose day is in the period (order_return_day), of orders that still count. */
function returnedIn(asking: Asking): Sql {
  const { sql, parameters } = asking.seen('order', 'o');
  const ends: [string, SqlValue | null][] = [
    ['r.returned_on >= ?', asking.input.from ?? null],
    ['r.returned_on < ?', asking.input.to ?? null],
    ['o.customer_id = ?', asking.input.customerId ?? null],
  ];
  return conditions([`o.deleted_at IS NULL AND o.status = 'confirmed'`], ends, { sql, parameters });
}

function conditions(fixed: readonly string[], ends: readonly [string, SqlValue | null][], scope: Sql): Sql {
  const given = ends.filter(([, value]) => value !== null);
  return {
    sql: [...fixed, ...given.map(([sql]) => sql), scope.sql].join(' AND '),
    parameters: [...given.map(([, value]) => value), ...scope.parameters],
  };
}

interface OrderRow {
  readonly id: string;
  readonly kind: 'order' | 'return';
  readonly at: number | null;
  readonly day: string | null;
  readonly number: string;
  readonly name: string;
  readonly customer: string | null;
  readonly currency: string;
  readonly net: number;
  readonly tax: number;
  readonly paid: number | null;
  readonly open: number | null;
}

/** What was sold in a period and what came back in it, below zero: together the revenue of M8, and with its tax. */
export async function ordersOfPeriod(asking: Asking): Promise<MadeTable> {
  const sold = confirmedIn(asking);
  const back = returnedIn(asking);
  const customer = customerJoin(asking, 'o.customer_id');
  const rows = await asking.all<OrderRow>(
    `SELECT o.id, 'order' AS kind, o.confirmed_at AS at, NULL AS day, o.number, o.name, c.name AS customer, o.currency,
       o.net, o.tax, o.paid_amount AS paid, o.open_amount AS open
     FROM sales_order o ${customer.sql} WHERE ${sold.sql}
     UNION ALL
     SELECT o.id, 'return', NULL, r.returned_on, o.number, o.name, c.name, o.currency, -r.net, -r.tax, NULL, NULL
     FROM order_return r JOIN sales_order o ON o.id = r.order_id ${customer.sql} WHERE ${back.sql}`,
    [...customer.parameters, ...sold.parameters, ...customer.parameters, ...back.parameters],
  );
  const dated = rows
    .map((row) => ({ ...row, day: row.day ?? dateAt(row.at ?? 0, asking.timeZone) }))
    .sort((left, right) => compareText(left.day, right.day) || compareText(left.number, right.number));
  return {
    columns: [
      { key: 'day', kind: 'day' },
      { key: 'entry', kind: 'text' },
      { key: 'order', kind: 'text' },
      { key: 'name', kind: 'text' },
      { key: 'customer', kind: 'text' },
      { key: 'currency', kind: 'text' },
      { key: 'net', kind: 'money' },
      { key: 'tax', kind: 'money' },
      { key: 'total', kind: 'money' },
      { key: 'paid', kind: 'money' },
      { key: 'open', kind: 'money' },
    ],
    rows: dated.map(
      ({ id, kind, day, number, name, customer: customerName, currency, net, tax, paid, open }): AccountRow => ({
        record: { kind: 'order', id },
        currency,
        cells: {
          ...{ day, entry: kind, order: number, name, customer: customerName, currency },
          ...{ net, tax, total: net + tax, paid, open },
        },
      }),
    ),
    summed: ['net', 'tax', 'total', 'paid', 'open'],
  };
}

interface TaxRow {
  readonly at: number | null;
  readonly day: string | null;
  readonly rate: string | null;
  readonly currency: string;
  readonly net: number;
  readonly tax: number;
}

/** Tax by month, rate and currency: lines of orders confirmed in the period less those returned in it. */
export async function taxesOfPeriod(asking: Asking): Promise<MadeTable> {
  const sold = confirmedIn(asking);
  const back = returnedIn(asking);
  const lines = await asking.all<TaxRow>(
    `SELECT o.confirmed_at AS at, NULL AS day, l.tax_rate AS rate, o.currency, sum(l.net) AS net, sum(l.tax) AS tax
     FROM sales_order o JOIN sales_order_line l ON l.sales_order_id = o.id WHERE ${sold.sql} GROUP BY o.id, l.tax_rate
     UNION ALL
     SELECT NULL, r.returned_on, l.tax_rate, o.currency, -sum(b.net), -sum(b.tax)
     FROM order_return r JOIN sales_order o ON o.id = r.order_id JOIN order_return_line b ON b.return_id = r.id
     JOIN sales_order_line l ON l.sales_order_id = o.id AND l.id = b.line_id WHERE ${back.sql} GROUP BY r.id, l.tax_rate`,
    [...sold.parameters, ...back.parameters],
  );
  const sums = new Map<string, { month: string; rate: string; currency: string; net: number; tax: number }>();
  for (const line of lines) {
    const month = (line.day ?? dateAt(line.at ?? 0, asking.timeZone)).slice(0, 7);
    const rate = new Decimal(line.rate ?? 0).toString();
    const key = [month, rate, line.currency].join(' ');
    const known = sums.get(key) ?? { month, rate, currency: line.currency, net: 0, tax: 0 };
    sums.set(key, { ...known, net: known.net + line.net, tax: known.tax + line.tax });
  }
  const rows = [...sums.values()].sort(
    (left, right) =>
      compareText(left.month, right.month) ||
      compareText(left.currency, right.currency) ||
      new Decimal(right.rate).comparedTo(left.rate),
  );
  return {
    columns: [
      { key: 'month', kind: 'text' },
      { key: 'rate', kind: 'percent' },
      { key: 'currency', kind: 'text' },
      { key: 'net', kind: 'money' },
      { key: 'tax', kind: 'money' },
      { key: 'total', kind: 'money' },
    ],
    rows: rows.map(({ month, rate, currency, net, tax }) => ({
      record: null,
      currency,
      cells: { month, rate, currency, net, tax, total: net + tax },
    })),
    summed: ['net', 'tax', 'total'],
  };
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
