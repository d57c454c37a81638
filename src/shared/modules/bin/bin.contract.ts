import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';

/** Kinds of records that go to the bin. */
export const binKinds = [
  'customer',
  'contact',
  'lead',
  'opportunity',
  'product',
  'quote',
  'order',
  'payment',
  'cost',
  'contract',
  'activity',
  'file',
] as const;

export const binItemSchema = z.object({
  kind: z.enum(binKinds),
  id: z.uuid(),
  /** C-000123, where the kind has numbers. */
  number: z.string().nullable(),
  title: z.string(),
  deletedAt: momentSchema,
  deletedById: z.uuid().nullable(),
  /** When it is deleted for good: 30 days after it went in. */
  purgeAt: momentSchema,
});
export type BinItem = z.infer<typeof binItemSchema>;

export const binContract = {
  list: query('signedIn', { path: '/bin', summary: 'What the caller may bring back, newest first' })
    .input(
      z.object({
        kind: z.enum(binKinds).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z.string().max(300).optional(),
      }),
    )
    .output(z.object({ items: z.array(binItemSchema), nextCursor: z.string().nullable() })),
  restore: command('signedIn', {
    path: '/bin/{kind}/{id}/restore',
    summary: 'Bring a record back with everything it was linked with',
    successStatus: 200,
  })
    .input(z.object({ kind: z.enum(binKinds), id: z.uuid() }))
    .output(z.object({ kind: z.enum(binKinds), id: z.uuid(), version: z.number().int() })),
};
