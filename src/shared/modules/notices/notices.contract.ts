import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';

/** `reminder`: an activity asked to be remembered. `assigned`: somebody gave me a record. `job`: long work of mine ended.
 * `takenOver`: an administrator opened a file that is kept inside a department I head. `mentioned`: somebody spoke to me in a
 * comment. `handedOver`: what belonged to somebody who leaves is mine now. `won`: a deal was won that my department delivers.
 * `handOff`: a lead waits for my answer, `handOffAccepted`, `handOffReturned`: what became of one of mine, `handOffLate`: nobody answered in
 * time. `overdue`: money of an order of mine was due and has not come. `ending`: a contract of mine ends unless somebody acts. */
export const noticeKinds = [
  'reminder',
  'assigned',
  'job',
  'takenOver',
  'mentioned',
  'handedOver',
  'won',
  'unattended',
  'overdue',
  'handOff',
  'handOffAccepted',
  'handOffReturned',
  'handOffLate',
  'ending',
] as const;

export const noticeSchema = z.object({
  id: z.uuid(),
  kind: z.enum(noticeKinds),
  at: momentSchema,
  /** What to open. Null where it is many at once, or no longer the reader's to see. */
  record: z.object({ kind: z.string(), id: z.uuid(), title: z.string() }).nullable(),
  /** Kind of the records meant, also where there are many. */
  recordKind: z.string(),
  count: z.number().int(),
  /** Who did it; for `handedOver` whose records they were. */
  byId: z.uuid().nullable(),
  /** What was said with it: a hand-over note, the beginning of a comment. */
  note: z.string().nullable(),
  seenAt: momentSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** The bell: reminders and assignments, for oneself alone. Live events of kind `notice` say that there is something new. */
export const noticesContract = {
  list: query('signedIn', { path: '/notices', summary: 'My notices, newest first; snoozed ones come back later' })
    .input(
      z.object({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z.string().max(200).optional(),
        only: z.enum(['unseen', 'all']).default('all'),
      }),
    )
    .output(z.object({ items: z.array(noticeSchema), nextCursor: z.string().nullable(), unseen: z.number().int() })),
  seen: command('signedIn', { path: '/notices/seen', summary: 'I have seen these notices', successStatus: 200 })
    .input(z.strictObject({ ids: z.union([z.array(z.uuid()).max(500), z.literal('all')]) }))
    .output(z.object({ unseen: z.number().int() })),
  snooze: command('signedIn', {
    path: '/notices/{id}/snooze',
    summary: 'Show a notice again later',
    successStatus: 200,
  })
    .input(z.strictObject({ id: z.uuid(), until: momentSchema }))
    .output(z.object({ unseen: z.number().int() })),
};
