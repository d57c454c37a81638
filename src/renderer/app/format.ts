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

const dayLength = 86_400_000;

/** Builds the formatters of one language and firm. */
export function createFormat(language: Language, settings: FormatSettings, t: TFunction): Format {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: settings.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const weekday = new Intl.DateTimeFormat(language, { timeZone: settings.timeZone, weekday: 'short' });

  function read(value: Moment) {
    const found = Object.fromEntries(parts.formatToParts(toDate(value)).map(({ type, value: text }) => [type, text]));
    return {
      year: found['year'] ?? '',
      monthDay: `${found['month']}-${found['day']}`,
      time: `${found['hour']}:${found['minute']}`,
    };
  }
  function date(value: Moment): string {
    if (isDateOnly(value)) return value;
    const { year, monthDay } = read(value);
    return `${year}-${monthDay}`;
  }
  function daysFromNow(value: Moment, now = Date.now()): number {
    return Math.round((Date.parse(date(value)) - Date.parse(date(now))) / dayLength);
  }
  function dateShort(value: Moment): string {
    const day = date(value);
    const weekdayName = isDateOnly(value)
      ? new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(Date.parse(value))
      : weekday.format(toDate(value));
    return `${day.slice(0, 4) === date(Date.now()).slice(0, 4) ? day.slice(5) : day} ${weekdayName}`;
  }
  function relative(value: Moment, now = Date.now()): string {
    const days = daysFromNow(value, now);
    const time = isDateOnly(value) ? '' : read(value).time;
    if (days >= -1 && days <= 1) {
      const key = days === 0 ? 'today' : days < 0 ? 'yesterday' : 'tomorrow';
      return t(`common.time.${key}`, { time }).trim();
    }
    if (Math.abs(days) > 60) return date(value);
    return days < 0 ? t('common.time.daysAgo', { count: -days }) : t('common.time.inDays', { count: days });
  }

  return {
    money: (minor, currency = settings.currency) => {
      const format = currencyFormat(language, currency);
      return format.format(toMajor(minor, format));
    },
    moneyShort: (minor, currency = settings.currency) => shortMoney(language, minor, currency),
    number: (value, maximumFractionDigits = 2) =>
      new Intl.NumberFormat(language, { maximumFractionDigits }).format(value),
    date,
    dateShort,
    time: (value) => read(value).time,
    dateTime: (value) => `${date(value)} ${read(value).time}`,
    relative,
    daysFromNow,
  };
}

/** Groups a phone number for reading: mainland mobiles as `138 0013 8000`, `+86` left away; others by fours. */
export function formatPhone(value: string): string {
  const digits = value.replace(/^\+86/, '').replace(/[\s()-]/g, '');
  const mobile = /^(1\d{2})(\d{4})(\d{4})$/.exec(digits);
  if (mobile) return `${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))(\d{3,4})(\d{4})$/.exec(digits);
  if (landline) return `${landline[1]} ${landline[2]} ${landline[3]}`;
  return value;
}

function shortMoney(language: Language, minor: number | bigint, currency: string): string {
  const whole = currencyFormat(language, currency, 0);
  const value = toMajor(minor, currencyFormat(language, currency));
  const steps: Record<Language, [limit: number, sign: string, digits: number][]> = {
    'zh-CN': [
      [1e8, '亿', 2],
      [1e4, '万', 1],
    ],
    en: [
      [1e9, 'B', 2],
      [1e6, 'M', 2],
      [1e3, 'K', 0],
    ],
  };
  const step = steps[language].find(([limit]) => Math.abs(value) >= limit);
  if (!step) return whole.format(value);
  const [limit, sign, digits] = step;
  return currencyFormat(language, currency, digits).format(value / limit) + sign;
}

const currencyFormats = new Map<string, Intl.NumberFormat>();

function currencyFormat(language: Language, currency: string, digits?: number): Intl.NumberFormat {
  const key = `${language} ${currency} ${digits}`;
  const known = currencyFormats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });
  currencyFormats.set(key, format);
  return format;
}

function toMajor(minor: number | bigint, format: Intl.NumberFormat): number {
  return Number(minor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}

function toDate(value: Moment): Date {
  return value instanceof Date ? value : new Date(value);
}

function isDateOnly(value: Moment): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
