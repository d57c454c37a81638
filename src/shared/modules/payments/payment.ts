import { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';

/** `out` is money given back. */
export const paymentDirections = ['in', 'out'] as const;
export const paymentMethods = [
  'transfer',
  'cash',
  'wechat',
  'alipay',
  'card',
  'cheque',
  'acceptance',
  'other',
] as const;

/** Money that came in for an order or on account of a customer, or went back (回款). Amounts are positive minor units. */
export const paymentFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.text('basic', { computed: true, sortable: true, filterable: true }),
  customerId: field.reference('basic', 'customer', {}),
  orderId: field.reference('basic', 'order', {}),
  direction: field.choice('money', paymentDirections, { filterable: true }),
  amount: { ...field.money('money', { sortable: true, filterable: true }), required: true as const },
  currency: field.currency('money', { filterable: true }),
  paidOn: { ...field.date('basic', { sortable: true, filterable: true }), required: true as const },
  method: field.choice('basic', paymentMethods, { filterable: true }),
  /** The bank's number, a receipt's. */
  reference: field.text('basic', { filterable: true }, 120),
  ownerId: field.user('basic', { filterable: true }),
  departmentId: field.department('basic', { filterable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  tags: field.tags('basic', { filterable: true }),
  notes: field.longText('relation', {}),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

const named = z.object({ id: z.uuid(), name: z.string() }).nullable();
export const paymentSchema = recordSchema(paymentFields).extend({ customer: named, order: named });
export const paymentCreate = createSchema(paymentFields);
export const paymentPatch = patchSchema(paymentFields);
export type Payment = z.infer<typeof paymentSchema>;
export type PaymentCreate = z.infer<typeof paymentCreate>;
