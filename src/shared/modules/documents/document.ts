import { z } from 'zod';
import { decimalSchema, field } from '../../contract/fields';
import { largestPrice } from '../../lib/decimal-text';
import { cleanText } from '../../lib/text';
import { locales } from '../setup/setup';

/** What quotes and orders are made of: a head with terms and sums, and lines (QUO-01, 05, 08). */

/** Lines of one document; a longer list is several documents. */
export const mostLines = 500;
const largestQuantity = 1_000_000_000;

const line = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((value: string) => cleanText(value));
const cost = decimalSchema(largestPrice).nullable();

/** A line as it is sent. Prices are for one unit, in the document's currency, with tax where the document says so. */
export const lineGivenSchema = z.strictObject({
  /** Made by whoever adds the line, so that a change of it is told apart from another line. */
  id: z.uuid(),
  productId: z.uuid().nullable().default(null),
  name: line(300).min(1),
  specification: line(500).nullable().default(null),
  unit: line(20).nullable().default(null),
  quantity: decimalSchema(largestQuantity).refine((text) => Number(text) > 0),
  unitPrice: decimalSchema(largestPrice),
  /** Percent. */
  discountPercent: decimalSchema(100).nullable().default(null),
  taxRate: decimalSchema(100).nullable().default(null),
  /** Of one unit, without tax. Left out it stays, and a new line takes the product's. */
  unitCost: cost.optional(),
});
export type LineGiven = z.infer<typeof lineGivenSchema>;

const minor = z.number().int().nullable();

/** A line as it is read. What the reader's role hides of prices and costs is null. */
export const lineSchema = z.object({
  id: z.uuid(),
  productId: z.uuid().nullable(),
  name: z.string(),
  specification: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: z.string(),
  unitPrice: z.string().nullable(),
  discountPercent: z.string().nullable(),
  taxRate: z.string().nullable(),
  unitCost: z.string().nullable(),
  /** After the line's own discount, as printed. */
  amount: minor,
  /** Before it. */
  listAmount: minor,
  /** Its part of the document without tax, after the document's discount. */
  net: minor,
  tax: minor,
  cost: minor,
});
export type DocumentLine = z.infer<typeof lineSchema>;

/** Tax by rate, the highest first. */
export const taxesSchema = z.array(z.object({ rate: z.string(), net: z.number().int(), tax: z.number().int() }));

/** What the head of every document has. Sums are minor units of `currency`, reckoned by `totalDocument`. */
export const documentFields = {
  currency: field.currency('money', { filterable: true }),
  /** Whether prices of lines have tax in them. */
  isTaxIncluded: field.yesNo('money', {}),
  /** Off the subtotal, in percent; comes before an amount. */
  discountPercent: field.decimal('money', {}, 100),
  discountAmount: field.money('money', {}),
  /** What the discount is called on paper: 老客户优惠. */
  discountLabel: field.text('money', {}, 80),
  subtotal: field.money('money', { computed: true }),
  net: field.money('money', { computed: true, filterable: true }),
  tax: field.money('money', { computed: true }),
  total: field.money('money', { computed: true, sortable: true, filterable: true }),
  /** Part of the list prices that lines and document give away, in hundredths of a percent: 440 is 4.4 %. */
  givenAway: field.integer('money', { computed: true }, 10_000),
  cost: field.money('cost', { computed: true }),
  /** Net less cost; unknown as soon as the cost of one line is. */
  margin: field.money('cost', { computed: true, filterable: true }),
  /** The document's language; left out it is the customer's, or the firm's. */
  language: field.choice('basic', locales, {}),
  /** Printed below the lines. */
  remarks: field.longText('basic', {}, 4000),
  /** One a line, printed; empty takes the firm's for this kind of document. */
  terms: field.longText('basic', {}, 8000),
} as const;
