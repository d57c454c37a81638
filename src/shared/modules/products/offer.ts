import { z } from 'zod';
import { daySchema, decimalSchema } from '../../contract/fields';
import { markSchema } from '../../contract/list';
import { billingIntervals, productKinds } from './product';
import { priceReaches } from './pricing';

const largestQuantity = 1_000_000_000;

/** What one wants to sell, to whom and how much of it: for picking products into a quote, an order or a deal. */
export const offerInput = z.object({
  q: z.string().max(200).optional(),
  /** Instead of searching: these products, such as the lines of a quote whose customer has changed. */
  ids: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').filter((id) => id !== '') : value),
      z.array(z.uuid()).min(1).max(200),
    )
    .optional(),
  customerId: z.uuid().optional(),
  /** Left out it is the firm's. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Prices as the document tells them: with tax or without; left out each stays as it is kept. */
  isTaxIncluded: z
    .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean())
    .optional(),
  quantity: decimalSchema(largestQuantity).default('1'),
  /** The day prices hold on; left out it is today. */
  day: daySchema.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type OfferInput = z.infer<typeof offerInput>;

const priceSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('priceList'),
    id: z.uuid(),
    name: z.string(),
    /** Why it holds: for the customer, for one of its tags, for everybody. */
    reach: z.enum(priceReaches),
    tag: z.string().nullable(),
    minQuantity: z.string(),
    validTo: daySchema.nullable(),
  }),
  z.object({ kind: z.literal('listPrice') }),
  /** The product's own price, from another currency at the last rate; `day` is that of the rate. */
  z.object({ kind: z.literal('converted'), from: z.string(), day: daySchema }),
]);

/** A product as it can be sold. Prices are for one unit in `currency`; null where there is none or the role hides money. */
export const offeredSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  specification: z.string().nullable(),
  category: z.string().nullable(),
  kind: z.enum(productKinds),
  billingInterval: z.enum(billingIntervals).nullable(),
  unit: z.string().nullable(),
  status: z.enum(['active', 'retired']),
  currency: z.string(),
  price: z.string().nullable(),
  /** Whether `price` and `listPrice` have tax in them. */
  priceIncludesTax: z.boolean(),
  source: priceSourceSchema.nullable(),
  /** The product's own price, told in the same way, to show what a price list takes off. */
  listPrice: z.string().nullable(),
  taxRate: z.string().nullable(),
  /** Without tax; null where nobody knows or the role hides it. */
  cost: z.string().nullable(),
  /** Where the words stand in the name. */
  marks: z.array(markSchema),
});
export type Offered = z.infer<typeof offeredSchema>;
