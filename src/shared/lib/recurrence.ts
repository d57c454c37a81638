import rrule from 'rrule';
import type { CalendarDate } from './dates';
import { weekday } from './dates';
import type { RecurrenceRule } from './recurrence-rule';

const { RRule } = rrule;

/** The days of a rule from its first day on, as far as `last`; the first day counts only where the rule meets it. */
export function occurrencesOf(rule: RecurrenceRule, startsOn: CalendarDate, last: CalendarDate): CalendarDate[] {
  const end = rule.until !== undefined && rule.until < last ? rule.until : last;
  if (end < startsOn) return [];
  const days = new RRule({
    freq: { daily: RRule.DAILY, weekly: RRule.WEEKLY, monthly: RRule.MONTHLY, yearly: RRule.YEARLY }[rule.frequency],
    interval: rule.interval,
    dtstart: new Date(`${startsOn}T00:00:00Z`),
    until: new Date(`${end}T00:00:00Z`),
    wkst: RRule.MO,
    ...daysOf(rule, startsOn),
  }).all((_, index) => rule.count === undefined || index < rule.count);
  return days.map((day) => day.toISOString().slice(0, 10));
}

function daysOf({ frequency, weekdays, monthDay }: RecurrenceRule, startsOn: CalendarDate) {
  if (frequency === 'daily') return {};
  if (frequency === 'weekly') return { byweekday: (weekdays ?? [weekday(startsOn)]).map((day) => day - 1) };
  const day = monthDay ?? Number(startsOn.slice(8));
  const month = frequency === 'yearly' ? { bymonth: Number(startsOn.slice(5, 7)) } : {};
  if (day <= 28) return { ...month, bymonthday: day };
  // The last there is of the 28th to this day.
  return { ...month, bymonthday: Array.from({ length: day - 27 }, (_, index) => 28 + index), bysetpos: -1 };
}
