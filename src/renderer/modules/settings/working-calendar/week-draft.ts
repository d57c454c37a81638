import type { ClockSpan } from '@shared/modules/working-calendar/working-calendar';
import { weeklySchema } from '@shared/modules/working-calendar/working-calendar';

export type Week = readonly (readonly ClockSpan[])[];

/** `9:5`, `0905` and `９：０５` are `09:05`; null where it is no time of day. */
export function normalClock(typed: string): string | null {
  const match = /^(\d{1,2}):?(\d{2})$/.exec(typed.normalize('NFKC').trim());
  if (!match) return null;
  const text = `${(match[1] ?? '').padStart(2, '0')}:${match[2]}`;
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text) ? text : null;
}

/** The week as the engine takes it, or null while something in it is not right. */
export function checkedWeek(week: Week): ClockSpan[][] | null {
  const spans = week.map((day) =>
    day.map(({ from, to }) => ({ from: normalClock(from) ?? from, to: normalClock(to) ?? to })),
  );
  return weeklySchema.safeParse(spans).data ?? null;
}
