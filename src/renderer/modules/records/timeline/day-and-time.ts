import { momentOf as momentInZone } from '@shared/lib/zone-time';
import { clockMinutes } from '@shared/modules/working-calendar/working-calendar';

/** A day, and the time in it where one is meant (`14:00`), in the firm's calendar. */
export interface DayAndTime {
  readonly day: string;
  readonly time: string | null;
}

/** The moment at which the clocks of the firm's zone show that time, on days too on which they change. */
export function momentOf({ day, time }: DayAndTime & { time: string }, timeZone: string): string {
  return new Date(momentInZone(day, clockMinutes(time), timeZone)).toISOString();
}

/** `6:12`, `6` (minutes) or `0:40` in seconds; null where it is no length of time. */
export function secondsOf(text: string): number | null {
  const match = /^\s*(\d{1,4})(?:[:：'’分 ]\s*(\d{1,2}))?\s*(?:秒|s|min|m|")?\s*$/.exec(text);
  if (!match) return null;
  const [, minutes, seconds = '0'] = match;
  return Number(seconds) > 59 ? null : Number(minutes) * 60 + Number(seconds);
}
