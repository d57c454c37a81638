import { z } from 'zod';
import { daySchema, decimalSchema, momentSchema } from '../../contract/fields';
import { largestPrice } from '../../lib/decimal-text';
import { cleanText } from '../../lib/text';

const largestQuantity = 1_000_000_000;
/** Prices of one product, each from a quantity on. */
const mostSteps = 20;
/** Products one save changes, and one paste names. */
export const mostPrices = 5000;

const line = (most: number) =>
  z
    .string()
    .overwrite((text: string) => cleanText(text))
    .pipe(z.string().min(1).max(most));

export const priceStepSchema = z.strictObject({
  minQuantity: decimalSchema(largestQuantity),
  price: decimalSchema(largestPrice),
});
export type PriceStep = z.infer<typeof priceStepSchema>;

/** What a list says of one product; without steps it says nothing of it any more. */
export const productPricesSchema = z.strictObject({
  productId: z.uuid(),
  steps: z.array(priceStepSchema).max(mostSteps),
});
export type ProductPrices = z.infer<typeof productPricesSchema>;

const content = {
  name: line(80),
  currency: z.string().regex(/^[A-Z]{3}$/),
  includesTax: z.boolean(),
  /** Calendar days of the firm, both included; null is open. */
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  /** Holds for everybody no more specific list speaks of. */
  isDefault: z.boolean(),
  /** Holds for customers that have one of these tags. */
  tags: z.array(line(60)).max(20),
  notes: z.string().max(2000).nullable(),
};

/** A price list (价目表, QUO-02): for customers by name, by tag, or for everybody. */
export const priceListSchema = z.object({
  id: z.uuid(),
  ...content,
  /** Those the reader sees; a save leaves the others as they are. */
  customers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  hiddenCustomers: z.number().int(),
  productCount: z.number().int(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  can: z.array(z.enum(['edit', 'delete'])),
});
export type PriceList = z.infer<typeof priceListSchema>;

const customerIds = z.array(z.uuid()).max(2000);

export const priceListCreate = z.strictObject({
  id: z.uuid().optional(),
  name: content.name,
  /** Left out it is the firm's. */
  currency: content.currency.optional(),
  includesTax: content.includesTax.optional(),
  validFrom: content.validFrom.default(null),
  validTo: content.validTo.default(null),
  isDefault: content.isDefault.default(false),
  tags: content.tags.default([]),
  notes: content.notes.default(null),
  customerIds: customerIds.default([]),
  /** Begins with the prices of this list. */
  copyOfId: z.uuid().optional(),
});

export const priceListPatch = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  ...z.object(content).partial().shape,
  customerIds: customerIds.optional(),
  /** Only products whose prices change. */
  prices: z.array(productPricesSchema).max(mostPrices).optional(),
});
export type PriceListPatch = z.infer<typeof priceListPatch>;

/** A product in the grid of a price list. */
export const pricedProductSchema = z.object({
  productId: z.uuid(),
  code: z.string().nullable(),
  name: z.string(),
  specification: z.string().nullable(),
  unit: z.string().nullable(),
  status: z.enum(['active', 'retired']),
  taxRate: z.string().nullable(),
  /** The product's own price, told as the list tells prices; null where there is none in its currency. */
  listPrice: z.string().nullable(),
  steps: z.array(priceStepSchema),
});
export type PricedProduct = z.infer<typeof pricedProductSchema>;

/** Rows copied from a spreadsheet: product, perhaps a quantity, price. */
export const pastedInput = z.strictObject({
  id: z.uuid(),
  rows: z.array(z.array(z.string().max(500)).max(20)).max(mostPrices),
});
export const pastedSchema = z.object({
  items: z.array(pricedProductSchema),
  /** Rows nothing was made of, counted from one, and why. */
  left: z.array(
    z.object({ row: z.number().int(), text: z.string(), reason: z.enum(['product', 'several', 'price', 'quantity']) }),
  ),
});
export type Pasted = z.infer<typeof pastedSchema>;
