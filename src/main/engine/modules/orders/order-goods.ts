import { Decimal } from 'decimal.js';
import type { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import type { deliverInput, returnInput, takeBackInput } from '@shared/modules/orders/order';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { baseAmount } from '../../documents/base-amount';
import { refuseStrangeDates } from '../../documents/document-dates';
import type { StoredLine } from '../../documents/document-lines';
import { readLines } from '../../documents/document-lines';
import type { Presented } from '../../records/present';
import type { StoredRecord } from '../../records/record-kind';
import { readFacts } from './order-facts';
import { moved, orderIn } from './order-steps';
import { tellGoods } from './order-timeline';

interface Moved {
  readonly lineId: string;
  readonly quantity: string;
}

/** Notes that goods went out, at most what was ordered (QUO-05). */
export async function deliverOrder(context: CommandContext, input: z.output<typeof deliverInput>): Promise<Presented> {
  const { db, caller } = context;
  const order = await orderIn(context, input, ['confirmed']);
  refuseStrangeDates({ deliveredOn: input.deliveredOn });
  const facts = await readFacts(db, order.id);
  await matched(context, order, input.lines, (line) => facts.delivered.get(line.id) ?? '0', 'deliveredTooMuch');
  const id = db.newId();
  await db.insertRow('order_delivery', {
    id,
    order_id: order.id,
    delivered_on: input.deliveredOn,
    note: input.note ?? null,
    user_id: caller.user.id || null,
    created_at: db.now,
  });
  for (const { lineId, quantity } of input.lines)
    await db.insertRow('order_delivery_line', { delivery_id: id, line_id: lineId, quantity });
  return tellAndWrite(context, order, 'orderDelivered', { delivery: [null, input.lines] });
}

/** Takes back a delivery noted by mistake. */
export async function takeBackDelivery(
  context: CommandContext,
  input: z.output<typeof takeBackInput>,
): Promise<Presented> {
  const { db } = context;
  const order = await orderIn(context, input, ['confirmed']);
  const lines = await db.all<{ line_id: string; quantity: string }>(
    `SELECT l.line_id, l.quantity FROM order_delivery d JOIN order_delivery_line l ON l.delivery_id = d.id
     WHERE d.id = ? AND d.order_id = ?`,
    [input.deliveryId, order.id],
  );
  if (lines.length === 0) throw new Fault('not_found');
  await db.deleteRows('order_delivery', { id: input.deliveryId });
  const taken = lines.map(({ line_id: lineId, quantity }) => ({ lineId, quantity }));
  return tellAndWrite(context, order, null, { delivery: [taken, null] });
}

/**
 * Notes that goods came back (QUO-09): at most what was ordered. Each line gives back its part of the money, so that the last
 * piece takes what rounding left; revenue shrinks on the day of the return.
 */
export async function returnGoods(context: CommandContext, input: z.output<typeof returnInput>): Promise<Presented> {
  const { db, caller } = context;
  const order = await orderIn(context, input, ['confirmed']);
  refuseStrangeDates({ returnedOn: input.returnedOn });
  const facts = await readFacts(db, order.id);
  const returned = (line: StoredLine) => facts.returnedByLine.get(line.id) ?? { quantity: '0', net: 0, tax: 0 };
  const lines = await matched(context, order, input.lines, (line) => returned(line).quantity, 'returnedTooMuch');
  const parts = lines.map(({ line, quantity }) => {
    const share = new Decimal(returned(line).quantity).plus(quantity).div(line.quantity);
    const part = (whole: number | null, before: number) =>
      new Decimal(whole ?? 0).times(share).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).minus(before).toNumber();
    return {
      lineId: line.id,
      quantity,
      net: part(line.net, returned(line).net),
      tax: part(line.tax, returned(line).tax),
    };
  });
  const net = parts.reduce((sum, part) => sum + part.net, 0);
  const id = db.newId();
  await db.insertRow('order_return', {
    id,
    order_id: order.id,
    returned_on: input.returnedOn,
    reason: input.reason ?? null,
    user_id: caller.user.id || null,
    net,
    tax: parts.reduce((sum, part) => sum + part.tax, 0),
    base_net: await baseAmount(db, {
      minor: net,
      currency: String(order['currency']),
      date: String(order['orderDate']),
    }),
    created_at: db.now,
  });
  for (const { lineId, ...part } of parts)
    await db.insertRow('order_return_line', { return_id: id, line_id: lineId, ...part });
  return tellAndWrite(context, order, 'orderReturned', { return: [null, input.lines] });
}

/** The lines that are meant, each once, none beyond what was ordered. */
async function matched(
  { db }: CommandContext,
  order: StoredRecord,
  goods: readonly Moved[],
  already: (line: StoredLine) => string,
  reason: 'deliveredTooMuch' | 'returnedTooMuch',
): Promise<{ readonly line: StoredLine; readonly quantity: string }[]> {
  const lines = new Map((await readLines(db, 'sales_order', order.id)).map((line) => [line.id, line]));
  if (new Set(goods.map(({ lineId }) => lineId)).size !== goods.length)
    throw new Fault('invalid_input', { reason: 'badValue', field: 'lines' });
  return goods.map(({ lineId, quantity }) => {
    const line = lines.get(lineId);
    if (!line || new Decimal(quantity).lte(0)) throw new Fault('invalid_input', { reason: 'badValue', field: 'lines' });
    if (new Decimal(already(line)).plus(quantity).gt(line.quantity))
      throw new Fault('invalid_input', { reason, field: 'lines', name: line.name });
    return { line, quantity };
  });
}

async function tellAndWrite(
  context: CommandContext,
  order: StoredRecord,
  kind: string | null,
  changes: Readonly<Record<string, readonly [unknown, unknown]>>,
): Promise<Presented> {
  await auditChange(context, { kind: 'order', recordId: order.id, changes });
  if (kind !== null) await tellGoods(context, order, kind);
  return moved(context, order);
}
