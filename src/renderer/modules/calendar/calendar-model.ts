import { addDays, addMonths, startOfWeek, type CalendarDate, type DatePeriod } from '@shared/lib/dates';
import { localTime, momentOf } from '@shared/lib/zone-time';
import { usualLength, type Activity } from '@shared/modules/activities/activity';

export const calendarViews = ['day', 'week', 'month'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Times move by a quarter of an hour. */
export const step = 15;
const minute = 60_000;
const wholeDay = 1440;

/** An activity on one day: from and to are minutes after midnight, lanes stand side by side. */
export interface Block {
  readonly activity: Activity;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  readonly lanes: number;
}

export interface CalendarDay {
  readonly date: CalendarDate;
  readonly allDay: readonly Activity[];
  readonly blocks: readonly Block[];
}

/** Where an activity stands; minutes null where it has a day alone. Length in minutes. */
export interface Place {
  readonly date: CalendarDate;
  readonly minutes: number | null;
  readonly length: number;
}

/** The days a view shows around a date; `to` is not in it. */
export function periodOf(view: CalendarView, date: CalendarDate): DatePeriod {
  if (view === 'day') return { from: date, to: addDays(date, 1) };
  if (view === 'week') return { from: startOfWeek(date), to: addDays(startOfWeek(date), 7) };
  const first = `${date.slice(0, 7)}-01`;
  const from = startOfWeek(first);
  return { from, to: addDays(startOfWeek(addDays(addMonths(first, 1), -1)), 7) };
}

/** The date one step on or back in a view. */
export function stepped(view: CalendarView, date: CalendarDate, direction: 1 | -1): CalendarDate {
  if (view === 'month') return addMonths(date, direction);
  return addDays(date, direction * (view === 'week' ? 7 : 1));
}

export function datesOf({ from, to }: DatePeriod): CalendarDate[] {
  const dates: CalendarDate[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Day and time of an activity in the firm's zone; null where it has neither. */
export function placeOf(activity: Activity, timeZone: string): Place | null {
  const { startAt, endAt, dueDate, happenedAt, doneAt } = activity;
  const start = startAt ?? (dueDate ? null : doneAt ? happenedAt : null);
  if (start) {
    const begin = Date.parse(start);
    const { date, minutes } = localTime(begin, timeZone);
    const length = endAt ? Math.round((Date.parse(endAt) - begin) / minute) : usualLength(activity.kind);
    return { date, minutes, length };
  }
  return dueDate ? { date: dueDate, minutes: null, length: 0 } : null;
}

/** Everything on its days; what lasts over midnight stands on each day it touches. */
export function arrange(
  dates: readonly CalendarDate[],
  activities: readonly Activity[],
  timeZone: string,
): CalendarDay[] {
  const days = new Map(dates.map((date) => [date, { allDay: [] as Activity[], spans: [] as Span[] }]));
  for (const activity of activities) {
    const place = placeOf(activity, timeZone);
    if (!place) continue;
    if (place.minutes === null) {
      days.get(place.date)?.allDay.push(activity);
      continue;
    }
    let left = place.length;
    for (let date = place.date, from = place.minutes; left > 0; date = addDays(date, 1), from = 0) {
      const to = Math.min(wholeDay, from + left);
      days.get(date)?.spans.push({ activity, from, to });
      left -= to - from;
    }
  }
  return [...days].map(([date, { allDay, spans }]) => ({ date, allDay, blocks: inLanes(spans) }));
}

type Span = Pick<Block, 'activity' | 'from' | 'to'>;

/** Puts what overlaps side by side; a group that touches nothing else has the whole width to share. */
function inLanes(spans: readonly Span[]): Block[] {
  const sorted = [...spans].sort((left, right) => left.from - right.from || right.to - left.to);
  const blocks: Block[] = [];
  let group: (Span & { lane: number })[] = [];
  let end = 0;
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    blocks.push(...group.map((span) => ({ ...span, lanes })));
    group = [];
  };
  for (const span of sorted) {
    if (group.length > 0 && span.from >= end) close();
    if (group.length === 0) end = 0;
    const taken = new Set(group.filter(({ to }) => to > span.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ ...span, lane });
    // What is short is drawn a quarter high at least, so it takes that room.
    end = Math.max(end, span.to, span.from + step);
  }
  close();
  return blocks;
}

/** What is sent when an activity is put at another place; a length is kept only where one was set or is being set. */
export function changesFor(activity: Activity, to: Place, timeZone: string, setsLength: boolean): Partial<Activity> {
  if (to.minutes === null) return { dueDate: to.date };
  const start = momentOf(to.date, to.minutes, timeZone);
  const hasLength = setsLength || (activity.endAt !== null && activity.endAt !== undefined);
  return {
    startAt: new Date(start).toISOString(),
    ...(hasLength && { endAt: new Date(start + to.length * minute).toISOString() }),
  };
}

/** A place so many days and minutes away, within its day and on the grid of quarters where it moves in time. */
export function movedBy(place: Place, days: number, minutes: number): Place {
  const date = addDays(place.date, days);
  if (place.minutes === null || minutes === 0) return { ...place, date };
  const wanted = Math.round((place.minutes + minutes) / step) * step;
  return { ...place, date, minutes: Math.min(wholeDay - step, Math.max(0, wanted)) };
}

/** A place that lasts so many minutes longer; a quarter at least, and not beyond midnight. */
export function lengthened(place: Place, minutes: number): Place {
  if (place.minutes === null) return place;
  const wanted = Math.round((place.length + minutes) / step) * step;
  return { ...place, length: Math.min(wholeDay - place.minutes, Math.max(step, wanted)) };
}

export function isSamePlace(left: Place, right: Place): boolean {
  return left.date === right.date && left.minutes === right.minutes && left.length === right.length;
}
