import type { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';

/** What was spent to win customers, to sell, and to look after them. */
export const costKinds = ['marketing', 'sales', 'service'] as const;
export type CostKind = (typeof costKinds)[number];

/**
 * One line of the ledger of costs (LEA-07, K7, K13): what was spent, for what, on which day. Amounts are positive minor
 * units; a source is that of leads and deals, empty where the cost belongs to none.
 */
export const costFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.requiredText('basic', { sortable: true, filterable: true, importable: true }),
  spentOn: { ...field.date('basic', { sortable: true, filterable: true, importable: true }), required: true as const },
  kind: field.choice('basic', costKinds, { filterable: true, importable: true }),
  amount: { ...field.money('money', { sortable: true, filterable: true, importable: true }), required: true as const },
  currency: field.currency('money', { filterable: true, importable: true }),
  source: field.text('basic', { filterable: true, importable: true }, 80),
  subSource: field.text('basic', { filterable: true, importable: true }, 80),
  tags: field.tags('basic', { filterable: true, importable: true }),
  notes: field.longText('basic', { importable: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

export const costSchema = recordSchema(costFields);
export const costCreate = createSchema(costFields);
export const costPatch = patchSchema(costFields);
export type Cost = z.infer<typeof costSchema>;
export type CostCreate = z.infer<typeof costCreate>;
