import { taxesOf } from '@shared/lib/document-total';
import type { Order } from '@shared/modules/orders/order';
import type { CommandContext, QueryContext } from '../../context';
import type { Reader } from '../../database/reader';
import { readLines, shownLines } from '../../documents/document-lines';
import type { Presented } from '../../records/present';
import { readFacts, readInstalments } from './order-facts';

/** One order with all that belongs to it, as the reader may see it. */
export async function wholeOrder(context: QueryContext | CommandContext, order: Presented): Promise<Order> {
  const { db, caller } = context;
  const lines = await readLines(db, 'sales_order', order.id);
  const showsMoney = caller.access.group('money') === 'show';
  const { paid, returned } = await readFacts(db, order.id);
  return asOrder({
    ...order,
    lines: shownLines(context, lines),
    taxes: showsMoney ? taxesOf(lines) : null,
    instalments: showsMoney ? await readInstalments(db, order.id, paid + returned) : [],
    deliveries: await readDeliveries(db, order.id),
    returns: await readReturns(db, order.id, showsMoney),
  });
}

/** As lists answer it: without what belongs to it. */
export function briefOrder(order: Presented): Order {
  return asOrder({ ...order, lines: [], taxes: null, instalments: [], deliveries: [], returns: [] });
}

async function readDeliveries(db: Reader, orderId: string): Promise<Order['deliveries']> {
  const rows = await db.all<{ id: string; delivered_on: string; note: string | null; user_id: string | null }>(
    'SELECT id, delivered_on, note, user_id FROM order_delivery WHERE order_id = ? ORDER BY delivered_on, created_at',
    [orderId],
  );
  const lines = await linesBy(db, 'delivery', orderId);
  return rows.map(({ id, delivered_on: deliveredOn, note, user_id: userId }) => ({
    id,
    deliveredOn,
    note,
    userId,
    lines: lines.get(id) ?? [],
  }));
}

async function readReturns(db: Reader, orderId: string, showsMoney: boolean): Promise<Order['returns']> {
  const rows = await db.all<{
    id: string;
    returned_on: string;
    reason: string | null;
    user_id: string | null;
    total: number;
  }>(
    'SELECT id, returned_on, reason, user_id, net + tax AS total FROM order_return WHERE order_id = ? ORDER BY returned_on, created_at',
    [orderId],
  );
  const lines = await linesBy(db, 'return', orderId);
  return rows.map(({ id, returned_on: returnedOn, reason, user_id: userId, total }) => ({
    id,
    returnedOn,
    reason,
    userId,
    total: showsMoney ? total : null,
    lines: lines.get(id) ?? [],
  }));
}

async function linesBy(db: Reader, what: 'delivery' | 'return', orderId: string) {
  const rows = await db.all<{ id: string; line_id: string; quantity: string }>(
    `SELECT l.${what}_id AS id, l.line_id, l.quantity FROM order_${what} o JOIN order_${what}_line l ON l.${what}_id = o.id WHERE o.order_id = ?`,
    [orderId],
  );
  const lines = new Map<string, { lineId: string; quantity: string }[]>();
  for (const { id, line_id: lineId, quantity } of rows) lines.set(id, [...(lines.get(id) ?? []), { lineId, quantity }]);
  return lines;
}

/** The kit presents exactly the kind's fields and extras, from which the contract's type is made; tests check every answer. */
function asOrder(record: Presented): Order {
  return record as unknown as Order;
}
