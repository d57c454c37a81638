import { addDays, calendarDate, dateAt, type CalendarDate } from './dates';
import { cleanText, foldWidth } from './text';

/** Dates as people type them and spreadsheets hold them, read to YYYY-MM-DD. */

/** What the first number of 03/04/2019 is, where the text does not tell. */
export type DateOrder = 'day-month' | 'month-day';

export interface ParseDateOptions {
  /** For dates with slashes or dashes; those with points are always day and month. Default month-day. */
  order?: DateOrder;
  /** Two-digit years up to this many years after the present one are of this century. Needs `today`; else 00–49. */
  today?: CalendarDate;
  /** Where a text holds a moment with an offset (`2019-03-12T18:00:00Z`), the day it is in this zone. */
  timeZone?: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FURTHER_MONTHS: Record<string, number> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };
const TIME = String.raw`(?:[T\s,]*(?:上午|下午|[AaPp][Mm])?\s*\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2}(?:[.,]\d+)?秒?|分)?\s*(?:[AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?)?$`;
const WEEKDAY =
  /^(?:星期|周|週)[一二三四五六日天]\s*|\s*[(（]?(?:星期|周|週)[一二三四五六日天][)）]?|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/giu;

const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})\s*(?:[-/.年]\s*)(\d{1,2})\s*(?:[-/.月]\s*)(\d{1,2})\s*[日号號]?` + TIME,
  'u',
);
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})` + TIME, 'u');
const POINTS = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})` + TIME, 'u');
const SLASHES = new RegExp(String.raw`^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})` + TIME, 'u');
const SHORT_YEAR_FIRST = /^(\d{2})年(\d{1,2})月(\d{1,2})[日号]?$/u;
const MONTH_FIRST = new RegExp(String.raw`^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})` + TIME, 'u');
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4}|\d{2})` + TIME,
  'u',
);

/**
 * Reads a date, with or without a time behind it: `2019/3/12`, `2019年3月12日`, `12.03.2019`, `Mar 12, 2019`, `20190312`,
 * `3/12/2019`. Null when it is none or no such day exists. Days above 12 overrule `order`.
 */
export function parseDate(text: string, options: ParseDateOptions = {}): CalendarDate | null {
  const plain = cleanText(foldWidth(text)).replace(WEEKDAY, '').trim();
  const yearFirst = YEAR_FIRST.exec(plain) ?? COMPACT.exec(plain);
  if (yearFirst) {
    const date = fromParts(yearFirst[1], yearFirst[2], yearFirst[3], options);
    return date && yearFirst[4] && options.timeZone ? inZone(plain, date, options.timeZone) : date;
  }
  const points = POINTS.exec(plain);
  if (points) return fromParts(points[3], points[2], points[1], options);
  const slashes = SLASHES.exec(plain);
  if (slashes) return fromSlashes(Number(slashes[1]), Number(slashes[3]), slashes[4], options);
  const short = SHORT_YEAR_FIRST.exec(plain);
  if (short) return fromParts(short[1], short[2], short[3], options);
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return fromParts(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2], options);
  const dayFirst = DAY_FIRST.exec(plain);
  return dayFirst ? fromParts(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1], options) : null;
}

/**
 * The date of a spreadsheet's serial number; the part behind the point is the time and left out. Workbooks count from 1900
 * (with the 29 February that year never had) or, from old Macs, from 1904. Null below 1 and beyond the year 9999.
 */
export function dateFromSerial(serial: number, system: 1900 | 1904 = 1900): CalendarDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < (system === 1900 ? 1 : 0) || day > 2_958_465) return null;
  if (system === 1904) return addDays('1904-01-01', day);
  if (day === 60) return null;
  return addDays(day < 60 ? '1899-12-31' : '1899-12-30', day);
}

function fromSlashes(
  first: number,
  second: number,
  year: string | undefined,
  options: ParseDateOptions,
): CalendarDate | null {
  const isDayFirst = first > 12 || (second <= 12 && options.order === 'day-month');
  return isDayFirst ? fromParts(year, second, first, options) : fromParts(year, first, second, options);
}

function fromParts(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined | number,
  options: ParseDateOptions,
): CalendarDate | null {
  return calendarDate(fullYear(year ?? '', options.today), Number(month), Number(day));
}

function fullYear(year: string, today: CalendarDate | undefined): number {
  if (year.length > 2) return Number(year);
  const pivot = today ? Number(today.slice(0, 4)) + 20 : 2049;
  const sameCentury = Math.floor(pivot / 100) * 100 + Number(year);
  return sameCentury > pivot ? sameCentury - 100 : sameCentury;
}

function monthNumber(name: string | undefined): number {
  const short = (name ?? '').toLowerCase().slice(0, 3);
  return FURTHER_MONTHS[short] ?? MONTHS.indexOf(short) + 1;
}

/** Only texts that JavaScript's own ISO form covers carry an offset we can trust. */
function inZone(text: string, date: CalendarDate, timeZone: string): CalendarDate {
  const moment = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(moment) ? date : dateAt(moment, timeZone);
}
