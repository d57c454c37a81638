import { Fault } from '@shared/contract/faults';
import { addDays, addMonths, dateAt, weekday } from '@shared/lib/dates';
import { occurrencesOf } from '@shared/lib/recurrence';
import type { activitySeriesContract } from '@shared/modules/activity-series/activity-series.contract';
import { writtenAhead } from '@shared/modules/activity-series/activity-series.contract';
import { clockMinutes } from '@shared/modules/working-calendar/working-calendar';
import type { CommandContext, QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { readRecord } from '../../records/read';
import { refuseStale } from '../../records/versions';
import { deleteRecord, patchRecord } from '../../records/write';
import { activityKind } from '../activities';
import type { SeriesRow } from './series-store';
import { daysToWrite, findSeries, presentSeries, ruleOf, templateOf, timesOf, writeOccurrences } from './series-store';

/** So many occurrences are changed in one command; more than stand open in half a year. */
const mostChanged = 400;
const mostYears = 10;

export const activitySeriesHandlers: Handlers<typeof activitySeriesContract> = {
  create: async (context, input) => {
    const { db, caller } = context;
    const known =
      input.id === undefined ? undefined : await db.one('SELECT 1 FROM activity_series WHERE id = ?', [input.id]);
    if (known) throw new Fault('duplicate', { reason: 'idTaken' });
    const {
      id = db.newId(),
      startsOn,
      start,
      length,
      rule,
      kind,
      subject,
      body = null,
      place = null,
      subjects,
      remindBefore,
    } = input;
    if (start === null && (length !== null || remindBefore !== null))
      throw new Fault('invalid_input', { reason: 'endWithoutStart', field: 'length' });
    const limit = addMonths(startsOn, mostYears * 12);
    if (rule.until !== undefined && (rule.until < startsOn || rule.until > limit))
      throw new Fault('invalid_input', { reason: 'badValue', field: 'until' });
    const { timeZone } = await readOrganization(db);
    const fixed = {
      ...rule,
      ...(rule.frequency === 'weekly' && { weekdays: rule.weekdays ?? [weekday(startsOn)] }),
      ...((rule.frequency === 'monthly' || rule.frequency === 'yearly') && { monthDay: Number(startsOn.slice(8)) }),
    };
    if (occurrencesOf({ ...fixed, count: 1 }, startsOn, limit).length === 0)
      throw new Fault('invalid_input', { reason: 'neverHappens', field: 'rule' });
    const today = dateAt(db.now, timeZone);
    if (startsOn < addDays(today, -writtenAhead))
      throw new Fault('invalid_input', { reason: 'badValue', field: 'startsOn' });
    const ownerId = input.ownerId ?? caller.user.id;
    const row: SeriesRow = {
      id,
      rule: JSON.stringify(fixed),
      template: JSON.stringify({ kind, subject, body, place, ownerId, subjects, remindBefore }),
      starts_on: startsOn,
      start_minutes: start === null ? null : clockMinutes(start),
      length_minutes: length,
      time_zone: timeZone,
      ends_on: null,
      written_until: addDays(startsOn, -1),
      owner_id: ownerId,
      version: 1,
    };
    const horizon = horizonOf(today, startsOn);
    await insertSeries(context, { ...row, written_until: horizon });
    const dates = daysToWrite(row, horizon);
    await writeOccurrences(context, row, dates);
    return { ...presentSeries(row), written: dates.length };
  },
  read: async (context, { id }) => {
    const row = await findSeries(context.db, id);
    await seeOccurrence(context, id);
    return presentSeries(row);
  },
  change: async (context, { id, version, activityId, reach, start, length, ...texts }) => {
    const before = await seriesToChange(context, { id, version, activityId });
    if (before.start_minutes === null && (start !== undefined || (length ?? null) !== null))
      throw new Fault('invalid_input', { reason: 'badValue', field: 'start' });
    const open = await openOccurrences(context, { id, activityId, reach });
    const row = reach === 'all' ? before : await splitAt(context, before, open.from);
    const template = { ...templateOf(row), ...given(texts) };
    const after: SeriesRow = {
      ...row,
      template: JSON.stringify(template),
      owner_id: template.ownerId,
      start_minutes: start === undefined ? row.start_minutes : clockMinutes(start),
      length_minutes: length === undefined ? row.length_minutes : length,
      version: row.version + 1,
    };
    for (const occurrence of open.rows) {
      // What was put to another time by itself keeps it.
      const wasMoved = JSON.stringify(timesOf(before, occurrence.date)) !== JSON.stringify(occurrence.times);
      const times = wasMoved || (start === undefined && length === undefined) ? {} : timesOf(after, occurrence.date);
      await patchRecord({ ...context, isFollowing: true }, activityKind, {
        id: occurrence.id,
        version: occurrence.version,
        ...given(texts),
        ...times,
      });
      await context.db.updateRows('activity', { series_id: after.id }, { id: occurrence.id });
    }
    await updateSeries(context, after);
    return { ...presentSeries(after), changed: open.rows.length };
  },
  end: async (context, { id, version, activityId, reach }) => {
    const before = await seriesToChange(context, { id, version, activityId });
    const open = await openOccurrences(context, { id, activityId, reach });
    for (const occurrence of open.rows) await deleteRecord({ ...context, isFollowing: true }, activityKind, occurrence);
    const after = { ...before, ends_on: addDays(open.from, -1), version: before.version + 1 };
    await updateSeries(context, after);
    return { ...presentSeries(after), removed: open.rows.length };
  },
};

/** The last day that is written now. */
export function horizonOf(today: string, startsOn: string): string {
  return addDays(startsOn > today ? startsOn : today, writtenAhead);
}

/** What nobody has sent is left out of a change. */
function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The series of an occurrence the caller sees; others' series are not there. */
async function seriesToChange(
  context: CommandContext,
  { id, version, activityId }: { id: string; version: number; activityId: string },
): Promise<SeriesRow> {
  await readRecord(context, activityKind, activityId);
  const row = await findSeries(context.db, id);
  refuseStale(presentSeries(row), version);
  return row;
}

async function seeOccurrence(context: QueryContext, seriesId: string): Promise<void> {
  const scope = context.services.access.scope('activity', context.caller.access, 'view').predicate('c');
  const row = await context.db.one(
    `SELECT 1 FROM activity c WHERE c.series_id = ? AND c.deleted_at IS NULL AND ${scope.sql} LIMIT 1`,
    [seriesId, ...scope.parameters],
  );
  if (!row) throw new Fault('not_found');
}

async function openOccurrences(
  { db }: CommandContext,
  { id, activityId, reach }: { id: string; activityId: string; reach: 'following' | 'all' },
) {
  const anchor = await db.one<{ series_date: string }>(
    'SELECT series_date FROM activity WHERE id = ? AND series_id = ?',
    [activityId, id],
  );
  if (!anchor) throw new Fault('not_found');
  const series = await findSeries(db, id);
  const from = reach === 'all' ? series.starts_on : anchor.series_date;
  const rows = await db.all<OccurrenceRow>(
    `SELECT id, version, series_date, start_at, end_at, due_date FROM activity
     WHERE series_id = ? AND series_date >= ? AND deleted_at IS NULL AND done_at IS NULL ORDER BY series_date LIMIT ?`,
    [id, from, mostChanged + 1],
  );
  if (rows.length > mostChanged) throw new Fault('too_large', { reason: 'tooManyOccurrences', max: mostChanged });
  return { from, rows: rows.map(occurrenceOf) };
}

interface OccurrenceRow {
  readonly id: string;
  readonly version: number;
  readonly series_date: string;
  readonly start_at: number | null;
  readonly end_at: number | null;
  readonly due_date: string | null;
}

function occurrenceOf({ id, version, series_date, start_at, end_at, due_date }: OccurrenceRow) {
  const text = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());
  const times = start_at === null ? { dueDate: due_date } : { startAt: text(start_at), endAt: text(end_at) };
  return { id, version, date: series_date, times };
}

