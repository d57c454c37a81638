import type { CalendarDate } from './dates';
import { addDays, dateAt, offsetAt, startOfDate } from './dates';

const minute = 60_000;
const day = 86_400_000;

/**
 * The first moment (milliseconds since 1970 UTC) on a date at which the clocks of a zone read so many minutes after midnight, or
 * later. A time that summer time skips is the moment of the change; a time that comes twice is the first of the two.
 */
export function momentOf(date: CalendarDate, minutes: number, timeZone: string): number {
  const start = startOfDate(date, timeZone);
  if (minutes <= 0) return start;
  const end = endOfDate(date, timeZone);
  return Math.min(end, Math.max(start, firstReading(date, minutes, timeZone)));
}

/** Minutes after midnight that the clocks of a zone read at a moment. */
export function minuteOfDay(moment: number, timeZone: string): number {
  const local = moment + offsetAt(moment, timeZone);
  return Math.floor((((local % day) + day) % day) / minute);
}

/** Date and minute of a moment as the clocks of a zone read it. */
export function localTime(moment: number, timeZone: string): { date: CalendarDate; minutes: number } {
  return { date: dateAt(moment, timeZone), minutes: minuteOfDay(moment, timeZone) };
}

/** A zone that moved over the date line has no next day. */
function endOfDate(date: CalendarDate, timeZone: string): number {
  const next = addDays(date, 1);
  const start = startOfDate(next, timeZone);
  return dateAt(start, timeZone) === next ? start : startOfDate(addDays(date, 2), timeZone);
}

function firstReading(date: CalendarDate, minutes: number, timeZone: string): number {
  const local = Date.parse(`${date}T00:00:00Z`) + minutes * minute;
  const before = offsetAt(local - day, timeZone);
  const after = offsetAt(local + day, timeZone);
  if (before === after && offsetAt(local - before, timeZone) === before) return local - before;
  const early = local - before;
  if (offsetAt(early, timeZone) === before) return early;
  const late = local - after;
  return offsetAt(late, timeZone) === after && late > changeOf(local, timeZone) ? late : changeOf(local, timeZone);
}

/** The moment of the change of clocks within a day of a local time. */
function changeOf(local: number, timeZone: string): number {
  let low = local - day;
  let high = local + day;
  const before = offsetAt(low, timeZone);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}
