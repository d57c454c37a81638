import { Fault } from '@shared/contract/faults';
import { dateAt, startOfDate } from '@shared/lib/dates';
import { orderFields } from '@shared/modules/orders/order';
import type { CommandContext } from '../../context';
import { baseAmount } from '../../documents/base-amount';
import { refuseStrangeDates } from '../../documents/document-dates';
import { isPaperChanged, paperFieldsOf, partiesOfDeal } from '../../documents/paper';
import { linesOf } from '../../documents/document-lines';
import { settleDocument } from '../../documents/settle-document';
import { readOrganization } from '../../organization/organization';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import type { OrderFacts } from './order-facts';
import { deliveryStatusOf, readFacts, readInstalments, usualDueDay } from './order-facts';

/** What steps bring about and people are told of. */
export const toldFields = [
  'status',
  'confirmedAt',
  'cancelledAt',
  'cancelReason',
  'deliveryStatus',
  'paymentStatus',
  'dueOn',
  'paidAmount',
  'returnedAmount',
  'openAmount',
  'movements',
] as const;
const stepFields = ['status', 'confirmedAt', 'cancelledAt', 'cancelReason'] as const;
const stepOperations: readonly string[] = ['confirm', 'reopen', 'cancel'].map((step) => `orders.${step}`);
/** What may change when an order is confirmed: nothing that was agreed. */
const alwaysOpen = ['ownerId', 'departmentId', 'coOwnerIds', 'tags', 'notes', 'deliverOn', 'customerReference'];
const paperFields = paperFieldsOf(orderFields, alwaysOpen);
const noFacts: OrderFacts = { paid: 0, returned: 0, delivered: new Map(), returnedByLine: new Map() };

/**
 * The rules of an order about to be written, whichever way it came (QUO-05, 09): what was confirmed is fixed, sums follow the
 * lines, and what is delivered, paid, due and open follows deliveries, payments, returns and the plan.
 */
export async function settleOrder(
  context: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const { db } = context;
  const isStep = stepOperations.includes(context.operation);
  // What an import corrects happened elsewhere.
  const isFixed = before && before['status'] !== 'draft' && !isStep && !context.isOfThePast;
  if (isFixed && context.operation !== 'imports.undo' && isPaperChanged(paperFields, record, before))
    throw new Fault('in_use', { reason: 'orderFixed' });
  const { timeZone } = await readOrganization(db);
  const orderDate = stringOrNull(record['orderDate']) ?? dateAt(db.now, timeZone);
  const isPast = context.isOfThePast === true && !before;
  const steps: Readonly<Record<string, unknown>> = isPast
    ? pastSteps(record, startOfDate(orderDate, timeZone))
    : isStep
      ? record
      : (before ?? { status: 'draft' });
  refuseStrangeDates({ orderDate, deliverOn: stringOrNull(record['deliverOn']) });
  const sums = await settleDocument(context, record);
  const facts = before ? await readFacts(db, record.id) : noFacts;
  return {
    ...Object.fromEntries(stepFields.map((key) => [key, steps[key] ?? null])),
    ...(before ? {} : await partiesOfDeal(context, record)),
    orderDate,
    movements: record['movements'] ?? 0,
    ...sums,
    // A column of its own, written by `derived`: figures are reckoned in the firm's currency.
    baseNet: await baseAmount(db, { minor: Number(sums['net']), currency: String(sums['currency']), date: orderDate }),
    ...(await moneyOf(context, {
      id: record.id,
      total: Number(sums['total']),
      status: steps['status'],
      orderDate,
      facts,
    })),
    deliveryStatus: deliveryStatusOf(linesOf(record), facts),
  };
}

/** An order that was entered elsewhere long ago was confirmed on its day, unless it says otherwise. */
function pastSteps(record: StoredRecord, startOfDay: number): Readonly<Record<string, unknown>> {
  const status = record['status'] ?? 'confirmed';
  const confirmedAt = stringOrNull(record['confirmedAt']) ?? new Date(startOfDay).toISOString();
  return {
    status,
    confirmedAt: status === 'confirmed' ? confirmedAt : null,
    cancelledAt: status === 'cancelled' ? confirmedAt : null,
  };
}

interface OrderedMoney {
  readonly id: string;
  readonly total: number;
  readonly status: unknown;
  readonly orderDate: string;
  readonly facts: OrderFacts;
}

async function moneyOf({ db }: CommandContext, order: OrderedMoney) {
  const { paid, returned } = order.facts;
  const owed = order.status === 'cancelled' ? 0 : order.total;
  const open = owed - returned - paid;
  const instalments = await readInstalments(db, order.id, paid + returned);
  const due = instalments.find((instalment) => instalment.open > 0);
  return {
    paidAmount: paid,
    returnedAmount: returned,
    openAmount: open,
    paymentStatus: open <= 0 && owed > 0 ? 'paid' : paid > 0 ? 'partial' : 'unpaid',
    dueOn: order.status === 'confirmed' && open > 0 ? (due?.dueOn ?? usualDueDay(order.orderDate)) : null,
  };
}
