import type { CalendarDate } from './dates';

export const frequencies = ['daily', 'weekly', 'monthly', 'yearly'] as const;

/** How something comes again. Days alone: the time of day belongs to the zone, so that a change of clocks does not move it. */
export interface RecurrenceRule {
  readonly frequency: (typeof frequencies)[number];
  /** Every so many days, weeks, months or years. */
  readonly interval: number;
  /** For weeks: 1 Monday to 7 Sunday; without any it is the first day's. */
  readonly weekdays?: readonly number[] | undefined;
  /** For months and years: a day a month lacks is its last one. Without it it is the first day's. */
  readonly monthDay?: number | undefined;
  /** So many times in all. */
  readonly count?: number | undefined;
  /** The last day it may be on. */
  readonly until?: CalendarDate | undefined;
}
