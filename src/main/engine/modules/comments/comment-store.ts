import type { Comment, CommentKind, Mention } from '@shared/modules/comments/comment';
import { truncate } from '@shared/lib/text';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { addToTimeline, removeEntry } from '../../timeline/timeline';
import { forgetMentions, noteMention } from '../notices';

export interface CommentRow {
  readonly id: string;
  readonly record_kind: CommentKind;
  readonly record_id: string;
  readonly author_id: string | null;
  readonly body: string;
  readonly is_hand_over: number;
  readonly entry_id: string;
  readonly edited_at: number | null;
  readonly version: number;
  readonly created_at: number;
}

/** What a notice shows of a comment. */
const noticeLength = 200;

export function tryComment(db: Reader, id: string): Promise<CommentRow | undefined> {
  return db.one<CommentRow>('SELECT * FROM comment WHERE id = ?', [id]);
}

/** Whom each of the comments mentions. */
export async function mentionsOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Mention[]>> {
  const rows = await db.all<{ comment_id: string; user_id: string; name: string }>(
    'SELECT comment_id, user_id, name FROM comment_mention WHERE comment_id IN (SELECT value FROM json_each(?)) ORDER BY name, user_id',
    [JSON.stringify(ids)],
  );
  const mentions = new Map<string, Mention[]>();
  for (const { comment_id: comment, user_id: id, name } of rows)
    mentions.set(comment, [...(mentions.get(comment) ?? []), { id, name }]);
  return mentions;
}

interface NewComment {
  readonly id?: string | undefined;
  readonly kind: CommentKind;
  readonly recordId: string;
  readonly body: string;
  /** Checked: all of them see the record. */
  readonly mentions: readonly Mention[];
  /** It was said with the record that changed hands. */
  readonly isHandOver?: boolean;
}

/** Keeps a comment, puts it on the record's timeline and tells those mentioned, all in the command that is running (XDP-05). */
export async function keepComment(context: CommandContext, comment: NewComment): Promise<CommentRow> {
  const { db, caller } = context;
  const row = {
    id: comment.id ?? db.newId(),
    record_kind: comment.kind,
    record_id: comment.recordId,
    author_id: caller.user.id || null,
    body: comment.body,
    is_hand_over: Number(comment.isHandOver === true),
    edited_at: null,
    version: 1,
    created_at: db.now,
  };
  const kept: CommentRow = { ...row, entry_id: await addEntry(context, row, comment.mentions) };
  await db.insertRow('comment', { ...kept });
  await mention(context, kept, comment.mentions);
  await note(context, kept, {}, { body: kept.body, mentions: comment.mentions });
  db.announce(kept.record_kind, kept.record_id);
  return kept;
}

/** The same comment in other words. Its entry is made anew at its old place, so that the undo of a merge leaves both alike. */
export async function reviseComment(
  context: CommandContext,
  before: CommentRow,
  body: string,
  mentions: readonly Mention[],
): Promise<CommentRow> {
  const { db } = context;
  const changed = { ...before, body, edited_at: db.now, version: before.version + 1 };
  await removeEntry(db, before.entry_id);
  const after: CommentRow = { ...changed, entry_id: await addEntry(context, changed, mentions) };
  await db.updateRows(
    'comment',
    { body, edited_at: after.edited_at, version: after.version, entry_id: after.entry_id },
    { id: before.id },
  );
  const stay = new Set(mentions.map(({ id }) => id));
  const known = (await mentionsOf(db, [before.id])).get(before.id) ?? [];
  for (const { id } of known.filter((one) => !stay.has(one.id))) {
    await db.deleteRows('comment_mention', { comment_id: before.id, user_id: id });
    await forgetMentions(context, before.id, id);
  }
  const added = mentions.filter((one) => !known.some(({ id }) => id === one.id));
  await db.updateRows('notice', { note: truncate(body, noticeLength) }, { comment_id: before.id });
  await mention(context, after, added);
  await note(context, after, { body: before.body, mentions: known }, { body, mentions });
  db.announce(after.record_kind, after.record_id);
  return after;
}

/** Takes a comment away, off the timeline and out of the notices of those mentioned. */
export async function removeComment(context: CommandContext, comment: CommentRow): Promise<void> {
  const { db } = context;
  await removeEntry(db, comment.entry_id);
  await forgetMentions(context, comment.id);
  await db.deleteRows('comment', { id: comment.id });
  await note(context, comment, { body: comment.body }, {});
  db.announce(comment.record_kind, comment.record_id);
}

/** For the author's `can` and whoever may delete the record. */
export function presentComment(
  row: CommentRow,
  mentions: readonly Mention[],
  reader: { readonly id: string; readonly mayDelete: boolean },
): Comment {
  const isAuthor = row.author_id !== null && row.author_id === reader.id;
  return {
    id: row.id,
    at: new Date(row.created_at).toISOString(),
    authorId: row.author_id,
    body: row.body,
    mentions: [...mentions],
    editedAt: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
    version: row.version,
    can: [...(isAuthor ? (['edit'] as const) : []), ...(isAuthor || reader.mayDelete ? (['delete'] as const) : [])],
  };
}

/** Seen by whoever sees the record: the record is its source. */
function addEntry(
  { db }: CommandContext,
  comment: Omit<CommentRow, 'entry_id'>,
  mentions: readonly Mention[],
): Promise<string> {
  const record = { kind: comment.record_kind, id: comment.record_id };
  return addToTimeline(db, {
    at: comment.created_at,
    kind: comment.is_hand_over === 1 ? 'handOver' : 'comment',
    source: record,
    subjects: [record],
    summary: {
      commentId: comment.id,
      body: comment.body,
      mentions,
      version: comment.version,
      ...(comment.edited_at !== null && { isEdited: true }),
    },
    actorId: comment.author_id,
    access: { resource: comment.record_kind, ownerId: null, departmentId: null },
  });
}

function note(
  context: CommandContext,
  comment: CommentRow,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { record_kind: kind, record_id: id } = comment;
  return auditChange(context, {
    kind: 'comment',
    recordId: comment.id,
    changes: { ...changesBetween(before, after), record: [null, { kind, id }] },
  });
}

async function mention(context: CommandContext, comment: CommentRow, mentions: readonly Mention[]): Promise<void> {
  for (const { id, name } of mentions) {
    await context.db.insertRow('comment_mention', { comment_id: comment.id, user_id: id, name });
    await noteMention(context, {
      userId: id,
      kind: comment.record_kind,
      recordId: comment.record_id,
      commentId: comment.id,
      isHandOver: comment.is_hand_over === 1,
      note: truncate(comment.body, noticeLength),
    });
  }
}
