import type { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import type { cancelInput, fromDealInput, fromQuoteInput, OrderStatus, planInput } from '@shared/modules/orders/order';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { StoredLine } from '../../documents/document-lines';
import { carriedLines, readLines } from '../../documents/document-lines';
import { refuseStrangeDates } from '../../documents/document-dates';
import { asSystem } from '../../records/as-system';
import type { Presented } from '../../records/present';
import { readRecord, readStored, readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { createRecord, patchRecord, stringOrNull } from '../../records/write';
import { acceptForOrder } from '../quotes';
import { planAtOnce, readFacts, readInstalments } from './order-facts';
import { orderKind } from './order.kind';

export interface Step {
  readonly id: string;
  readonly version: number;
}

/** What an order takes over from its deal, and from its quote. */
const takenFromDeal = [
  'name',
  'customerId',
  'contactId',
  'currency',
  'isTaxIncluded',
  'discountPercent',
  'discountAmount',
  'ownerId',
  'departmentId',
  'coOwnerIds',
];
const takenFromQuote = [...takenFromDeal, 'opportunityId', 'discountLabel', 'language', 'remarks', 'terms'];

/** An order with the lines of a quote that went out; the quote counts as accepted then (QUO-05). Sent again with the same id it answers the order that is there. */
export async function orderFromQuote(
  context: CommandContext,
  { quoteId, id }: z.output<typeof fromQuoteInput>,
): Promise<Presented> {
  const { db } = context;
  const known = id === undefined ? undefined : await readStored(db, orderKind, id);
  if (known) return readRecord(context, orderKind, known.id);
  const quote = await acceptForOrder(context, quoteId);
  const lines = await carriedLines(db, 'quote', quoteId);
  return takeOver(context, lines, { ...valuesOf(quote, takenFromQuote), ...(id !== undefined && { id }), quoteId });
}

/** An order with the lines of a deal that was won (OPP-12). Sent again with the same id it answers the order that is there. */
export async function orderFromDeal(
  context: CommandContext,
  { opportunityId, id }: z.output<typeof fromDealInput>,
): Promise<Presented> {
  const { db, services } = context;
  const known = id === undefined ? undefined : await readStored(db, orderKind, id);
  if (known) return readRecord(context, orderKind, known.id);
  const kind = services.kinds.find('opportunity');
  if (!kind) throw new Fault('not_found');
  const deal = await readVisible(context, kind, opportunityId);
  if (deal['status'] !== 'won') throw new Fault('in_use', { reason: 'dealNotWon' });
  const lines = await carriedLines(db, 'opportunity', opportunityId);
  return takeOver(context, lines, { ...valuesOf(deal, takenFromDeal), ...(id !== undefined && { id }), opportunityId });
}

function valuesOf(record: StoredRecord, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, record[key]]));
}

/** With the engine's own rights: whoever may make the order takes over what he or she does not see of the lines. */
async function takeOver(
  context: CommandContext,
  lines: readonly StoredLine[],
  values: Readonly<Record<string, unknown>>,
): Promise<Presented> {
  const asked: CommandContext = { ...asSystem(context), isFollowing: false };
  const own = lines.map((line) => ({ ...line, id: context.db.newId() }));
  const order = await createRecord(asked, orderKind, { ...values, lines: own });
  return readRecord(context, orderKind, order.id);
}

/** From now on it counts as revenue (M8). Without a plan its money is due in one part. */
export async function confirmOrder(context: CommandContext, input: Step): Promise<Presented> {
  const { db } = context;
  const order = await orderIn(context, input, ['draft']);
  if ((await readLines(db, 'sales_order', order.id)).length === 0)
    throw new Fault('invalid_input', { reason: 'noLines', field: 'lines' });
  if (order['customerId'] === null)
    throw new Fault('invalid_input', { reason: 'orderWithoutCustomer', field: 'customerId' });
  const plan = await readInstalments(db, order.id, 0);
  const total = Number(order['total']);
  if (plan.length === 0 && total > 0)
    await planAtOnce(db, { id: order.id, orderDate: String(order['orderDate']), total });
  else if (plan.reduce((sum, part) => sum + part.amount, 0) !== total)
    throw new Fault('invalid_input', { reason: 'planSum', field: 'instalments' });
  return write(context, input, { status: 'confirmed', confirmedAt: new Date(db.now).toISOString() });
}

