import { z } from 'zod';
import { filterSchema } from '../../contract/list';
import { cleanText } from '../../lib/text';
import { momentSchema } from '../../contract/fields';

/** Lists that can be kept as a view. */
export const viewedKinds = [
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

/** Mine alone, one department's, or everybody's. */
export const audiences = ['mine', 'department', 'everyone'] as const;

const name = z
  .string()
  .overwrite((text: string) => cleanText(text))
  .pipe(z.string().min(1).max(80));

/** A column of the list: a field's key (`custom.<key>` for the firm's own), in pixels where somebody pulled at it. */
const columnSchema = z.strictObject({
  key: z.string().min(1).max(100),
  width: z.number().int().min(40).max(1200).optional(),
});

const content = {
  name,
  audience: z.enum(audiences),
  /** Whose view it is where the audience is a department; left out it is the caller's own. */
  departmentId: z.uuid().nullable(),
  filter: filterSchema.nullable(),
  q: z.string().max(200).nullable(),
  sort: z.string().max(100).nullable(),
  columns: z.array(columnSchema).max(100),
  position: z.number().int().min(0).max(10_000),
};

export const viewSchema = z.object({
  id: z.uuid(),
  resource: z.enum(viewedKinds),
  ...content,
  ownerId: z.uuid(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  can: z.array(z.enum(['edit', 'delete'])),
});
export type View = z.infer<typeof viewSchema>;

export const viewCreate = z.strictObject({
  id: z.uuid().optional(),
  resource: z.enum(viewedKinds),
  name,
  audience: content.audience.default('mine'),
  departmentId: content.departmentId.optional(),
  filter: content.filter.default(null),
  q: content.q.default(null),
  sort: content.sort.default(null),
  columns: content.columns.default([]),
  position: content.position.optional(),
});
export type ViewCreate = z.infer<typeof viewCreate>;

export const viewPatch = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  ...z.object(content).partial().shape,
});
export type ViewPatch = z.infer<typeof viewPatch>;
