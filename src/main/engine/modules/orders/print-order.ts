import { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import { orderStatuses } from '@shared/modules/orders/order';
import { readLines } from '../../documents/document-lines';
import type { PrintReader } from '../../printing/print-registry';
import { printRecord } from '../../printing/print-record';
import { readRecord } from '../../records/read';
import { orderKind } from './order.kind';

const ownSchema = z.object({
  number: z.string(),
  status: z.enum(orderStatuses),
  orderDate: z.string().nullable(),
  deliverOn: z.string().nullable(),
  customerReference: z.string().nullable(),
  createdAt: z.string(),
});

/** An order as it goes to paper, with the customer's own number for it (QUO-07). */
export const printOrder: PrintReader = async (context, id) => {
  const order = await readRecord(context, orderKind, id);
  const { number, status, orderDate, deliverOn, customerReference, createdAt } = ownSchema.parse(order);
  return printRecord(context, order, await readLines(context.db, 'sales_order', id), {
    kind: 'order',
    number,
    version: null,
    isDraft: status === 'draft',
    date: orderDate ?? createdAt.slice(0, 10),
    validUntil: null,
    dueOn: deliverOn,
    reference: customerReference,
    paid: null,
  });
};

interface DeliveryRow {
  readonly order_id: string;
  readonly delivered_on: string;
  /** Which of the order's deliveries it is, from 1. */
  readonly position: number;
}

/** What went along with one delivery, in the quantities of that day; the id is the delivery's. */
export const printDelivery: PrintReader = async (context, id) => {
  const row = await context.db.one<DeliveryRow>(
    `SELECT d.order_id, d.delivered_on, (SELECT count(*) FROM order_delivery e WHERE e.order_id = d.order_id
       AND (e.delivered_on, e.created_at, e.id) <= (d.delivered_on, d.created_at, d.id)) AS position
     FROM order_delivery d WHERE d.id = ?`,
    [id],
  );
  if (!row) throw new Fault('not_found');
  const order = await readRecord(context, orderKind, row.order_id);
  const { number } = ownSchema.parse(order);
  const moved = await context.db.all<{ line_id: string; quantity: string }>(
    'SELECT line_id, quantity FROM order_delivery_line WHERE delivery_id = ?',
    [id],
  );
  const quantities = new Map(moved.map(({ line_id: lineId, quantity }) => [lineId, quantity]));
  const lines = await readLines(context.db, 'sales_order', row.order_id);
  const delivered = lines.flatMap((line) => {
    const quantity = quantities.get(line.id);
    return quantity === undefined ? [] : [{ ...line, quantity }];
  });
  // What the whole order's discount takes off is on the order and the invoice, not on what goes along with a part of it.
  const part = { ...order, id, discountPercent: null, discountAmount: null, discountLabel: null };
  return printRecord(context, part, delivered, {
    kind: 'deliveryNote',
    number: `${number}-${row.position}`,
    version: null,
    isDraft: false,
    date: row.delivered_on,
    validUntil: null,
    dueOn: null,
    reference: number,
    paid: null,
  });
};
