import { SSF as untypedFormats } from '@e965/xlsx';
import { Decimal } from 'decimal.js';

// The library exports its formatter without types.
const formats = untypedFormats as {
  is_date(formatCode: string): boolean;
  format(formatCode: string, value: number): string;
};

/** What a number format makes of a number, as far as an import cares. */
export type NumberKind = 'plain' | 'percent' | 'date' | 'time' | 'dateTime' | 'duration' | 'shown';

/** Formats that Excel knows by number alone; 27 to 36 and 50 to 58 are dates in Chinese, Japanese and Korean ones. */
const builtInKinds: [number, number, NumberKind][] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'dateTime'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'duration'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

export function builtInNumberKind(formatNumber: number): NumberKind {
  return builtInKinds.find(([from, to]) => formatNumber >= from && formatNumber <= to)?.[2] ?? 'plain';
}

/** Reads a format code such as `yyyy"年"m"月"` or `000-0000-0000`. */
export function numberKind(formatCode: string): NumberKind {
  const section = formatCode.split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(section)) return 'duration';
  const bare = section
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/AM\/PM|A\/P|上午\/下午/gi, 'h')
    .toLowerCase();
  if (/^general$/i.test(bare) || bare === '@') return 'plain';
  if (formats.is_date(formatCode) || /[yd]|a{3,4}/.test(bare)) {
    const hasTime = /[hs]/.test(bare);
    // An m beside hours or seconds is minutes.
    const hasDate = /[yd]|a{3,4}/.test(bare) || (!hasTime && bare.includes('m'));
    return hasTime ? (hasDate ? 'dateTime' : 'time') : 'date';
  }
  if (bare.includes('%')) return 'percent';
  const isLaidOut = /0{2,}/.test(bare) || /[0#]\)?[-\s]+\(?[0#]/.test(bare);
  return isLaidOut && !/[.,e?/]/.test(bare) ? 'shown' : 'plain';
}

export interface NumberStyle {
  kind: NumberKind;
  code: string;
}

/**
 * The text of a number cell: all digits of phone and id numbers, dates as `2026-11-22`, moments as
 * `2026-11-22 09:30:00`, percentages as `12.5%`, and laid-out numbers as their format shows them.
 */
export function showNumber(raw: string, style: NumberStyle, has1904Dates: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (style.kind) {
    case 'plain':
      return plainNumber(value);
    case 'percent':
      return `${plainNumber(value * 100)}%`;
    case 'shown':
      return Number.isInteger(value) ? formats.format(style.code, value).trim() : plainNumber(value);
    case 'duration':
      return showDuration(value);
    default:
      return showMoment(value, style.kind, has1904Dates) ?? plainNumber(value);
  }
}

/** Fifteen significant digits are what Excel keeps; beyond them a double only shows its own noise. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  return new Decimal(text).toFixed();
}

const secondsPerDay = 86_400;

function showMoment(serial: number, kind: 'date' | 'time' | 'dateTime', has1904Dates: boolean): string | null {
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * secondsPerDay);
  if (seconds === secondsPerDay) {
    days += 1;
    seconds = 0;
  }
  const time = clock(seconds);
  // Day 2958465 is the last of the year 9999.
  if (days < 0 || days > 2_958_465) return null;
  if (kind === 'time' && days === 0) return time;
  const day = isoDay(days, has1904Dates);
  if (day === null) return null;
  return kind === 'date' ? day : `${day} ${time}`;
}

/** Counts from 1900 with a 29 February 1900 that never was, as Excel inherited it, or from 1904. */
function isoDay(days: number, has1904Dates: boolean): string | null {
  if (!has1904Dates && (days === 0 || days === 60)) return null;
  const start = has1904Dates ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(start + days * secondsPerDay * 1000).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function showDuration(value: number): string {
  const seconds = Math.round(Math.abs(value) * secondsPerDay);
  return (value < 0 ? '-' : '') + clock(seconds);
}
