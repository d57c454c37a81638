import { Fault } from '@shared/contract/faults';
import { paymentFields } from '@shared/modules/payments/payment';
import type { CommandContext } from '../../context';
import { refuseStrangeDates } from '../../documents/document-dates';
import { namedNeighbours } from '../../documents/document-neighbours';
import { tellNeighbours } from '../../documents/tell-neighbours';
import { readOrganization } from '../../organization/organization';
import { strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import type { StoredRecord } from '../../records/record-kind';
import { defineKind } from '../../records/record-kind';
import type { WritableKind, Written } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';
import { refreshOrder } from '../orders';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });

export const paymentKind: WritableKind = {
  ...defineKind({
    resource: 'payment',
    table: 'payment',
    fields: paymentFields,
    expressions: {},
    links: {
      customerId: {
        resource: 'customer',
        table: 'customer',
        ids: (linked) => `SELECT id FROM payment WHERE customer_id IN (${linked})`,
      },
      orderId: {
        resource: 'order',
        table: 'sales_order',
        ids: (linked) => `SELECT id FROM payment WHERE order_id IN (${linked})`,
      },
    },
    defaultSort: '-paidOn',
    sorts: {
      number: sort('payment_number', 'number'),
      name: sort('payment_name', 'sort_name'),
      amount: sort('payment_amount', 'amount'),
      paidOn: sort('payment_paid_on', 'paid_on'),
      createdAt: sort('payment_created_at', 'created_at'),
      updatedAt: sort('payment_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'payment_number' },
      direction: { index: 'payment_direction', alsoSorts: 'updatedAt' },
      method: { index: 'payment_method', alsoSorts: 'updatedAt' },
      ownerId: { index: 'payment_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'payment_department', alsoSorts: 'updatedAt' },
    },
    isShared: true,
    extras: (sight, records) => namedNeighbours(sight, records, { customer: 'customer', order: 'order' }),
  }),
  numberPrefix: 'R',
  numberByYear: true,
  assignedBy: 'assign',
  normalise: (values, country) => normaliseCommon(paymentFields, values, country),
  settle: settlePayment,
  derived: (record) => ({ sort_name: sortName(String(record['name']), 'company') }),
  written: async (context, written) => {
    await refreshOrders(context, written);
    if (written.what === 'created') await tellPayment(context, written.record);
    await tellOwnTimeline(context, paymentKind, written);
  },
  document: (record) => ({
    name: String(record['name']),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: String(record['number']),
  }),
};

/** Money of an order is in the order's currency and its customer's; without an order it is on account. */
async function settlePayment({ db }: CommandContext, record: StoredRecord): Promise<Readonly<Record<string, unknown>>> {
  refuseStrangeDates({ paidOn: stringOrNull(record['paidOn']) });
  if (Number(record['amount']) <= 0) throw new Fault('invalid_input', { reason: 'amountNotPositive', field: 'amount' });
  const orderId = stringOrNull(record['orderId']);
  const order =
    orderId === null
      ? undefined
      : await db.one<{ customer_id: string | null; currency: string; status: string }>(
          'SELECT customer_id, currency, status FROM sales_order WHERE id = ?',
          [orderId],
        );
  const direction = record['direction'] ?? 'in';
  if (order?.status === 'cancelled' && direction === 'in')
    throw new Fault('in_use', { reason: 'orderStep', status: 'cancelled' });
  const currency = record['currency'] ?? order?.currency ?? (await readOrganization(db)).currency;
  if (order && currency !== order.currency)
    throw new Fault('invalid_input', { reason: 'otherCurrency', field: 'currency', currency: order.currency });
  const customerId = order ? order.customer_id : record['customerId'];
  if (customerId === null) throw new Fault('invalid_input', { reason: 'paymentWithoutCustomer', field: 'customerId' });
  return { direction, currency, customerId, name: record['reference'] ?? record['number'] };
}

async function refreshOrders(context: CommandContext, { record, before }: Written): Promise<void> {
  const orders = new Set([stringOrNull(record['orderId']), stringOrNull(before?.['orderId'])]);
  for (const id of orders) if (id !== null) await refreshOrder(context, id);
}

async function tellPayment(context: CommandContext, record: StoredRecord): Promise<void> {
  await tellNeighbours(context, {
    kind: record['direction'] === 'out' ? 'paymentBack' : 'paymentIn',
    resource: 'payment',
    record,
    neighbours: ['customer', 'order'],
    summary: { number: record['number'] },
    isOwn: false,
  });
}
