import { addDays, weekday } from '@shared/lib/dates';

/** Days a thing is put off to with one key or click. */
export function laterDays(today: string): { key: 'tomorrow' | 'inTwoDays' | 'nextWeek'; day: string }[] {
  const toMonday = (8 - weekday(today)) % 7 || 7;
  return [
    { key: 'tomorrow', day: addDays(today, 1) },
    { key: 'inTwoDays', day: addDays(today, 2) },
    { key: 'nextWeek', day: addDays(today, toMonday) },
  ];
}
