import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { commentKindInput, handOverNote } from '../comments/comment';

/** What is handed over: records by their owner, of activities those still to be done. */
export const handoverKinds = [
  'customer',
  'contact',
  'lead',
  'opportunity',
  'quote',
  'order',
  'payment',
  'contract',
  'activity',
  'file',
] as const;
export type HandoverKind = (typeof handoverKinds)[number];

const edit = { resource: 'user', action: 'edit' } as const;
const named = z.object({ id: z.uuid(), name: z.string() });

/** Moves what belongs to somebody who leaves to somebody else (ORG-09), before or after switching the person off. */
export const handoverContract = {
  preview: query(edit, { path: '/users/{id}/handover', summary: 'What belongs to this person' })
    .input(idInput)
    .output(
      z.object({
        counts: z.array(z.object({ kind: z.enum(handoverKinds), count: z.number().int() })),
        /** Departments that need another head; the hand-over leaves them. */
        headOf: z.array(named),
      }),
    ),
  start: command(edit, {
    path: '/users/{id}/handover',
    summary: 'Hand what belongs to this person to another one; a job that can be undone',
    successStatus: 201,
  })
    .input(
      z.strictObject({
        id: z.uuid(),
        toUserId: z.uuid(),
        kinds: z
          .array(z.enum(handoverKinds))
          .min(1)
          .default([...handoverKinds]),
        /** The records move into the new owner's home department too; otherwise they stay where they are. */
        moveDepartment: z.boolean().default(false),
        /** Shown to the new owner, in the one notice that tells of it all. */
        note: handOverNote.optional(),
      }),
    )
    .output(z.object({ jobId: z.uuid(), total: z.number().int() })),
  give: command('signedIn', {
    path: '/{kind}/{id}/hand-over',
    summary: 'Hand this record to somebody else, with a note that stays on its timeline',
    successStatus: 200,
  })
    .input(
      z.strictObject({
        kind: commentKindInput,
        id: z.uuid(),
        version: z.number().int().positive(),
        ownerId: z.uuid(),
        moveDepartment: z.boolean().default(false),
        note: handOverNote.optional(),
      }),
    )
    .output(z.object({ id: z.uuid(), version: z.number().int() })),
};

/** What a hand-over job says in its `result`. */
export const handoverResultSchema = z.object({
  moved: z.number().int().optional(),
  restored: z.number().int().optional(),
  /** Left where they are: the run could not move them, or somebody has changed them since and the undo left them. The first hundred are named. */
  kept: z.number().int().optional(),
  keptRecords: z.array(z.object({ kind: z.enum(handoverKinds), id: z.uuid() })).optional(),
  /** How far the run has come. */
  place: z.object({ kind: z.enum(handoverKinds), id: z.uuid() }).optional(),
});
export type HandoverResult = z.infer<typeof handoverResultSchema>;