/** From this day on it is a series of its own; what was before ends the day before. */
async function splitAt(context: CommandContext, before: SeriesRow, from: string): Promise<SeriesRow> {
  if (from <= before.starts_on) return before;
  const rule = ruleOf(before);
  const past = occurrencesOf(rule, before.starts_on, addDays(from, -1)).length;
  const rest = rule.count === undefined ? rule : { ...rule, count: rule.count - past };
  const after = { ...before, id: context.db.newId(), rule: JSON.stringify(rest), starts_on: from, version: 1 };
  await insertSeries(context, after);
  await updateSeries(context, { ...before, ends_on: addDays(from, -1), version: before.version + 1 });
  // What is done or in the bin goes along, so that its day is not written again.
  await context.db.run('UPDATE activity SET series_id = ? WHERE series_id = ? AND series_date >= ?', [
    after.id,
    before.id,
    from,
  ]);
  return after;
}

async function insertSeries({ db }: CommandContext, row: SeriesRow): Promise<void> {
  await db.insertRow('activity_series', { ...row, created_at: db.now, updated_at: db.now });
}

async function updateSeries({ db }: CommandContext, { id, ...rest }: SeriesRow): Promise<void> {
  await db.updateRows('activity_series', { ...rest, updated_at: db.now }, { id });
}
