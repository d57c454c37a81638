import { Fault } from '@shared/contract/faults';
import { dateAt } from '@shared/lib/dates';
import type { AccountRow } from '@shared/modules/accounts/account-table';
import type { Asking, MadeTable } from './asking';

interface Entry {
  readonly kind: 'order' | 'return' | 'paymentIn' | 'paymentOut';
  readonly record: 'order' | 'payment';
  readonly id: string;
  readonly at: number | null;
  readonly day: string | null;
  readonly number: string;
  readonly name: string | null;
  readonly currency: string;
  /** What the customer owes more; below zero less. */
  readonly amount: number;
}

/**
 * One customer's account: orders, returns and payments in time with the running balance, in each currency on its own; what
 * was before the period stands in its first line. A balance below zero is the customer's.
 */
export async function ledger(asking: Asking): Promise<MadeTable> {
  const { customerId, from, to } = asking.input;
  if (customerId === undefined) throw new Fault('invalid_input', { reason: 'badValue', field: 'customerId' });
  const entries = await entriesOf(asking, customerId);
  const rows: AccountRow[] = [];
  for (const currency of [...new Set(entries.map((entry) => entry.currency))].sort()) {
    let balance = 0;
    const own = entries.filter((entry) => entry.currency === currency && (to === undefined || entry.day < to));
    const before = own.filter(({ day }) => from !== undefined && day < from);
    if (before.length > 0) {
      balance = before.reduce((sum, { amount }) => sum + amount, 0);
      rows.push({
        record: null,
        currency,
        cells: { ...blank, day: from ?? null, entry: 'opening', currency, balance },
      });
    }
    for (const { kind, record, id, day, number, name, amount } of own.slice(before.length)) {
      balance += amount;
      rows.push({
        record: { kind: record, id },
        currency,
        cells: {
          ...{ day, entry: kind, number, name, currency, balance },
          debit: amount > 0 ? amount : null,
          credit: amount < 0 ? -amount : null,
        },
      });
    }
  }
  return {
    columns: [
      { key: 'day', kind: 'day' },
      { key: 'entry', kind: 'text' },
      { key: 'number', kind: 'text' },
      { key: 'name', kind: 'text' },
      { key: 'currency', kind: 'text' },
      { key: 'debit', kind: 'money' },
      { key: 'credit', kind: 'money' },
      { key: 'balance', kind: 'money' },
    ],
    rows,
    summed: ['debit', 'credit'],
  };
}

const blank = { number: null, name: null, debit: null, credit: null };

/** In order of their days; of one day orders come first. Found by sales_order_customer_id and payment_customer_id. */
async function entriesOf(asking: Asking, customerId: string): Promise<(Entry & { readonly day: string })[]> {
  const orders = asking.seen('order', 'o');
  const payments = asking.seen('payment', 'p');
  const counts = `o.customer_id = ? AND o.deleted_at IS NULL AND o.status = 'confirmed' AND ${orders.sql}`;
  const entries = await asking.all<Entry>(
    `SELECT 'order' AS kind, 'order' AS record, o.id, o.confirmed_at AS at, NULL AS day, o.number, o.name, o.currency, o.total AS amount
     FROM sales_order o WHERE ${counts}
     UNION ALL
     SELECT 'return', 'order', o.id, NULL, r.returned_on, o.number, r.reason, o.currency, -(r.net + r.tax)
     FROM sales_order o JOIN order_return r ON r.order_id = o.id WHERE ${counts}
     UNION ALL
     SELECT CASE p.direction WHEN 'in' THEN 'paymentIn' ELSE 'paymentOut' END, 'payment', p.id, NULL, p.paid_on, p.number,
       p.reference, p.currency, CASE p.direction WHEN 'in' THEN -p.amount ELSE p.amount END
     FROM payment p WHERE p.customer_id = ? AND p.deleted_at IS NULL AND ${payments.sql}`,
    [customerId, ...orders.parameters, customerId, ...orders.parameters, customerId, ...payments.parameters],
  );
  const rank = { order: 0, return: 1, paymentIn: 2, paymentOut: 3 };
  return entries
    .map((entry) => ({ ...entry, day: entry.day ?? dateAt(entry.at ?? 0, asking.timeZone) }))
    .sort((left, right) =>
      left.day === right.day
        ? rank[left.kind] - rank[right.kind] || (left.number < right.number ? -1 : 1)
        : left.day < right.day
          ? -1
          : 1,
    );
}
