import { Fault } from '@shared/contract/faults';
import { addDays, dateAt, startOfDate, startOfWeek } from '@shared/lib/dates';
import type { Today } from '@shared/modules/today/today.contract';
import type { todayContract } from '@shared/modules/today/today.contract';
import type { Sql } from '../../access/scope';
import type { QueryContext } from '../../context';
import type { SqlValue } from '../../database/reader';
import type { Handlers } from '../../operations';
import { findOrganization } from '../../organization/organization';
import { isVisible } from '../../records/read';
import { titlesOf } from '../../records/titles';
import { myActivities } from './my-activities';
import { recentCustomers, withoutNextStep } from './my-customers';

const shownTasks = 20;
const shownCustomers = 5;
const assignedFor = 14 * 86_400_000;
const mostRemembered = 50;

const isOpenTask = `c.done_at IS NULL AND c.kind = 'task'`;
const where = (sql: string, ...parameters: SqlValue[]): Sql => ({ sql, parameters });

export const todayHandlers: Handlers<typeof todayContract> = {
  read: async (context) => {
    const timeZone = (await findOrganization(context.db))?.timeZone ?? 'UTC';
    const day = dateAt(context.now, timeZone);
    const tomorrow = addDays(day, 1);
    const weekEnd = addDays(startOfWeek(day), 7);
    const begin = startOfDate(day, timeZone);
    const end = startOfDate(tomorrow, timeZone);
    const tasks = (condition: Sql, order = 'c.due_date') =>
      myActivities(context, { condition, order, limit: shownTasks });
    const schedule = await myActivities(context, {
      condition: where(`c.kind IN ('call', 'visit', 'meeting') AND c.start_at >= ? AND c.start_at < ?`, begin, end),
      order: 'c.start_at',
      limit: 100,
    });
    const reminders = await myActivities(context, {
      condition: where('c.done_at IS NULL AND c.remind_at IS NOT NULL AND c.remind_at <= ?', context.now),
      order: 'c.remind_at',
      limit: shownTasks,
    });
    return {
      day,
      overdue: await tasks(where(`${isOpenTask} AND c.due_date < ?`, day)),
      dueToday: await tasks(where(`${isOpenTask} AND c.due_date = ?`, day)),
      dueThisWeek: await tasks(where(`${isOpenTask} AND c.due_date >= ? AND c.due_date < ?`, tomorrow, weekEnd)),
      withoutDate: await tasks(where(`${isOpenTask} AND c.due_date IS NULL`), 'c.created_at'),
      schedule: schedule.items,
      reminders: reminders.items,
      doneToday: await countDone(context, begin, end),
      recentCustomers: await recentCustomers(context),
      withoutNextStep: await withoutNextStep(context, shownCustomers),
      assigned: await assignedLately(context),
    };
  },
  seen: async (context, { kind: name, id }) => {
    const { db, caller, services } = context;
    const kind = services.kinds.find(name);
    if (!kind || !(await isVisible(context, kind, id))) throw new Fault('not_found');
    await db.run(
      `INSERT INTO recent_record (user_id, kind, record_id, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (user_id, kind, record_id) DO UPDATE SET at = excluded.at`,
      [caller.user.id, name, id, db.now],
    );
    await db.run(
      `DELETE FROM recent_record WHERE user_id = ? AND kind = ? AND at <
         (SELECT at FROM recent_record WHERE user_id = ? AND kind = ? ORDER BY at DESC LIMIT 1 OFFSET ?)`,
      [caller.user.id, name, caller.user.id, name, mostRemembered],
    );
    return {};
  },
};

/** Calls, visits and the like that were held today, and tasks that were ticked off. */
async function countDone({ db, caller }: QueryContext, begin: number, end: number): Promise<number> {
  const row = await db.one<{ count: number }>(
    `SELECT count(*) AS count FROM activity WHERE owner_id = ? AND deleted_at IS NULL AND done_at >= ? AND done_at < ? AND kind <> 'note'`,
    [caller.user.id, begin, end],
  );
  return row?.count ?? 0;
}

async function assignedLately(context: QueryContext): Promise<Today['assigned']> {
  const { db, caller, now, services } = context;
  const rows = await db.all<{
    id: string;
    at: number;
    record_kind: string;
    record_id: string | null;
    by_id: string | null;
    count: number;
  }>(
    `SELECT id, at, record_kind, record_id, by_id, count FROM notice
     WHERE user_id = ? AND kind = 'assigned' AND coalesce(snoozed_until, at) >= ? ORDER BY at DESC LIMIT 20`,
    [caller.user.id, now - assignedFor],
  );
  const titles = new Map<string, string>();
  for (const name of new Set(rows.map((row) => row.record_kind))) {
    const kind = services.kinds.find(name);
    const ids = rows.flatMap((row) => (row.record_kind === name && row.record_id !== null ? [row.record_id] : []));
    if (kind) for (const [id, title] of await titlesOf(context, kind, [...new Set(ids)])) titles.set(id, title);
  }
  return rows.flatMap((row) => {
    const title = row.record_id === null ? '' : titles.get(row.record_id);
    if (title === undefined) return [];
    const at = new Date(row.at).toISOString();
    // Many at once have no record of their own to open; the notice stands for them.
    return [{ kind: row.record_kind, id: row.record_id ?? row.id, title, at, byId: row.by_id, count: row.count }];
  });
}
