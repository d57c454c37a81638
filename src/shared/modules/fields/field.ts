import { z } from 'zod';
import { fieldGroups } from '../../access/resources';
import { momentSchema } from '../../contract/fields';
import { cleanText } from '../../lib/text';

/** Records a firm may add fields to (USE-03). */
export const extensibleKinds = [
  'customer',
  'contact',
  'activity',
  'lead',
  'opportunity',
  'product',
  'quote',
  'order',
  'payment',
  'cost',
  'contract',
] as const;
export type ExtensibleKind = (typeof extensibleKinds)[number];

/** Money is whole minor units of the firm's currency, dates are YYYY-MM-DD. */
export const ownFieldTypes = ['text', 'number', 'money', 'date', 'choice', 'multiChoice', 'yesNo'] as const;
export type OwnFieldType = (typeof ownFieldTypes)[number];

/** `none`, then `waiting` while a job makes the index, then `ready`: filters on the field follow an index. */
export const indexStates = ['none', 'waiting', 'ready'] as const;

const label = z
  .string()
  .overwrite((text: string) => cleanText(text))
  .pipe(z.string().min(1).max(80));

/** Stands in values, filters (`custom.<key>`), import and export; never changes. */
const keySchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);

/** Records keep the key; the label is for people. A choice that is no longer offered is retired, never removed. */
export const ownOptionSchema = z.strictObject({
  key: z
    .string()
    .min(1)
    .max(60)
    .overwrite((text: string) => cleanText(text)),
  label,
  isRetired: z.boolean().default(false),
});
export type OwnOption = z.infer<typeof ownOptionSchema>;
const options = z.array(ownOptionSchema).max(200);

export const ownFieldSchema = z.object({
  id: z.uuid(),
  resource: z.enum(extensibleKinds),
  key: keySchema,
  type: z.enum(ownFieldTypes),
  label: z.string(),
  group: z.enum(fieldGroups),
  isRequired: z.boolean(),
  position: z.number().int(),
  /** For choice and multiple choice. */
  options: z.array(ownOptionSchema),
  /** Asked for by the firm: filters on it shall be quick. */
  isSearchable: z.boolean(),
  index: z.enum(indexStates),
  isRetired: z.boolean(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type OwnField = z.infer<typeof ownFieldSchema>;

const position = z.number().int().min(0).max(10_000);

export const ownFieldCreate = z.strictObject({
  id: z.uuid().optional(),
  resource: z.enum(extensibleKinds),
  /** Made from the label where it is left out. */
  key: keySchema.optional(),
  type: z.enum(ownFieldTypes),
  label,
  group: z.enum(fieldGroups).default('basic'),
  isRequired: z.boolean().default(false),
  position: position.optional(),
  options: options.default([]),
  isSearchable: z.boolean().default(false),
});
export type OwnFieldCreate = z.infer<typeof ownFieldCreate>;

/** Kind of record, key and type stay for good: values stand under them. */
export const ownFieldPatch = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  label: label.optional(),
  group: z.enum(fieldGroups).optional(),
  isRequired: z.boolean().optional(),
  position: position.optional(),
  options: options.optional(),
  isSearchable: z.boolean().optional(),
});
export type OwnFieldPatch = z.infer<typeof ownFieldPatch>;
