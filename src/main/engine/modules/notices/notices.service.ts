import { Fault } from '@shared/contract/faults';
import type { Notice } from '@shared/modules/notices/notices.contract';
import type { noticesContract } from '@shared/modules/notices/notices.contract';
import { marks } from '../../access/scope';
import type { QueryContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import { titlesOf } from '../../records/titles';

interface NoticeRow {
  readonly id: string;
  readonly kind: Notice['kind'];
  readonly shown_at: number;
  readonly record_kind: string;
  readonly record_id: string | null;
  readonly count: number;
  readonly by_id: string | null;
  readonly note: string | null;
  readonly comment_id: string | null;
  readonly seen_at: number | null;
}

const shownAt = 'coalesce(snoozed_until, at)';

export const noticesHandlers: Handlers<typeof noticesContract> = {
  list: async (context, { limit, cursor, only }) => {
    const { db, caller, now } = context;
    const place = cursor === undefined ? [now, '~'] : placeOf(cursor);
    const rows = await db.all<NoticeRow>(
      `SELECT id, kind, ${shownAt} AS shown_at, record_kind, record_id, count, by_id, note, comment_id, seen_at FROM notice
       WHERE user_id = ? AND ${shownAt} <= ? AND (${shownAt}, id) < (?, ?) ${only === 'unseen' ? 'AND seen_at IS NULL' : ''}
       ORDER BY ${shownAt} DESC, id DESC LIMIT ?`,
      [caller.user.id, now, ...place, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await present(context, page),
      nextCursor: last && rows.length > limit ? `${last.shown_at}:${last.id}` : null,
      unseen: await countUnseen(db, caller.user.id, now),
    };
  },
  seen: async ({ db, caller }, { ids }) => {
    const which = ids === 'all' ? '' : ` AND id IN (${marks(ids.length)})`;
    const rows = await db.all<{ id: string }>(
      `UPDATE notice SET seen_at = ? WHERE user_id = ? AND seen_at IS NULL AND ${shownAt} <= ?${which} RETURNING id`,
      [db.now, caller.user.id, db.now, ...(ids === 'all' ? [] : ids)],
    );
    for (const { id } of rows) db.announce('notice', id);
    return { unseen: await countUnseen(db, caller.user.id, db.now) };
  },
  snooze: async ({ db, caller }, { id, until }) => {
    const time = Date.parse(until);
    if (time <= db.now) throw new Fault('invalid_input', { reason: 'badValue', field: 'until' });
    const count = await db.updateRows(
      'notice',
      { snoozed_until: time, seen_at: null },
      { id, user_id: caller.user.id },
    );
    if (count === 0) throw new Fault('not_found');
    db.announce('notice', id);
    return { unseen: await countUnseen(db, caller.user.id, db.now) };
  },
};

/** Which of these notices are one's own: nobody hears of another's. */
export async function ownNotices(db: Reader, userId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<{ id: string }>(
    `SELECT id FROM notice WHERE user_id = ? AND id IN (SELECT value FROM json_each(?))`,
    [userId, JSON.stringify(ids)],
  );
  return rows.map((row) => row.id);
}

async function countUnseen(db: Reader, userId: string, now: number): Promise<number> {
  const row = await db.one<{ count: number }>(
    `SELECT count(*) AS count FROM notice WHERE user_id = ? AND seen_at IS NULL AND ${shownAt} <= ?`,
    [userId, now],
  );
  return row?.count ?? 0;
}

async function present(context: QueryContext, rows: readonly NoticeRow[]): Promise<Notice[]> {
  const { caller } = context;
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const name of new Set(rows.map((row) => row.record_kind))) {
    const kind = context.services.kinds.find(name);
    const ids = rows.flatMap((row) => (row.record_kind === name && row.record_id !== null ? [row.record_id] : []));
    if (kind) titles.set(name, await titlesOf(context, kind, [...new Set(ids)]));
  }
  return rows.map((row) => {
    const title = row.record_id === null ? undefined : titles.get(row.record_kind)?.get(row.record_id);
    const isThere = row.record_id !== null && title !== undefined;
    // A comment is for whoever sees its record.
    const showsNote = row.comment_id === null || (isThere && caller.access.group('basic') === 'show');
    return {
      id: row.id,
      kind: row.kind,
      at: new Date(row.shown_at).toISOString(),
      record: isThere ? { kind: row.record_kind, id: row.record_id, title } : null,
      recordKind: row.record_kind,
      count: row.count,
      byId: row.by_id,
      note: showsNote ? row.note : null,
      seenAt: row.seen_at === null ? null : new Date(row.seen_at).toISOString(),
    };
  });
}

function placeOf(cursor: string): [number, string] {
  const [time = '', id = ''] = cursor.split(':');
  if (!/^\d+$/.test(time) || id === '') throw new Fault('invalid_input', { reason: 'badCursor' });
  return [Number(time), id];
}
