import type { Activity } from '@shared/modules/activities/activity';
import type { Today } from '@shared/modules/today/today.contract';

export type DaySection = 'reminders' | 'overdue' | 'schedule' | 'dueToday' | 'dueThisWeek' | 'withoutDate';

export interface DayGroup {
  section: DaySection;
  activities: Activity[];
  /** All of them, also those that are not listed. */
  count: number;
}

/** The day in the order one works it off; a thing stands once, where it presses most. */
export function dayGroups(today: Today): DayGroup[] {
  const { overdue, dueToday, dueThisWeek, withoutDate, schedule, reminders } = today;
  const listed = new Set<string>();
  const group = (section: DaySection, activities: readonly Activity[], count: number): DayGroup => {
    const fresh = activities.filter(({ id }) => !listed.has(id));
    for (const { id } of fresh) listed.add(id);
    return { section, activities: fresh, count: Math.max(0, count - (activities.length - fresh.length)) };
  };
  return [
    group('overdue', overdue.items, overdue.count),
    group('schedule', schedule, schedule.length),
    group('dueToday', dueToday.items, dueToday.count),
    group('reminders', reminders, reminders.length),
    group('dueThisWeek', dueThisWeek.items, dueThisWeek.count),
    group('withoutDate', withoutDate.items, withoutDate.count),
  ].filter(({ activities }) => activities.length > 0);
}

/** What is still to be done today. */
export function leftToday(today: Today): number {
  const open = today.schedule.filter(({ doneAt }) => !doneAt).length;
  return today.overdue.count + today.dueToday.count + open;
}

/** The next thing that has its hour today. */
export function nextFixed(today: Today, clock: () => number): Activity | undefined {
  return today.schedule.find(({ doneAt, startAt }) => !doneAt && startAt && Date.parse(startAt) > clock());
}
