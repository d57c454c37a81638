import type { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { largestPrice } from '../../lib/decimal-text';

export const productKinds = ['goods', 'service', 'subscription'] as const;
export const billingIntervals = ['month', 'quarter', 'halfYear', 'year'] as const;
export const productStatuses = ['active', 'retired'] as const;

/**
 * What the firm sells (QUO-02). Prices are exact decimals in main units of `currency` for one `unit`; the cost is without
 * tax and in the same currency. `tier` orders the products of a family from the smallest up (M24).
 */
export const productFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  /** The firm's own code or SKU; no two products have the same. */
  code: field.text('basic', { sortable: true, filterable: true, importable: true }, 60),
  name: field.requiredText('basic', { sortable: true, filterable: true, importable: true }),
  /** What tells it apart in a line: NS-75V · 75 kW · 8 bar. */
  specification: field.text('basic', { filterable: true, importable: true }, 300),
  category: field.text('basic', { sortable: true, filterable: true, importable: true }, 80),
  family: field.text('basic', { filterable: true, importable: true }, 80),
  tier: field.integer('basic', { filterable: true, importable: true }, 1000),
  kind: field.choice('basic', productKinds, { filterable: true, importable: true }),
  /** How often a subscription is charged; empty for everything else. */
  billingInterval: field.choice('basic', billingIntervals, { filterable: true, importable: true }),
  unit: field.text('basic', { filterable: true, importable: true }, 20),
  listPrice: field.decimal('money', { sortable: true, filterable: true, importable: true }, largestPrice),
  currency: field.currency('money', { filterable: true, importable: true }),
  priceIncludesTax: field.yesNo('money', { filterable: true, importable: true }),
  /** Percent. */
  taxRate: field.decimal('money', { filterable: true, importable: true }, 100),
  cost: field.decimal('cost', { filterable: true, importable: true }, largestPrice),
  /** A retired product stays on old documents and is no longer offered. */
  status: field.choice('basic', productStatuses, { filterable: true, importable: true }),
  tags: field.tags('basic', { filterable: true, importable: true }),
  notes: field.longText('basic', { importable: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

export const productSchema = recordSchema(productFields);
export const productCreate = createSchema(productFields);
export const productPatch = patchSchema(productFields);
export type Product = z.infer<typeof productSchema>;
export type ProductCreate = z.infer<typeof productCreate>;
export type ProductPatch = z.infer<typeof productPatch>;
