/**
 * Calendar dates (text YYYY-MM-DD) and the moments they begin at in a named time zone. Needs nothing but Intl.
 * Moments are milliseconds since 1970 UTC; weeks begin on Monday (ISO 8601) unless said otherwise.
 */
export type CalendarDate = string;

/** Half open: `from` is in it, `to` is not. */
export interface DatePeriod {
  from: CalendarDate;
  to: CalendarDate;
}

export interface MomentPeriod {
  from: number;
  to: number;
}

export const RELATIVE_PERIODS = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'lastDays',
  'nextDays',
] as const;

export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

export interface PeriodOptions {
  /** For lastDays and nextDays. */
  days?: number;
  /** 1 Monday (default) to 7 Sunday. */
  weekStart?: number;
}

const DAY = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists, written YYYY-MM-DD (so not 2026-02-30). */
export function isCalendarDate(text: string): text is CalendarDate {
  return PATTERN.test(text) && fromUtc(toUtc(text)) === text;
}

/** A calendar date from its parts, or null when there is no such day. Years 1 to 9999. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const text = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return year >= 1 && isCalendarDate(text) ? text : null;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtc(toUtc(date) + days * DAY);
}

/** The same day some months on, or the month's last one: 31 January + 1 month is 28 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const first = new Date(0).setUTCFullYear(year, month - 1 + months, 1);
  const lastDay = new Date(new Date(0).setUTCFullYear(year, month + months, 0)).getUTCDate();
  return fromUtc(first + (Math.min(day, lastDay) - 1) * DAY);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY);
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(toUtc(date)).getUTCDay() || 7;
}

/** The calendar date a moment falls on in a time zone (`Asia/Shanghai`). Throws RangeError for an unknown zone. */
export function dateAt(moment: number, timeZone: string): CalendarDate {
  return fromUtc(moment + offsetAt(moment, timeZone));
}

/** The moment a calendar date begins in a time zone; where midnight is skipped by summer time, the first moment there is. */
export function startOfDate(date: CalendarDate, timeZone: string): number {
  const local = toUtc(date);
  const guess = local - offsetAt(local, timeZone);
  const start = local - offsetAt(guess, timeZone);
  if (dateAt(start, timeZone) === date && dateAt(start - 1, timeZone) !== date) return start;
  // The offset changes around this midnight: one of the offsets half a day before and after is right.
  const offsets = [offsetAt(local - DAY, timeZone), offsetAt(local + DAY, timeZone)];
  const starts = offsets.map((offset) => local - offset).sort((left, right) => left - right);
  return starts.find((moment) => dateAt(moment, timeZone) === date) ?? start;
}

/** The moments of a period in a time zone, half open. */
export function momentsOf(period: DatePeriod, timeZone: string): MomentPeriod {
  return { from: startOfDate(period.from, timeZone), to: startOfDate(period.to, timeZone) };
}

/** The days a relative period means on `today`. The last n days end with today, the next n begin with tomorrow. */
export function relativePeriod(name: RelativePeriod, today: CalendarDate, options: PeriodOptions = {}): DatePeriod {
  const days = Math.max(0, Math.trunc(options.days ?? 0));
  const tomorrow = addDays(today, 1);
  const week = startOfWeek(today, options.weekStart ?? 1);
  const month = `${today.slice(0, 7)}-01`;
  const quarter = startOfQuarter(today);
  const year = `${today.slice(0, 4)}-01-01`;
  const periods = {
    today: { from: today, to: tomorrow },
    yesterday: { from: addDays(today, -1), to: today },
    tomorrow: { from: tomorrow, to: addDays(today, 2) },
    thisWeek: { from: week, to: addDays(week, 7) },
    lastWeek: { from: addDays(week, -7), to: week },
    nextWeek: { from: addDays(week, 7), to: addDays(week, 14) },
    thisMonth: { from: month, to: addMonths(month, 1) },
    lastMonth: { from: addMonths(month, -1), to: month },
    nextMonth: { from: addMonths(month, 1), to: addMonths(month, 2) },
    thisQuarter: { from: quarter, to: addMonths(quarter, 3) },
    lastQuarter: { from: addMonths(quarter, -3), to: quarter },
    thisYear: { from: year, to: addMonths(year, 12) },
    lastYear: { from: addMonths(year, -12), to: year },
    lastDays: { from: addDays(tomorrow, -days), to: tomorrow },
    nextDays: { from: tomorrow, to: addDays(tomorrow, days) },
  } satisfies Record<RelativePeriod, DatePeriod>;
  return periods[name];
}

/** The first day of the week a date is in. */
export function startOfWeek(date: CalendarDate, weekStart = 1): CalendarDate {
  return addDays(date, -((weekday(date) - weekStart + 7) % 7));
}

/** The first day of the quarter a date is in. */
export function startOfQuarter(date: CalendarDate): CalendarDate {
  const { year, month } = partsOf(date);
  return calendarDate(year, Math.floor((month - 1) / 3) * 3 + 1, 1) ?? date;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(moment: number, timeZone: string): number {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const local = new Date(0);
  const year = parts.get('era') === 'BC' ? 1 - number('year') : number('year');
  local.setUTCFullYear(year, number('month') - 1, number('day'));
  local.setUTCHours(number('hour'), number('minute'), number('second'));
  return local.getTime() - Math.floor(moment / 1000) * 1000;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const created = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, created);
  return created;
}

function toUtc(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  // Date.UTC takes years below 100 for 19xx.
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function fromUtc(moment: number): CalendarDate {
  const date = new Date(moment);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  const match = PATTERN.exec(date);
  if (!match) throw new RangeError('A calendar date is written YYYY-MM-DD.');
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
