import type { ComboboxItem } from '@mantine/core';
import type { Language } from './i18n';

/** Every currency the browser knows, by name and code: `人民币 CNY`. */
export function currencyChoices(language: Language): ComboboxItem[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} ${code}` }))
    .sort((left, right) => rank(left.value) - rank(right.value) || left.label.localeCompare(right.label, language));
}

/** Every time zone, by its name, place and distance from UTC: `中国标准时间 · Shanghai · UTC+8`. */
export function timeZoneChoices(language: Language): ComboboxItem[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([own, ...Intl.supportedValuesOf('timeZone')])];
  return zones.map((zone) => ({ value: zone, label: timeZoneName(zone, language) }));
}

export function timeZoneName(zone: string, language: Language): string {
  const place = zone.split('/').slice(1).join(' · ').replaceAll('_', ' ');
  const name = zonePart(zone, language, 'long');
  const offset = zonePart(zone, 'en', 'longOffset').replace('GMT', 'UTC');
  return [name, place, offset].filter((part) => part !== '').join(' · ');
}

function zonePart(timeZone: string, language: string, timeZoneName: 'long' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Those most firms use stand on top. */
const common = ['CNY', 'USD', 'EUR', 'HKD', 'GBP', 'JPY'];

function rank(code: string): number {
  const at = common.indexOf(code);
  return at < 0 ? common.length : at;
}
