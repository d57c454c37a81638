import { Fault } from '@shared/contract/faults';
import { daysBetween, momentsOf } from '@shared/lib/dates';
import { longestActivity } from '@shared/modules/activities/activity';
import type { calendarContract } from '@shared/modules/calendar/calendar.contract';
import { mostCalendarDays, mostCalendarItems } from '@shared/modules/calendar/calendar.contract';
import type { DatePeriod } from '@shared/lib/dates';
import type { Sql } from '../../access/scope';
import { marks } from '../../access/scope';
import type { QueryContext } from '../../context';
import { indexedBy } from '../../database/dialect';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { loadRecords } from '../../records/list';
import { presentRecords } from '../../records/present';
import { activityKind, asActivity } from '../activities';
import { calendarPeople } from './people';

const deadline = 5_000;

export const calendarHandlers: Handlers<typeof calendarContract> = {
  people: async (context) => ({ items: await calendarPeople(context) }),
  read: async (context, { from, to, people }) => {
    const days = daysBetween(from, to);
    if (days <= 0) throw new Fault('invalid_input', { reason: 'badValue', field: 'to' });
    if (days > mostCalendarDays) throw new Fault('too_large', { reason: 'periodTooLong', max: mostCalendarDays });
    const owners = people ?? [context.caller.user.id];
    if (owners.length === 0) return { items: [], isCut: false };
    const { services, signal, db } = context;
    const { timeZone } = await readOrganization(db);
    const { sql, parameters } = calendarSql(context, { from, to }, owners, timeZone);
    const rows = await services.threads.all<{ id: string }>(sql, parameters, { deadline, signal });
    const records = await loadRecords(
      context,
      activityKind,
      rows.slice(0, mostCalendarItems).map(({ id }) => id),
    );
    const items = (await presentRecords(context, activityKind, records)).map(asActivity);
    return { items, isCut: rows.length > mostCalendarItems };
  },
};

/**
 * Ids of what stands in a calendar, by time: everything with a time that touches the period, walked by `activity_owner_happened`,
 * and what has a day alone, by `activity_owner_due`. Notes are no appointments.
 */
export function calendarSql(
  { services, caller }: Pick<QueryContext, 'services' | 'caller'>,
  period: DatePeriod,
  owners: readonly string[],
  timeZone: string,
  limit = mostCalendarItems + 1,
): Sql {
  const scope = services.access.scope('activity', caller.access, 'view').predicate('c');
  const among = `c.owner_id IN (${marks(owners.length)}) AND c.deleted_at IS NULL AND c.kind <> 'note' AND ${scope.sql} AND keep_going()`;
  const { from, to } = momentsOf(period, timeZone);
  return {
    sql: `SELECT id FROM (
      SELECT c.id, c.happened_at AS at FROM activity c ${indexedBy('activity_owner_happened')}
       WHERE c.happened_at >= ? AND c.happened_at < ? AND (c.happened_at >= ? OR c.end_at > ?)
         AND (c.start_at IS NOT NULL OR (c.due_date IS NULL AND c.done_at IS NOT NULL)) AND ${among}
      UNION ALL
      SELECT c.id, ? AS at FROM activity c ${indexedBy('activity_owner_due')}
       WHERE c.due_date >= ? AND c.due_date < ? AND c.start_at IS NULL AND ${among}
    ) ORDER BY at, id LIMIT ?`,
    parameters: [
      from - longestActivity,
      to,
      from,
      from,
      ...owners,
      ...scope.parameters,
      from,
      period.from,
      period.to,
      ...owners,
      ...scope.parameters,
      limit,
    ],
  };
}