/** Back to a draft, while nothing happened with its goods or money. */
export async function reopenOrder(context: CommandContext, input: Step): Promise<Presented> {
  const order = await orderIn(context, input, ['confirmed', 'cancelled']);
  await refuseMoved(context, order);
  return write(context, input, { status: 'draft', confirmedAt: null, cancelledAt: null, cancelReason: null });
}

/** Ends an order nothing was delivered or paid of; what was is returned or given back first. */
export async function cancelOrder(context: CommandContext, input: z.output<typeof cancelInput>): Promise<Presented> {
  const order = await orderIn(context, input, ['draft', 'confirmed']);
  await refuseMoved(context, order);
  return write(context, input, {
    status: 'cancelled',
    confirmedAt: null,
    cancelledAt: new Date(context.db.now).toISOString(),
    cancelReason: input.reason,
  });
}

/** Which part of the money is due when; parts add up to the order, or there are none while it is a draft. */
export async function planOrder(context: CommandContext, input: z.output<typeof planInput>): Promise<Presented> {
  const { db } = context;
  const order = await orderIn(context, input, ['draft', 'confirmed']);
  const { items } = input;
  refuseStrangeDates(Object.fromEntries(items.map((item) => ['dueOn', item.dueOn])));
  const sum = items.reduce((all, item) => all + item.amount, 0);
  const mayBeEmpty = items.length === 0 && order['status'] === 'draft';
  if (!mayBeEmpty && sum !== Number(order['total']))
    throw new Fault('invalid_input', { reason: 'planSum', field: 'items' });
  if (new Set(items.map((item) => item.id)).size !== items.length)
    throw new Fault('invalid_input', { reason: 'badValue', field: 'items' });
  const before = (await readInstalments(db, order.id, 0)).map(({ open: _, ...part }) => part);
  await db.deleteRows('order_instalment', { order_id: order.id });
  for (const { id, dueOn, amount, label } of items)
    await db.insertRow('order_instalment', { order_id: order.id, id, due_on: dueOn, amount, label });
  await auditChange(context, { kind: 'order', recordId: order.id, changes: { instalments: [before, items] } });
  return moved(context, order);
}

/** Brings an order's own facts up to date after its money or goods moved. */
export async function refreshOrder(context: CommandContext, id: string): Promise<void> {
  const order = await readStored(context.db, orderKind, id);
  if (!order || order.deletedAt !== null) return;
  await moved(asSystem(context), order);
}

/** The order for somebody who may change it, in the version and a status that was read; everything else is refused. */
export async function orderIn(
  context: CommandContext,
  { id, version }: Step,
  statuses: readonly OrderStatus[],
): Promise<StoredRecord> {
  const order = await readVisible(context, orderKind, id);
  const current = await readRecord(context, orderKind, id);
  // The kit answers `can` for every record.
  if (!(current['can'] as readonly string[]).includes('edit')) throw new Fault('not_allowed');
  if (order.version !== version) throw new Fault('stale_version', { current, version: order.version });
  if (!statuses.some((status) => status === order['status']))
    throw new Fault('in_use', { reason: 'orderStep', status: stringOrNull(order['status']) });
  return order;
}

/** Gives the order a new version after its goods, money or plan moved, with the facts that follow. */
export function moved(context: CommandContext, order: StoredRecord): Promise<Presented> {
  return write(context, order, { movements: Number(order['movements']) + 1 });
}

function write(
  context: CommandContext,
  { id, version }: Step,
  values: Readonly<Record<string, unknown>>,
): Promise<Presented> {
  return patchRecord(context, orderKind, { ...values, id, version });
}

async function refuseMoved({ db }: CommandContext, order: StoredRecord): Promise<void> {
  const facts = await readFacts(db, order.id);
  if (facts.paid !== 0 || facts.delivered.size > 0 || facts.returnedByLine.size > 0)
    throw new Fault('in_use', { reason: 'orderMoved' });
}
