import { Fault } from '@shared/contract/faults';
import type { CalendarDate } from '@shared/lib/dates';
import { occurrencesOf } from '@shared/lib/recurrence';
import type { RecurrenceRule } from '@shared/lib/recurrence-rule';
import { momentOf } from '@shared/lib/zone-time';
import type { ActivitySubject } from '@shared/modules/activities/activity';
import { clockText } from '@shared/modules/working-calendar/working-calendar';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { createRecord } from '../../records/write';
import { activityKind } from '../activities';

export interface Template {
  readonly kind: string;
  readonly subject: string;
  readonly body: string | null;
  readonly place: string | null;
  readonly ownerId: string;
  readonly subjects: readonly ActivitySubject[];
  /** Minutes before it begins. */
  readonly remindBefore: number | null;
}

export interface SeriesRow {
  readonly id: string;
  readonly rule: string;
  readonly template: string;
  readonly starts_on: string;
  readonly start_minutes: number | null;
  readonly length_minutes: number | null;
  readonly time_zone: string;
  readonly ends_on: string | null;
  readonly written_until: string;
  readonly owner_id: string | null;
  readonly version: number;
}

export async function findSeries(db: Reader, id: string): Promise<SeriesRow> {
  const row = await db.one<SeriesRow>('SELECT * FROM activity_series WHERE id = ?', [id]);
  if (!row) throw new Fault('not_found');
  return row;
}

export function ruleOf({ rule }: Pick<SeriesRow, 'rule'>): RecurrenceRule {
  // Written by this module alone, from input the contract has checked.
  return JSON.parse(rule) as RecurrenceRule;
}

export function templateOf({ template }: Pick<SeriesRow, 'template'>): Template {
  // As above.
  return JSON.parse(template) as Template;
}

/** As answered. */
export function presentSeries(row: SeriesRow) {
  return {
    id: row.id,
    rule: { ...ruleOf(row) },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    start: row.start_minutes === null ? null : clockText(row.start_minutes),
    length: row.length_minutes,
    version: row.version,
  };
}

/** When an occurrence is: by its time of day in the zone of the series, whatever the clocks did, or as a day alone. */
export function timesOf(
  { start_minutes, length_minutes, time_zone }: Pick<SeriesRow, 'start_minutes' | 'length_minutes' | 'time_zone'>,
  date: CalendarDate,
): { startAt: string; endAt: string | null } | { dueDate: string } {
  if (start_minutes === null) return { dueDate: date };
  const start = momentOf(date, start_minutes, time_zone);
  const end = length_minutes === null ? null : new Date(start + length_minutes * 60_000).toISOString();
  return { startAt: new Date(start).toISOString(), endAt: end };
}

/** Days of a series after the last that was written, up to `last`. */
export function daysToWrite(row: SeriesRow, last: CalendarDate): CalendarDate[] {
  const end = row.ends_on !== null && row.ends_on < last ? row.ends_on : last;
  return occurrencesOf(ruleOf(row), row.starts_on, end).filter((date) => date > row.written_until);
}

/** Writes the occurrences of these days as activities; only the first of a new series tells its owner. */
export async function writeOccurrences(
  context: CommandContext,
  row: SeriesRow,
  dates: readonly CalendarDate[],
): Promise<void> {
  const { db } = context;
  for (const [index, date] of dates.entries()) {
    const id = db.newId();
    const quiet = { ...context, isFollowing: index > 0 || (context.isFollowing ?? false) };
    const { remindBefore, ...template } = templateOf(row);
    const times = timesOf(row, date);
    const remindAt =
      typeof remindBefore === 'number' && 'startAt' in times
        ? new Date(Date.parse(times.startAt) - remindBefore * 60_000).toISOString()
        : null;
    await createRecord(quiet, activityKind, { id, ...template, ...times, remindAt, doneAt: null });
    await db.updateRows('activity', { series_id: row.id, series_date: date }, { id });
  }
}
