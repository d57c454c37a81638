import { z } from 'zod';
import { daySchema, field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { locales } from '../setup/setup';

export const contractStatuses = ['active', 'renewed', 'cancelled'] as const;
export const contractIntervals = ['once', 'month', 'quarter', 'halfYear', 'year'] as const;

/** Days before the last day to give notice at which its owner is reminded. */
export const reminderDays = 30;
/** Days after its end within which a contract that begins anew counts as renewed (M5). */
export const graceDays = 30;
/** How far ahead an end is soon, in days. */
export const soonDays = 90;

/**
 * What was agreed with a customer for a term (QUO-06): it ends on a day unless a successor follows. Amounts are minor units
 * for one term, net of tax. The renewal rate (M5) is reckoned from its last day, the successor's first and the amounts.
 */
export const contractFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.requiredText('basic', { sortable: true, filterable: true }),
  customerId: field.reference('basic', 'customer', {}),
  opportunityId: field.reference('basic', 'opportunity', {}),
  quoteId: field.reference('basic', 'quote', {}),
  orderId: field.reference('basic', 'order', {}),
  status: field.choice('basic', contractStatuses, { computed: true, filterable: true }),
  signedOn: field.date('basic', { filterable: true }),
  startsOn: { ...field.date('basic', { sortable: true, filterable: true }), required: true as const },
  /** The last day; none where it runs on until somebody ends it. */
  endsOn: field.date('basic', { sortable: true, filterable: true }),
  /** The day after its end a successor of the same length follows by itself, unless it was cancelled. */
  renewsAutomatically: field.yesNo('basic', { filterable: true }),
  /** Days before its end by which notice has to be given. */
  noticeDays: field.integer('basic', {}, 3650),
  /** The day its owner is reminded: thirty days before notice has to be given. */
  remindOn: field.date('basic', { computed: true, sortable: true, filterable: true }),
  amount: field.money('money', { sortable: true, filterable: true }),
  currency: field.currency('money', { filterable: true }),
  /** Percent; the amount is without it. */
  taxRate: field.decimal('money', {}, 100),
  billingInterval: field.choice('basic', contractIntervals, { filterable: true }),
  /** The last day of a contract that was ended; before the agreed end it is cancelled early. */
  cancelledOn: field.date('basic', { filterable: true }),
  predecessorId: field.reference('basic', 'contract', { computed: true }),
  successorId: field.reference('basic', 'contract', { computed: true }),
  /** Of the paper; left out it is the customer's, or the firm's. */
  language: field.choice('basic', locales, {}),
  /** Printed below what it is about. */
  remarks: field.longText('basic', {}, 4000),
  /** One a line, printed; empty takes the firm's for contracts. */
  terms: field.longText('basic', {}, 8000),
  ownerId: field.user('basic', { filterable: true }),
  departmentId: field.department('basic', { filterable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  tags: field.tags('basic', { filterable: true }),
  notes: field.longText('relation', {}),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

const named = z.object({ id: z.uuid(), name: z.string() }).nullable();
export const contractSchema = recordSchema(contractFields).extend({
  customer: named,
  opportunity: named,
  quote: named,
  order: named,
  predecessor: named,
  successor: named,
});
export const contractCreate = createSchema(contractFields);
export const contractPatch = patchSchema(contractFields);
export type CustomerContract = z.infer<typeof contractSchema>;
export type ContractCreate = z.infer<typeof contractCreate>;

/** Left out, the successor begins the day after, for as long, for the same amount. */
export const renewInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  startsOn: daySchema.optional(),
  endsOn: daySchema.optional(),
  amount: z.number().int().min(0).optional(),
  /** Whether a deal of the type renewal is begun for it; takes the right to add deals. */
  withDeal: z.boolean().default(false),
});
export type RenewInput = z.output<typeof renewInput>;
