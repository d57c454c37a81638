import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { contactSchema } from '../contacts/contact';
import { customerSchema } from '../customers/customer';
import { duplicateRecordKinds } from '../duplicates/duplicates.contract';

const kind = z.enum(duplicateRecordKinds);
const versioned = z.object({ id: z.uuid(), version: z.number().int().positive() });
/** The most records that are merged into another at once. */
export const mostSources = 9;

/** What would come along, by what it is: only what the caller may see is counted. */
export const mergeMovesSchema = z.object({
  contacts: z.number().int(),
  customers: z.number().int(),
  activities: z.number().int(),
  files: z.number().int(),
  children: z.number().int(),
  shares: z.number().int(),
  timeline: z.number().int(),
});
export type MergeMoves = z.infer<typeof mergeMovesSchema>;

export const mergeFieldSchema = z.object({
  /** A field's key, or `custom.<key>`. */
  key: z.string(),
  /** The records differ: one of the values must go. */
  isConflict: z.boolean(),
  /** Lists that are put together instead of chosen from. */
  isUnited: z.boolean(),
  /** The record whose value survives unless said otherwise; null where nobody has one. */
  suggestedId: z.uuid().nullable(),
});

const mergeFrame = { moves: mergeMovesSchema, isTarget: z.boolean() };
export const mergeRecordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer'), record: customerSchema, ...mergeFrame }),
  z.object({ kind: z.literal('contact'), record: contactSchema.partial({ customers: true }), ...mergeFrame }),
]);
export type MergeRecord = z.infer<typeof mergeRecordSchema>;

export const mergeSchema = z.object({
  id: z.uuid(),
  kind,
  targetId: z.uuid(),
  sourceIds: z.array(z.uuid()),
  mergedBy: z.uuid().nullable(),
  mergedAt: momentSchema,
  undoneAt: momentSchema.nullable(),
});
export type Merge = z.infer<typeof mergeSchema>;

/**
 * Several records into one (CUS-10). Needs the right to change the one that stays and to see, change and delete those
 * that go; undone as one. A merged-away id answers `not_found` with `data.mergedInto`.
 */
export const mergesContract = {
  preview: query('signedIn', {
    path: '/merges/preview',
    method: 'POST',
    summary: 'The records side by side, where they differ and what would come along',
  })
    .input(z.object({ kind, targetId: z.uuid(), sourceIds: z.array(z.uuid()).min(1).max(mostSources) }))
    .output(z.object({ kind, records: z.array(mergeRecordSchema), fields: z.array(mergeFieldSchema) })),
  create: command('signedIn', { path: '/merges', summary: 'Merge records into one', successStatus: 201 })
    .input(
      z.strictObject({
        kind,
        target: versioned,
        sources: z.array(versioned).min(1).max(mostSources),
        /** By field, the id of the record whose value survives. What is left out is as suggested by the preview. */
        fields: z.record(z.string().max(100), z.uuid()).default({}),
      }),
    )
    .output(mergeSchema.extend({ moves: mergeMovesSchema })),
  list: query('signedIn', { path: '/merges', summary: 'What was merged into a record, newest first' })
    .input(z.object({ kind, id: z.uuid() }))
    .output(z.object({ items: z.array(mergeSchema) })),
  undo: command('signedIn', {
    path: '/merges/{id}/undo',
    summary: 'Take a merge back; what was changed since stays and is counted',
    successStatus: 200,
  })
    .input(idInput)
    .output(mergeSchema.extend({ kept: z.number().int() })),
};
