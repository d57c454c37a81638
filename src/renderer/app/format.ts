import { dateAt, daysBetween, isCalendarDate, type CalendarDate } from '@shared/lib/dates';
import { formatMoney, formatMoneyShort, formatPrice } from '@shared/lib/money';
import type { TFunction } from 'i18next';
import type { Language } from './i18n';

/** What the firm has set: figures and times read the same for everybody in it. */
export interface FormatSettings {
  /** ISO 4217, the currency of sums without their own. */
  currency: string;
  /** IANA name; moments are shown in the firm's zone, wherever the reader sits. */
  timeZone: string;
}

export type Moment = number | string | Date;

export interface Format {
  /** `¥1,234,567.00` from minor units. */
  money(minor: number | bigint, currency?: string): string;
  /** `¥123.5万` in Chinese, `¥1.24M` in English, from minor units. */
  moneyShort(minor: number | bigint, currency?: string): string;
  number(value: number, maximumFractionDigits?: number): string;
  /** `¥148,000.00` from a decimal text in main units, every digit of it. */
  price(text: string, currency?: string): string;
  /** `148,000.005`: every digit of a decimal text, grouped. */
  decimal(text: string): string;
  /** `2026-11-22`, from a moment or a date without time. */
  date(value: Moment): string;
  /** `11-22 周日`, `11-22 Sun`; with the year when it is not this one. */
  dateShort(value: Moment): string;
  /** `16:20` */
  time(value: Moment): string;
  /** `2026-11-22 16:20` */
  dateTime(value: Moment): string;
  /** `今天 09:40`, `昨天 17:22`, `2 天前`, and a date beyond sixty days. */
  relative(value: Moment, now?: number): string;
  /** Whole calendar days from now; negative in the past. */
  daysFromNow(value: Moment, now?: number): number;
}

/** Builds the formatters of one language and firm. */
export function createFormat(language: Language, settings: FormatSettings, t: TFunction): Format {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: settings.timeZone, timeStyle: 'short' });
  const weekdayOf = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' });

  const grouped = new Intl.NumberFormat(language);
  const numbers = new Map<number, Intl.NumberFormat>();

  function number(value: number, maximumFractionDigits = 2): string {
    const known = numbers.get(maximumFractionDigits) ?? new Intl.NumberFormat(language, { maximumFractionDigits });
    numbers.set(maximumFractionDigits, known);
    return known.format(value);
  }
  const date = (value: Moment): CalendarDate =>
    isDateOnly(value) ? value : dateAt(toMilliseconds(value), settings.timeZone);
  const time = (value: Moment) => clock.format(toMilliseconds(value));
  const daysFromNow = (value: Moment, now = Date.now()) => daysBetween(date(now), date(value));

  function dateShort(value: Moment): string {
    const day = date(value);
    const isThisYear = day.slice(0, 4) === date(Date.now()).slice(0, 4);
    return `${isThisYear ? day.slice(5) : day} ${weekdayOf.format(Date.parse(day))}`;
  }
  function relative(value: Moment, now = Date.now()): string {
    const days = daysFromNow(value, now);
    if (days >= -1 && days <= 1) {
      const key = days === 0 ? 'today' : days < 0 ? 'yesterday' : 'tomorrow';
      return t(`common.time.${key}`, { time: isDateOnly(value) ? '' : time(value) }).trim();
    }
    if (Math.abs(days) > 60) return date(value);
    return days < 0 ? t('common.time.daysAgo', { count: -days }) : t('common.time.inDays', { count: days });
  }

  return {
    money: (minor, currency = settings.currency) => formatMoney(BigInt(minor), currency, language),
    moneyShort: (minor, currency = settings.currency) => formatMoneyShort(BigInt(minor), currency, language),
    price: (text, currency = settings.currency) => formatPrice(text, currency, language),
    decimal: (text) => {
      const [whole = '', fraction] = text.split('.');
      return fraction === undefined ? grouped.format(BigInt(whole)) : `${grouped.format(BigInt(whole))}.${fraction}`;
    },
    number,
    date,
    dateShort,
    time,
    dateTime: (value) => `${date(value)} ${time(value)}`,
    relative,
    daysFromNow,
  };
}

function toMilliseconds(value: Moment): number {
  return new Date(value).getTime();
}

function isDateOnly(value: Moment): value is CalendarDate {
  return typeof value === 'string' && isCalendarDate(value);
}
