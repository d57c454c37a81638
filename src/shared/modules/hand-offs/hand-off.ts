import { z } from 'zod';
import { momentSchema } from '../../contract/fields';

/** How a hand-off stands: `waiting` until the receivers accept or return it, or it is taken back or overtaken (`withdrawn`). */
export const handOffStates = ['waiting', 'accepted', 'returned', 'withdrawn'] as const;

/** Those a lead shows. */
export const shownHandOffStates = ['waiting', 'accepted', 'returned'] as const;

/** Why a lead comes back; `late` is the engine's, where nobody answered in time. */
export const returnReasons = ['notReady', 'wrongPerson', 'wrongData', 'noCapacity', 'other'] as const;

/** What happens to a hand-off nobody answered in time, beside telling of it: nothing, to the head, or back. */
export const lateSteps = ['tell', 'escalate', 'return'] as const;

export const receiverSchema = z.strictObject({ kind: z.enum(['user', 'department']), id: z.uuid() });
export type Receiver = z.infer<typeof receiverSchema>;

export const handOffSchema = z.object({
  id: z.uuid(),
  state: z.enum(handOffStates),
  at: momentSchema,
  /** Who hears what became of it; null where the rule found nobody. */
  fromId: z.uuid().nullable(),
  toUserId: z.uuid().nullable(),
  toDepartmentId: z.uuid().nullable(),
  note: z.string(),
  /** The score that reached the firm's threshold, where the rule handed it off. */
  score: z.number().int().nullable(),
  /** When it should be answered, by the working calendar; null without a limit. */
  dueAt: momentSchema.nullable(),
  isLate: z.boolean(),
  answeredAt: momentSchema.nullable(),
  answeredById: z.uuid().nullable(),
  reason: z.enum([...returnReasons, 'late']).nullable(),
  answerNote: z.string(),
});
export type HandOff = z.infer<typeof handOffSchema>;
