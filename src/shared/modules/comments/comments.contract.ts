import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { commentKindInput, commentSchema, commentText, mentionablePersonSchema, mentionIdsInput } from './comment';

const record = { kind: commentKindInput, id: z.uuid() };

/** Whoever sees a record may read and write comments on it; what was said is its author's to change (XDP-05). */
export const commentsContract = {
  list: query('signedIn', {
    path: '/{kind}/{id}/comments',
    summary: 'What people said about this record, newest first',
  })
    .input(
      z.object({
        ...record,
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z.string().max(200).optional(),
      }),
    )
    .output(z.object({ items: z.array(commentSchema), nextCursor: z.string().nullable() })),
  people: query('signedIn', {
    path: '/{kind}/{id}/comments/people',
    summary: 'Who can be mentioned here: people who see the record, by name, pinyin or initials',
  })
    .input(z.object({ ...record, q: z.string().max(60).default('') }))
    .output(z.object({ items: z.array(mentionablePersonSchema) })),
  create: command('signedIn', {
    path: '/{kind}/{id}/comments',
    summary: 'Say something about this record',
    successStatus: 201,
  })
    .input(
      z.strictObject({
        ...record,
        /** Made by a client that wants the comment to be there once however often it is sent. */
        commentId: z.uuid().optional(),
        body: commentText,
        mentionIds: mentionIdsInput.default([]),
      }),
    )
    .output(commentSchema),
  patch: command('signedIn', { path: '/comments/{id}', method: 'PATCH', summary: 'Change what one said' })
    .input(
      z.strictObject({
        id: z.uuid(),
        version: z.number().int().positive(),
        body: commentText,
        /** Without it those mentioned stay. */
        mentionIds: mentionIdsInput.optional(),
      }),
    )
    .output(commentSchema),
  delete: command('signedIn', { path: '/comments/{id}', method: 'DELETE', summary: 'Take a comment away' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ id: z.uuid() })),
};
