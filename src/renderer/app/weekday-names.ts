import type { Language } from './i18n';

/** Names of the weekdays from Monday, in a language: `Monday`, or `Mon` where short, or `M` where narrow. */
export function weekdayNames(language: Language, length: 'long' | 'short' | 'narrow'): string[] {
  const names = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: length });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => names.format(Date.UTC(2024, 0, 1 + day)));
}
