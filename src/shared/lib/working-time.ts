import type { CalendarDate } from './dates';
import { addDays, dateAt, startOfDate, weekday } from './dates';
import { momentOf } from './zone-time';

/** A span of working time on a day, half open, in minutes after midnight: 540 to 720 is 09:00 to 12:00. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** A day that is not like its weekday: a holiday without working time, a make-up workday, or hours of its own. */
export interface DayException {
  readonly kind: 'holiday' | 'workday' | 'hours';
  /** For `hours`; a make-up workday has the hours of an ordinary one. */
  readonly spans?: readonly DaySpan[];
}

/** Weekly hours and exceptions as they are kept; weekdays run from 0 Monday to 6 Sunday. */
export interface WorkingRules {
  readonly weekly: readonly (readonly DaySpan[])[];
  readonly exceptions: ReadonlyMap<CalendarDate, DayException>;
  readonly timeZone: string;
}

interface Opening {
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const day = 1440 * minute;
/** So many days without an hour of work in a row, and there is none to come. */
const longestRest = 3660;

/** The working time of a firm, prepared for calculation: days are worked out once and remembered (ACT-06). */
export class WorkingCalendar {
  readonly timeZone: string;
  readonly #rules: WorkingRules;
  readonly #openings = new Map<CalendarDate, readonly Opening[]>();
  readonly #starts = new Map<CalendarDate, number | null>();

  constructor(rules: WorkingRules) {
    this.#rules = rules;
    this.timeZone = rules.timeZone;
  }

  /** The spans of work on a date, in minutes after midnight; none on a day of rest. */
  spansOf(date: CalendarDate): readonly DaySpan[] {
    const exception = this.#rules.exceptions.get(date);
    if (exception?.kind === 'holiday') return [];
    if (exception?.kind === 'hours') return exception.spans ?? [];
    const usual = this.#rules.weekly[weekday(date) - 1] ?? [];
    if (exception?.kind !== 'workday' || usual.length > 0) return usual;
    return this.#rules.weekly.find((spans) => spans.length > 0) ?? [];
  }

  /** Whether anybody works on a date; half a day counts. */
  isWorkday(date: CalendarDate): boolean {
    return this.spansOf(date).length > 0;
  }

  /** Workdays of a half-open period, `from` in it and `to` not; negative when `to` is earlier. */
  workdaysBetween(from: CalendarDate, to: CalendarDate): number {
    if (to < from) return 0 - this.workdaysBetween(to, from);
    let count = 0;
    for (let date = from; date < to; date = addDays(date, 1)) if (this.isWorkday(date)) count += 1;
    return count;
  }

  /**
   * The workday that lies so many workdays after a date (before it where negative), from whatever day one counts. Zero is the date
   * itself or the next workday. Throws RangeError where nobody ever works.
   */
  addWorkdays(date: CalendarDate, days: number): CalendarDate {
    const step = days < 0 ? -1 : 1;
    let left = Math.abs(days);
    let current = date;
    if (left === 0) {
      if (this.isWorkday(date)) return date;
      left = 1;
    }
    for (let rest = 0; rest < longestRest; rest += 1) {
      current = addDays(current, step);
      if (!this.isWorkday(current)) continue;
      left -= 1;
      if (left === 0) return current;
      rest = 0;
    }
    throw noWork();
  }

  /** Minutes of work between two moments (milliseconds since 1970 UTC), with fractions; negative when `to` is earlier. */
  workingMinutesBetween(from: number, to: number): number {
    if (to < from) return 0 - this.workingMinutesBetween(to, from);
    const last = dateAt(to, this.timeZone);
    let sum = 0;
    for (let date = dateAt(from, this.timeZone); date <= last; date = addDays(date, 1)) {
      for (const opening of this.#openingsOf(date))
        sum += Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from));
    }
    return sum / minute;
  }

  /**
   * The first moment by which so many minutes of work have gone by since `from`; what arrives outside working time starts with the
   * next opening, and zero minutes mean that start. Throws RangeError for negative minutes and where nobody ever works.
   */
  addWorkingMinutes(from: number, minutes: number): number {
    if (!(minutes >= 0)) throw new RangeError('Working minutes are counted forwards.');
    let left = minutes * minute;
    let date = dateAt(from, this.timeZone);
    for (let rest = 0; rest < longestRest; rest += 1) {
      for (const opening of this.#openingsOf(date)) {
        const start = Math.max(opening.from, from);
        if (start >= opening.to) continue;
        rest = 0;
        if (start + left <= opening.to) return start + left;
        left -= opening.to - start;
      }
      date = addDays(date, 1);
    }
    throw noWork();
  }

  /** Whether it is working time at a moment. */
  isOpenAt(moment: number): boolean {
    return this.#openingsOf(dateAt(moment, this.timeZone)).some(({ from, to }) => from <= moment && moment < to);
  }

  #openingsOf(date: CalendarDate): readonly Opening[] {
    const known = this.#openings.get(date);
    if (known) return known;
    const made = this.#makeOpenings(date);
    this.#openings.set(date, made);
    return made;
  }

  #makeOpenings(date: CalendarDate): readonly Opening[] {
    const spans = this.spansOf(date);
    if (spans.length === 0) return [];
    const start = this.#startOf(date);
    // A zone that moved over the date line skipped a day.
    if (start === null) return [];
    const isPlain = this.#startOf(addDays(date, 1)) === start + day;
    const moment = (minutes: number) => (isPlain ? start + minutes * minute : momentOf(date, minutes, this.timeZone));
    return spans.map(({ from, to }) => ({ from: moment(from), to: moment(to) })).filter(({ from, to }) => to > from);
  }

  #startOf(date: CalendarDate): number | null {
    const known = this.#starts.get(date);
    if (known !== undefined) return known;
    const start = startOfDate(date, this.timeZone);
    const made = dateAt(start, this.timeZone) === date ? start : null;
    this.#starts.set(date, made);
    return made;
  }
}

function noWork(): RangeError {
  return new RangeError('The calendar has no working time.');
}
