import { Fault } from '@shared/contract/faults';
import type { CommentKind, Mention } from '@shared/modules/comments/comment';
import { commentKinds } from '@shared/modules/comments/comment';
import type { commentsContract } from '@shared/modules/comments/comments.contract';
import { changesBetween } from '../../audit/audit';
import type { CommandContext, QueryContext, Services } from '../../context';
import type { Handlers } from '../../operations';
import { strings } from '../../records/companions';
import { mayDo } from '../../records/present';
import { readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import type { WritableKind } from '../../records/write';
import type { CommentRow } from './comment-store';
import { keepComment, mentionsOf, presentComment, removeComment, reviseComment, tryComment } from './comment-store';
import { checkMentions, mentionable } from './mentions';

export const commentsHandlers: Handlers<typeof commentsContract> = {
  list: async (context, { kind: name, id, limit, cursor }) => {
    const { db } = context;
    const { reader } = await findRecord(context, name, id);
    const place = cursor === undefined ? [Number.MAX_SAFE_INTEGER, ''] : placeOf(cursor);
    const rows = await db.all<CommentRow>(
      `SELECT * FROM comment WHERE record_kind = ? AND record_id = ? AND (created_at, id) < (?, ?)
       ORDER BY created_at DESC, id DESC LIMIT ?`,
      [name, id, ...place, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const mentions = await mentionsOf(
      db,
      page.map((row) => row.id),
    );
    // As on the timeline: where the role hides what stands on a record, it hides what was said about it.
    const isShown = context.caller.access.group('basic') === 'show';
    const shown = (row: CommentRow) =>
      isShown
        ? presentComment(row, mentions.get(row.id) ?? [], reader)
        : presentComment({ ...row, body: '' }, [], reader);
    return {
      items: page.map(shown),
      nextCursor: last && rows.length > limit ? `${last.created_at}:${last.id}` : null,
    };
  },
  people: async (context, { kind: name, id, q }) => {
    const { kind, record } = await findRecord(context, name, id);
    const own = [stringOrNull(record['ownerId']), ...strings(record['coOwnerIds'])].filter((one) => one !== null);
    return { items: await mentionable(context, kind, { id, own }, q) };
  },
  create: async (context, { kind: name, id, commentId, body, mentionIds }) => {
    const { kind, reader } = await findRecord(context, name, id);
    const known = commentId === undefined ? undefined : await tryComment(context.db, commentId);
    if (known) {
      const isSame = known.record_id === id && known.author_id === context.caller.user.id;
      if (!isSame) throw new Fault('duplicate', { reason: 'idTaken' });
      return presentComment(known, (await mentionsOf(context.db, [known.id])).get(known.id) ?? [], reader);
    }
    const mentions = await checkMentions(context, kind, id, mentionIds);
    const row = await keepComment(context, { id: commentId, kind: name, recordId: id, body, mentions });
    return presentComment(row, mentions, reader);
  },
  patch: async (context, { id, version, body, mentionIds }) => {
    const { comment, kind, reader } = await findComment(context, id);
    if (comment.author_id !== context.caller.user.id) throw new Fault('not_allowed');
    const before = (await mentionsOf(context.db, [id])).get(id) ?? [];
    const current = presentComment(comment, before, reader);
    if (comment.version !== version) throw new Fault('stale_version', { current, version: comment.version });
    const mentions = mentionIds ? await newMentions(context, kind, comment, before, mentionIds) : before;
    const changes = changesBetween({ body: comment.body, mentions: before }, { body, mentions });
    if (Object.keys(changes).length === 0) return current;
    const after = await reviseComment(context, comment, body, mentions);
    return presentComment(after, mentions, reader);
  },
  delete: async (context, { id }) => {
    const { comment, reader } = await findComment(context, id);
    const { can } = presentComment(comment, [], reader);
    if (!can.includes('delete')) throw new Fault('not_allowed');
    await removeComment(context, comment);
    return { id };
  },
};

/** Who was mentioned before stays so; only those who are new must see the record. */
async function newMentions(
  context: CommandContext,
  kind: WritableKind,
  comment: CommentRow,
  before: readonly Mention[],
  ids: readonly string[],
): Promise<Mention[]> {
  const kept = before.filter(({ id }) => ids.includes(id));
  const added = ids.filter((id) => !before.some((one) => one.id === id));
  return [...kept, ...(await checkMentions(context, kind, comment.record_id, added))];
}

/** Comments are for whoever sees the record, and gone with it: what one does not see is not found. */
async function findRecord(
  context: QueryContext | CommandContext,
  name: CommentKind,
  id: string,
): Promise<{ kind: WritableKind; record: StoredRecord; reader: { id: string; mayDelete: boolean } }> {
  const kind = context.services.kinds.find(name);
  if (!kind) throw new Fault('not_found');
  const record = await readVisible(context, kind, id);
  const { user, access } = context.caller;
  return { kind, record, reader: { id: user.id, mayDelete: mayDo(kind, access, 'delete', record, false) } };
}

async function findComment(context: CommandContext, id: string) {
  const unsafeComment = await tryComment(context.db, id);
  if (!unsafeComment) throw new Fault('not_found');
  const found = await findRecord(context, unsafeComment.record_kind, unsafeComment.record_id);
  return { ...found, comment: unsafeComment };
}

/** A record that is deleted for good takes what was said about it along. */
export function forgetWithRecords({ hooks }: Pick<Services, 'hooks'>): void {
  for (const kind of commentKinds)
    hooks.on(kind, async ({ db }, { what, record }) => {
      if (what === 'purged') await db.deleteRows('comment', { record_kind: kind, record_id: record.id });
    });
}

function placeOf(cursor: string): [number, string] {
  const [time = '', id = ''] = cursor.split(':');
  if (!/^\d{1,15}$/.test(time) || id === '') throw new Fault('invalid_input', { reason: 'badCursor' });
  return [Number(time), id];
}
