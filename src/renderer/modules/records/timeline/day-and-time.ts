import { startOfDate } from '@shared/lib/dates';

/** A day, and the time in it where one is meant (`14:00`), in the firm's calendar. */
export interface DayAndTime {
  readonly day: string;
  readonly time: string | null;
}

/** The moment of a time of day in the firm's zone. */
export function momentOf({ day, time }: DayAndTime & { time: string }, timeZone: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(startOfDate(day, timeZone) + (hours * 60 + minutes) * 60_000).toISOString();
}

/** `6:12`, `6` (minutes) or `0:40` in seconds; null where it is no length of time. */
export function secondsOf(text: string): number | null {
  const match = /^\s*(\d{1,4})(?:[:：'’分 ]\s*(\d{1,2}))?\s*(?:秒|s|min|m|")?\s*$/.exec(text);
  if (!match) return null;
  const [, minutes, seconds = '0'] = match;
  return Number(seconds) > 59 ? null : Number(minutes) * 60 + Number(seconds);
}
