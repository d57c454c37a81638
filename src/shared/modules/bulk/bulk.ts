import { z } from 'zod';
import { filterSchema } from '../../contract/list';
import { handOverNote } from '../comments/comment';

/** Records that many at once are changed of. */
export const bulkKinds = [
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

/** Rows ticked one by one, or everything the list shows but for some. */
const selectionSchema = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(10_000) }),
  z.strictObject({
    /** Null is the whole list; it must be said. */
    filter: filterSchema.nullable(),
    q: z.string().max(200).optional(),
    except: z.array(z.uuid()).max(10_000).default([]),
  }),
]);
export type BulkSelection = z.infer<typeof selectionSchema>;

const tags = z.array(z.string().min(1).max(60)).min(1).max(20);

/** What happens to each of them. `assign` leaves out what stays. */
const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('assign'),
    ownerId: z.uuid().nullable().optional(),
    departmentId: z.uuid().nullable().optional(),
    /** Shown to the new owner, in the one notice that tells of them all. */
    note: handOverNote.optional(),
  }),
  z.strictObject({ type: z.literal('addCoOwner'), userId: z.uuid() }),
  z.strictObject({ type: z.literal('removeCoOwner'), userId: z.uuid() }),
  z.strictObject({ type: z.literal('addTags'), tags }),
  z.strictObject({ type: z.literal('removeTags'), tags }),
  /** One field, `custom.<key>` for the firm's own; null empties it. */
  z.strictObject({ type: z.literal('set'), field: z.string().min(1).max(100), value: z.unknown() }),
  z.strictObject({ type: z.literal('delete') }),
]);
export type BulkChange = z.infer<typeof changeSchema>;

export const bulkInput = z.strictObject({
  resource: z.enum(bulkKinds),
  selection: selectionSchema,
  change: changeSchema,
});
export type BulkInput = z.infer<typeof bulkInput>;

export const bulkPreviewSchema = z.object({
  /** Records the selection names and the caller sees. */
  selected: z.number().int(),
  /** Of them, those the caller may change so. */
  allowed: z.number().int(),
  /** Of them, those the caller's role does not let change so. They stay as they are. */
  refused: z.number().int(),
});
export type BulkPreview = z.infer<typeof bulkPreviewSchema>;

/** What a bulk job says in its `result`: after the run, and again after the undo. */
export const bulkResultSchema = z.object({
  changed: z.number().int(),
  /** Already as wanted. */
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** The first hundred that were refused, by fault code or reason. */
  refusals: z.array(z.object({ id: z.uuid(), reason: z.string() })),
  restored: z.number().int().optional(),
  /** Changed by somebody since, or no longer there: the undo left them (the first hundred are named). */
  kept: z.number().int().optional(),
  keptIds: z.array(z.uuid()).optional(),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;
