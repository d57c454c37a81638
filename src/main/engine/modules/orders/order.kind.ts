import { orderFields } from '@shared/modules/orders/order';
import type { CommandContext } from '../../context';
import { documentLines, withProduct } from '../../documents/document-lines';
import { namedNeighbours } from '../../documents/document-neighbours';
import { strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import { defineKind } from '../../records/record-kind';
import type { WritableKind, Written } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';
import { planAtOnce } from './order-facts';
import { forgetOverdue } from './overdue';
import { settleOrder, toldFields } from './order-rules';
import { tellOrder } from './order-timeline';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });
const pointing = (resource: 'customer' | 'contact' | 'opportunity' | 'quote') => ({
  resource,
  table: resource,
  ids: (linked: string) => `SELECT id FROM sales_order WHERE ${resource}_id IN (${linked})`,
});

export const orderKind: WritableKind = {
  ...defineKind({
    resource: 'order',
    table: 'sales_order',
    fields: orderFields,
    expressions: {},
    links: {
      productId: withProduct('sales_order'),
      customerId: pointing('customer'),
      contactId: pointing('contact'),
      opportunityId: pointing('opportunity'),
      quoteId: pointing('quote'),
    },
    defaultSort: '-updatedAt',
    sorts: {
      number: sort('sales_order_number', 'number'),
      name: sort('sales_order_name', 'sort_name'),
      total: sort('sales_order_total', 'total', true),
      orderDate: sort('sales_order_date', 'order_date', true),
      deliverOn: sort('sales_order_deliver_on', 'deliver_on', true),
      confirmedAt: sort('sales_order_confirmed_at', 'confirmed_at', true),
      dueOn: sort('sales_order_due_on', 'due_on', true),
      openAmount: sort('sales_order_open_amount', 'open_amount', true),
      createdAt: sort('sales_order_created_at', 'created_at'),
      updatedAt: sort('sales_order_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'sales_order_number' },
      status: { index: 'sales_order_status', alsoSorts: 'updatedAt' },
      deliveryStatus: { index: 'sales_order_delivery_status', alsoSorts: 'updatedAt' },
      paymentStatus: { index: 'sales_order_payment_status', alsoSorts: 'updatedAt' },
      ownerId: { index: 'sales_order_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'sales_order_department', alsoSorts: 'updatedAt' },
    },
    isShared: true,
    extras: (sight, records) =>
      namedNeighbours(sight, records, {
        customer: 'customer',
        contact: 'contact',
        opportunity: 'opportunity',
        quote: 'quote',
      }),
  }),
  numberPrefix: 'SO',
  numberByYear: true,
  told: toldFields,
  assignedBy: 'assign',
  normalise: (values, country) => normaliseCommon(orderFields, values, country),
  linked: documentLines('sales_order'),
  settle: settleOrder,
  derived: (record) => ({
    sort_name: sortName(String(record['name']), 'company'),
    base_net: typeof record['baseNet'] === 'number' ? record['baseNet'] : null,
  }),
  written: async (context, written) => {
    await planPast(context, written);
    await tellOrder(context, written);
    await forgetOverdue(context, written);
    // How often something moved is for the engine; what moved is told.
    const { movements: _movements, ...changes } = written.changes;
    if (written.what !== 'changed' || Object.keys(changes).length > 0)
      await tellOwnTimeline(context, orderKind, { ...written, changes });
  },
  document: (record) => ({
    name: String(record['name']),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: String(record['number']),
  }),
};

/** A confirmed order from elsewhere comes without a plan for its money. */
async function planPast({ db, isOfThePast }: CommandContext, { what, record }: Written): Promise<void> {
  const total = Number(record['total']);
  if (what !== 'created' || !isOfThePast || record['status'] !== 'confirmed' || total <= 0) return;
  await planAtOnce(db, { id: record.id, orderDate: String(record['orderDate']), total });
}
