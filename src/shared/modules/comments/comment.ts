import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { cleanText } from '../../lib/text';
import { sharedKindInput } from '../sharing/sharing';

/** Kinds of record one can comment on; each has a timeline (XDP-05). */
export const commentKinds = ['customer', 'contact', 'lead', 'opportunity', 'quote', 'order'] as const;
export type CommentKind = (typeof commentKinds)[number];

export const longestComment = 5_000;
export const mostMentions = 50;

export function isCommentKind(kind: string): kind is CommentKind {
  return commentKinds.some((one) => one === kind);
}

/** In an address the kind stands in the plural: `/customers/{id}/comments`. */
export const commentKindInput = sharedKindInput.transform((kind, context): CommentKind => {
  if (isCommentKind(kind)) return kind;
  context.addIssue({ code: 'custom', message: 'nobody comments on these' });
  return z.NEVER;
});

/** What somebody said, as it is kept: cleaned, never marked up. */
export const commentText = z
  .string()
  .min(1)
  .max(longestComment)
  .overwrite((value: string) => cleanText(value, { lineFeeds: true }))
  .refine((value) => value !== '', { message: 'empty' });
/** What the next one should know, said with what is handed over; blank is nothing. */
export const handOverNote = z
  .string()
  .max(1_000)
  .overwrite((value: string) => cleanText(value, { lineFeeds: true }));
export const mentionIdsInput = z.array(z.uuid()).max(mostMentions);

export const mentionSchema = z.object({ id: z.uuid(), name: z.string() });
export type Mention = z.infer<typeof mentionSchema>;

export const commentSchema = z.object({
  id: z.uuid(),
  at: momentSchema,
  authorId: z.uuid().nullable(),
  body: z.string(),
  /** Whom it speaks to, under the names they had then. */
  mentions: z.array(mentionSchema),
  editedAt: momentSchema.nullable(),
  version: z.number().int(),
  /** Its author may do both; whoever may delete the record may take away what others said. */
  can: z.array(z.enum(['edit', 'delete'])),
});
export type Comment = z.infer<typeof commentSchema>;

/** Somebody who can be mentioned: he or she sees the record. */
export const mentionablePersonSchema = z.object({ id: z.uuid(), name: z.string(), departmentId: z.uuid() });
export type MentionablePerson = z.infer<typeof mentionablePersonSchema>;
