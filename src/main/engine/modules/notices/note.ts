import type { Notice } from '@shared/modules/notices/notices.contract';
import type { CommandContext, Services } from '../../context';
import type { Unit } from '../../database/unit';
import { wholeKind } from '../../database/unit';
import { stringOrNull } from '../../records/tell';
import type { Written } from '../../records/write';

interface About {
  readonly userId: string;
  /** Kind of the record. */
  readonly kind: string;
  /** Null where it is many at once. */
  readonly recordId: string | null;
  readonly count?: number;
  /** What was said with it. */
  readonly note?: string | null;
}

interface News extends About {
  readonly what: Notice['kind'];
  /** Who did it, where that is not the caller. */
  readonly byId?: string;
  readonly commentId?: string;
}

/** Tells somebody of something, unless it was his or her own doing. */
export async function addNotice(context: CommandContext, news: News): Promise<void> {
  const { db, caller } = context;
  if (news.userId === caller.user.id) return;
  const id = db.newId();
  await db.insertRow('notice', {
    id,
    user_id: news.userId,
    kind: news.what,
    at: db.now,
    record_kind: news.kind,
    record_id: news.recordId,
    count: news.count ?? 1,
    by_id: (news.byId ?? caller.user.id) || null,
    note: news.note ?? null,
    comment_id: news.commentId ?? null,
    batch_id: context.batchId,
  });
  db.announce('notice', id);
}

/** The same where many records may come at once: a person hears of one batch once, and of how many. */
export async function addNoticeOfBatch(context: CommandContext, news: News): Promise<void> {
  const { db, batchId } = context;
  const known =
    batchId === null
      ? undefined
      : await db.one<{ id: string; count: number }>(
          'SELECT id, count FROM notice WHERE batch_id = ? AND user_id = ? AND kind = ?',
          [batchId, news.userId, news.what],
        );
  if (!known) return addNotice(context, news);
  await db.updateRows('notice', { record_id: null, count: known.count + 1 }, { id: known.id });
  db.announce('notice', known.id);
}

/** Tells somebody that records were given to him or her. */
export function noteAssignment(context: CommandContext, about: About): Promise<void> {
  return addNotice(context, { ...about, what: 'assigned' });
}

interface Mentioned extends About {
  readonly commentId: string;
  /** The same command gave the record away; its new owner hears of both in one notice. */
  readonly isHandOver: boolean;
}

/** Tells somebody of a comment that speaks to him or her. */
export async function noteMention(context: CommandContext, { isHandOver, ...about }: Mentioned): Promise<void> {
  const { db } = context;
  const given =
    isHandOver &&
    (await db.one<{ id: string }>(
      `SELECT id FROM notice WHERE record_kind = ? AND record_id = ? AND user_id = ? AND kind = 'assigned' AND at = ?
       ORDER BY id DESC LIMIT 1`,
      [about.kind, about.recordId, about.userId, db.now],
    ));
  if (!given) return addNotice(context, { ...about, what: 'mentioned' });
  await db.updateRows('notice', { note: about.note ?? null, comment_id: about.commentId }, { id: given.id });
}

/** Takes back what told of a comment, to one person or to all; that a record was given stays told. */
export async function forgetMentions({ db }: CommandContext, commentId: string, userId?: string): Promise<void> {
  const to = { sql: `comment_id = ?${userId === undefined ? '' : ' AND user_id = ?'}`, parameters: [commentId] };
  if (userId !== undefined) to.parameters.push(userId);
  const given = await db.all<{ id: string }>(
    `SELECT id FROM notice WHERE ${to.sql} AND kind <> 'mentioned'`,
    to.parameters,
  );
  for (const { id } of given) {
    await db.updateRows('notice', { note: null, comment_id: null }, { id });
    db.announce('notice', id);
  }
  await forget(db, to.sql, to.parameters);
}

/** A single record that changed hands. Bulk work tells once at its end. */
export async function noteNewOwner(
  context: CommandContext,
  kind: string,
  { what, record, before }: Written,
): Promise<void> {
  const ownerId = stringOrNull(record['ownerId']);
  const isNew = what === 'created' || (what === 'changed' && ownerId !== stringOrNull(before?.['ownerId']));
  if (ownerId === null || !isNew || context.batchId !== null || context.isFollowing || context.isOfThePast) return;
  await noteAssignment(context, { userId: ownerId, kind, recordId: record.id });
}

/** Takes back what told of a record, for what is so no longer. */
export function forgetNotices(
  { db }: CommandContext,
  what: Notice['kind'],
  record: { readonly kind: string; readonly id: string },
): Promise<void> {
  return forget(db, 'record_kind = ? AND record_id = ? AND kind = ?', [record.kind, record.id, what]);
}

/** Takes back what a batch that was undone had told. */
export function forgetNoticesOfBatch(unit: Unit, batchId: string): Promise<void> {
  return forget(unit, 'batch_id = ?', [batchId]);
}

async function forget(unit: Unit, where: string, parameters: readonly string[]): Promise<void> {
  const rows = await unit.all<{ id: string }>(`SELECT id FROM notice WHERE ${where}`, parameters);
  for (const { id } of rows) await unit.deleteRows('notice', { id });
  // Of one that is gone nobody can be asked whose it was: every bell looks again.
  if (rows.length > 0) unit.announce('notice', wholeKind);
}

/** Reminders that are forgotten again once there is nothing to remember. */
export async function dropNotices(context: CommandContext, kind: string, { what, record }: Written): Promise<void> {
  const isOver = what === 'purged' || what === 'deleted' || (kind === 'activity' && record['doneAt'] !== null);
  if (!isOver || what === 'created') return;
  await forget(context.db, 'record_kind = ? AND record_id = ?', [kind, record.id]);
}

interface DueRow {
  readonly id: string;
  readonly owner_id: string;
  readonly remind_at: number;
}

const mostAtOnce = 200;

/**
 * Makes the reminders that have come due, each once, and tells of notices whose snooze has ended since the last look
 * (ACT-02). Runs every few seconds; without anything due it only reads.
 */
export async function noteReminders(services: Services, since: number): Promise<void> {
  const now = services.host.clock();
  const due = await services.reader.all<DueRow>(
    `SELECT a.id, a.owner_id, a.remind_at FROM activity a
     WHERE a.deleted_at IS NULL AND a.done_at IS NULL AND a.remind_at IS NOT NULL AND a.remind_at <= ? AND a.owner_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.record_kind = 'activity' AND n.record_id = a.id AND n.kind = 'reminder' AND n.at = a.remind_at)
     ORDER BY a.remind_at LIMIT ?`,
    [now, mostAtOnce],
  );
  const awake = await services.reader.all<{ id: string }>(
    'SELECT id FROM notice WHERE snoozed_until IS NOT NULL AND snoozed_until > ? AND snoozed_until <= ?',
    [since, now],
  );
  if (due.length === 0 && awake.length === 0) return;
  const committed = await services.writer.command(async (unit) => {
    for (const row of due) await remind(unit, row);
    for (const { id } of awake) unit.announce('notice', id);
  });
  services.live.publish(committed);
}

async function remind(unit: Unit, { id: activityId, owner_id, remind_at }: DueRow): Promise<void> {
  const id = unit.newId();
  await unit.insertRow('notice', {
    id,
    user_id: owner_id,
    kind: 'reminder',
    at: remind_at,
    record_kind: 'activity',
    record_id: activityId,
  });
  unit.announce('notice', id);
}
