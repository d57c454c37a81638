import { z } from 'zod';
import { decimalSchema, daySchema, field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { documentFields, lineGivenSchema, lineSchema, mostLines, taxesSchema } from '../documents/document';

export const orderStatuses = ['draft', 'confirmed', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
export const deliveryStatuses = ['none', 'partial', 'delivered'] as const;
export const paymentStatuses = ['unpaid', 'partial', 'paid'] as const;

/**
 * What a customer bought (QUO-05). It counts as revenue from the moment it is confirmed, without tax (M8); what was returned
 * counts against the period of the return. Sums are minor units of `currency`.
 */
export const orderFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.requiredText('basic', { sortable: true, filterable: true, importable: true }),
  customerId: field.reference('basic', 'customer', {}),
  contactId: field.reference('basic', 'contact', {}),
  opportunityId: field.reference('basic', 'opportunity', {}),
  quoteId: field.reference('basic', 'quote', {}),
  status: field.choice('basic', orderStatuses, { computed: true, filterable: true }),
  orderDate: field.date('basic', { sortable: true, filterable: true, importable: true }),
  /** The customer's own number for it. */
  customerReference: field.text('basic', { filterable: true, importable: true }, 80),
  deliverOn: field.date('basic', { sortable: true, filterable: true, importable: true }),
  confirmedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  cancelledAt: field.moment('basic', { computed: true, filterable: true }),
  cancelReason: field.text('basic', { computed: true }, 500),
  deliveryStatus: field.choice('basic', deliveryStatuses, { computed: true, filterable: true }),
  paymentStatus: field.choice('money', paymentStatuses, { computed: true, filterable: true }),
  /** The day the next open part is due. */
  dueOn: field.date('money', { computed: true, sortable: true, filterable: true }),
  paidAmount: field.money('money', { computed: true }),
  returnedAmount: field.money('money', { computed: true }),
  /** What is still to come in: total less returns less payments; below zero it is the customer's. */
  openAmount: field.money('money', { computed: true, sortable: true, filterable: true }),
  /** How often goods, money or plan moved: each time gives the order a new version. */
  movements: field.integer('basic', { computed: true }),
  ...documentFields,
  ownerId: field.user('basic', { filterable: true, importable: true }),
  departmentId: field.department('basic', { filterable: true, importable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  tags: field.tags('basic', { filterable: true, importable: true }),
  notes: field.longText('relation', { importable: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

const named = z.object({ id: z.uuid(), name: z.string() }).nullable();
const lines = { lines: z.array(lineGivenSchema).max(mostLines).optional() };
const minor = z.number().int();

/** A part of the order's money with the day it is due (应收). */
const instalment = { id: z.uuid(), dueOn: daySchema, amount: minor.positive(), label: z.string().max(80).nullable() };
export const instalmentSchema = z.object({
  ...instalment,
  /** What of it is still to come in; payments fill the earliest first. */
  open: minor,
});

const movedLine = z.object({ lineId: z.uuid(), quantity: z.string() });
export const deliverySchema = z.object({
  id: z.uuid(),
  deliveredOn: daySchema,
  note: z.string().nullable(),
  userId: z.uuid().nullable(),
  lines: z.array(movedLine),
});
export const returnSchema = z.object({
  id: z.uuid(),
  returnedOn: daySchema,
  reason: z.string().nullable(),
  userId: z.uuid().nullable(),
  /** With tax, minor units; null where the reader's role hides money. */
  total: minor.nullable(),
  lines: z.array(movedLine),
});

export const orderSchema = recordSchema(orderFields).extend({
  customer: named,
  contact: named,
  opportunity: named,
  quote: named,
  /** Below only where one order is read; lists leave it out. */
  lines: z.array(lineSchema),
  taxes: taxesSchema.nullable(),
  instalments: z.array(instalmentSchema),
  deliveries: z.array(deliverySchema),
  returns: z.array(returnSchema),
});
export const orderCreate = createSchema(orderFields).extend(lines);
export const orderPatch = patchSchema(orderFields).extend(lines);
export type Order = z.infer<typeof orderSchema>;
export type OrderCreate = z.infer<typeof orderCreate>;

const version = { id: z.uuid(), version: z.number().int().positive() };
const moved = z
  .array(z.strictObject({ lineId: z.uuid(), quantity: decimalSchema(1_000_000_000) }))
  .min(1)
  .max(mostLines);
const text = z.string().max(500).optional();

export const orderStepInput = z.strictObject(version);
export const fromQuoteInput = z.strictObject({ quoteId: z.uuid(), id: z.uuid().optional() });
export const fromDealInput = z.strictObject({ opportunityId: z.uuid(), id: z.uuid().optional() });
export const cancelInput = z.strictObject({ ...version, reason: z.string().min(1).max(500) });
export const planInput = z.strictObject({
  ...version,
  items: z.array(z.strictObject({ ...instalment, label: instalment.label.default(null) })).max(60),
});
export const deliverInput = z.strictObject({ ...version, deliveredOn: daySchema, note: text, lines: moved });
export const returnInput = z.strictObject({ ...version, returnedOn: daySchema, reason: text, lines: moved });
export const takeBackInput = z.strictObject({ ...version, deliveryId: z.uuid() });
