import { Decimal } from 'decimal.js';
import { addDays } from '@shared/lib/dates';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import type { StoredLine } from '../../documents/document-lines';

/** What happened with an order's goods and money, worked out from the rows that say so. */
export interface OrderFacts {
  readonly paid: number;
  readonly returned: number;
  readonly delivered: ReadonlyMap<string, string>;
  readonly returnedByLine: ReadonlyMap<string, ReturnedLine>;
}

interface ReturnedLine {
  readonly quantity: string;
  readonly net: number;
  readonly tax: number;
}

export interface Instalment {
  readonly id: string;
  readonly dueOn: string;
  readonly amount: number;
  readonly label: string | null;
  readonly open: number;
}

/** When money is due where nobody said so. */
const usualDays = 30;

export function usualDueDay(orderDate: string): string {
  return addDays(orderDate, usualDays);
}

/** The plan of an order nobody planned: all of it at once. */
export async function planAtOnce(
  unit: Unit,
  order: { readonly id: string; readonly orderDate: string; readonly total: number },
): Promise<void> {
  await unit.insertRow('order_instalment', {
    order_id: order.id,
    id: unit.newId(),
    due_on: usualDueDay(order.orderDate),
    amount: order.total,
    label: null,
  });
}

export async function readFacts(db: Reader, orderId: string): Promise<OrderFacts> {
  const paid = await db.one<{ paid: number | null }>(
    `SELECT SUM(CASE direction WHEN 'in' THEN amount ELSE -amount END) AS paid FROM payment WHERE order_id = ? AND deleted_at IS NULL`,
    [orderId],
  );
  const delivered = await db.all<{ line_id: string; quantity: string }>(
    `SELECT l.line_id, l.quantity FROM order_delivery d JOIN order_delivery_line l ON l.delivery_id = d.id WHERE d.order_id = ?`,
    [orderId],
  );
  const returned = await db.all<{ line_id: string; quantity: string; net: number; tax: number }>(
    `SELECT l.line_id, l.quantity, l.net, l.tax FROM order_return r JOIN order_return_line l ON l.return_id = r.id WHERE r.order_id = ?`,
    [orderId],
  );
  const returnedByLine = new Map<string, ReturnedLine>();
  for (const { line_id: id, quantity, net, tax } of returned) {
    const known = returnedByLine.get(id) ?? { quantity: '0', net: 0, tax: 0 };
    returnedByLine.set(id, { quantity: plus(known.quantity, quantity), net: known.net + net, tax: known.tax + tax });
  }
  return {
    paid: paid?.paid ?? 0,
    returned: returned.reduce((sum, line) => sum + line.net + line.tax, 0),
    delivered: delivered.reduce(
      (map, line) => map.set(line.line_id, plus(map.get(line.line_id) ?? '0', line.quantity)),
      new Map<string, string>(),
    ),
    returnedByLine,
  };
}

/** How much of the goods went out. */
export function deliveryStatusOf(lines: readonly StoredLine[], { delivered }: OrderFacts) {
  if (delivered.size === 0 || lines.length === 0) return 'none';
  const isWhole = lines.every((line) => new Decimal(delivered.get(line.id) ?? 0).gte(line.quantity));
  return isWhole ? 'delivered' : 'partial';
}

/** The plan of an order's money, the earliest first, with what of each part is still open once `settled` is taken off. */
export async function readInstalments(db: Reader, orderId: string, settled: number): Promise<Instalment[]> {
  const rows = await db.all<{ id: string; due_on: string; amount: number; label: string | null }>(
    'SELECT id, due_on, amount, label FROM order_instalment WHERE order_id = ? ORDER BY due_on, id',
    [orderId],
  );
  let left = Math.max(0, settled);
  return rows.map(({ id, due_on: dueOn, amount, label }) => {
    const taken = Math.min(left, amount);
    left -= taken;
    return { id, dueOn, amount, label, open: amount - taken };
  });
}

function plus(left: string, right: string): string {
  return new Decimal(left).plus(right).toFixed();
}
