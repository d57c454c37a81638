import { startOfDate } from '@shared/lib/dates';
import type { DatePeriod } from '@shared/lib/dates';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Asking } from './asking';
import type { Facts } from './facts';

/** What was done, by when it happened; notes are no deeds. Walks `activity_happened_at`. */
export function doneFacts({ question }: Asking, { from, to }: { from: number; to: number } = question): Facts {
  const { activities, now } = question;
  return {
    kind: 'activity',
    sql: {
      sql: `SELECT c.id AS id, coalesce(c.owner_id, '') AS grp, c.kind AS kind FROM activity c ${indexedBy('activity_happened_at')}
        WHERE ${keepWalking('c')} AND c.happened_at >= ? AND c.happened_at < ? AND c.done_at IS NOT NULL AND c.kind <> 'note'
          AND (c.outcome IS NULL OR c.outcome <> 'cancelled') AND ${activities.sql}`,
      parameters: [from, Math.min(to, now + 1), ...activities.parameters],
    },
  };
}

/** What is open with a day or time: for each name a truth `is_<name>` whether it is in those days, and `is_overdue`. */
export function openFacts(
  { question, today, timeZone }: Asking,
  windows: Readonly<Record<string, DatePeriod & { readonly fromMoment?: number }>>,
): Facts {
  const { activities, now } = question;
  const names = Object.keys(windows);
  const within = `((c.start_at >= ? AND c.start_at < ?) OR (c.start_at IS NULL AND c.due_date >= ? AND c.due_date < ?))`;
  return {
    kind: 'activity',
    sql: {
      sql: `SELECT c.id AS id, coalesce(c.owner_id, '') AS grp, ${names.map((name) => `${within} AS is_${name}`).join(', ')},
          (c.start_at < ? OR (c.start_at IS NULL AND c.due_date < ?)) AS is_overdue FROM activity c
        WHERE ${keepWalking('c')} AND c.done_at IS NULL AND c.kind <> 'note' AND (c.start_at IS NOT NULL OR c.due_date IS NOT NULL) AND ${activities.sql}`,
      parameters: [
        ...Object.values(windows).flatMap(({ from, to, fromMoment }) => [
          fromMoment ?? startOfDate(from, timeZone),
          startOfDate(to, timeZone),
          from,
          to,
        ]),
        now,
        today,
        ...activities.parameters,
      ],
    },
  };
}
