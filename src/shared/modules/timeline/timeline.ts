import { z } from 'zod';
import { momentSchema } from '../../contract/fields';

export const timelineInput = z.object({
  id: z.uuid(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  /** Entries of these kinds only: `call`, `changed`, … */
  kinds: z.string().max(300).optional(),
  /** Entries whose texts contain this, whatever its case. A page may then hold fewer than `limit` and yet go on. */
  q: z.string().max(200).optional(),
});
export type TimelineInput = z.infer<typeof timelineInput>;

/** Keys and values; the page turns them into words of the reader's language. */
export const timelineEntrySchema = z.object({
  id: z.uuid(),
  at: momentSchema,
  kind: z.string(),
  source: z.object({ kind: z.string(), id: z.uuid() }),
  actorId: z.uuid().nullable(),
  summary: z.record(z.string(), z.unknown()),
});
export type TimelineEntryAnswer = z.infer<typeof timelineEntrySchema>;

export const timelinePage = z.object({ items: z.array(timelineEntrySchema), nextCursor: z.string().nullable() });

/** How many entries of each kind the caller may see; `isExact` is false where only the newest were counted. */
export const timelineCounts = z.object({
  counts: z.record(z.string(), z.number().int()),
  isExact: z.boolean(),
});
export type TimelineCounts = z.infer<typeof timelineCounts>;
