import { paddedDecimal } from './decimal-text';
import { foldWidth } from './text';

/** Money as whole minor units (fen, cents) in a bigint with an ISO 4217 currency. Reading, showing, nothing that divides. */

/** Larger amounts (in minor units, either sign) are refused: a hundred thousand million yuan is a typing mistake. */
export const LARGEST_AMOUNT = 10n ** 13n;

export type MoneyFault = 'empty' | 'not-a-number' | 'too-large' | 'other-currency';

export type ParsedMoney =
  | { isValid: true; minor: bigint; /** More decimals were typed than the currency has. */ isRounded: boolean }
  | { isValid: false; fault: MoneyFault };

export interface ParseMoneyOptions {
  /** What a single sign before three digits is (`1.234`): point by default, comma where the file or the reader's language says so. */
  decimal?: '.' | ',';
}

const SIGNS: Record<string, readonly string[]> = {
  '¥': ['CNY', 'JPY'],
  元: ['CNY', 'JPY', 'HKD', 'TWD'],
  块: ['CNY'],
  圆: ['CNY', 'JPY'],
  RMB: ['CNY'],
  $: ['USD', 'HKD', 'TWD', 'AUD', 'CAD', 'SGD', 'NZD', 'MXN'],
  US$: ['USD'],
  HK$: ['HKD'],
  NT$: ['TWD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '₩': ['KRW'],
  '₽': ['RUB'],
  '₹': ['INR'],
};
const UNITS: Record<string, number> = {
  千: 3,
  万: 4,
  萬: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
  K: 3,
  M: 6,
  MN: 6,
  MIO: 6,
  BN: 9,
};
// The longest first; a letter behind would make it a currency (KRW, MXN) instead of a unit.
const UNIT = /^(?:百万|千万|[千万萬亿億]|(?:mio|mn|bn|k|m)(?![a-z]))/iu;
const SHAPE = /^([^\d.,]*)(\d[\d.,'’ ]*|[.,]\d+)([^\d]*)$/u;

/** How many digits a currency has behind the point: JPY 0, CNY 2, KWD 3. */
export function currencyDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/**
 * Reads an amount as people type it and files hold it: `¥1,234.50`, `1.234,50`, `12.3万`, `(500)`, `1’234.–`, `US$ 1.2M`.
 * More decimals than the currency has are rounded half away from zero and said so.
 */
export function parseMoney(text: string, currency: string, options: ParseMoneyOptions = {}): ParsedMoney {
  const folded = foldWidth(text).replace(/\s+/g, ' ').replace(/[−–—]/g, '-').trim();
  if (folded === '') return { isValid: false, fault: 'empty' };
  const { rest, isNegative } = takeSign(folded);
  const shape = SHAPE.exec(rest);
  const before = shape?.[1]?.trim() ?? '';
  const unitAndAfter = readUnit((shape?.[3] ?? '').trim());
  const number = plainNumber((shape?.[2] ?? '').trim(), options.decimal ?? '.');
  if (!shape || number === null) return { isValid: false, fault: 'not-a-number' };
  for (const name of [before, unitAndAfter.after].filter(Boolean)) {
    const fault = currencyFault(name, currency);
    if (fault) return { isValid: false, fault };
  }
  return toMinor(number, unitAndAfter.exponent, currency, isNegative);
}

/** Minor units of a number from a spreadsheet cell, rounded half away from zero (0.1 + 0.2 is 0.30). */
export function moneyFromNumber(value: number, currency: string): ParsedMoney {
  if (!Number.isFinite(value)) return { isValid: false, fault: 'not-a-number' };
  if (Math.abs(value) > Number(LARGEST_AMOUNT)) return { isValid: false, fault: 'too-large' };
  // Fifteen digits are what a double keeps; more would show how it is stored (1.005 is 1.00499999999999989).
  const text = Number(Math.abs(value).toPrecision(15)).toFixed(10).replace(/0+$/, '');
  return toMinor(text, 0, currency, value < 0);
}

/** `1234567.00`: for files, forms and REST. */
export function moneyToDecimal(minor: bigint, currency: string): string {
  const digits = currencyDigits(currency);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
}

/** `¥1,234,567.00`, in the signs of the reader's language. */
export function formatMoney(minor: bigint, currency: string, locale: string): string {
  return formatter(locale, currency, 'standard').format(toNumber(minor, currency));
}

/** `¥148,000.00`, `¥0.0125`: a price by unit given as a decimal, every digit of it and at least those of its currency. */
export function formatPrice(decimal: string, currency: string, locale: string): string {
  const [whole = '', fraction = ''] = paddedDecimal(decimal, currencyDigits(currency)).split('.');
  const parts = formatter(locale, currency, 'standard').formatToParts(BigInt(whole));
  // Written as a whole number of main units; its own digits take the place of the zeros.
  const text = parts.filter(({ type }) => type !== 'fraction' && type !== 'decimal');
  const last = text.map(({ type }) => type).lastIndexOf('integer');
  const point = fraction === '' ? '' : `.${fraction}`;
  return text.map(({ value }, index) => (index === last ? `${value}${point}` : value)).join('');
}

/** Large sums in short: `¥123.5万` in Chinese, `¥1.23M` in English; below ten thousand as `formatMoney`. */
export function formatMoneyShort(minor: bigint, currency: string, locale: string): string {
  const amount = toNumber(minor, currency);
  const style = Math.abs(amount) < 10_000 ? 'standard' : 'compact';
  return formatter(locale, currency, style).format(amount);
}

const digitsByCurrency = new Map<string, number>();
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string, notation: 'standard' | 'compact'): Intl.NumberFormat {
  const key = `${locale} ${currency} ${notation}`;
  const known = formatters.get(key);
  if (known) return known;
  const created = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    // English would write CN¥; the firm's own money is plain ¥ in both languages.
    currencyDisplay: currency === 'CNY' ? 'narrowSymbol' : 'symbol',
    ...(notation === 'compact'
      ? { notation, minimumFractionDigits: 0, maximumFractionDigits: locale.startsWith('zh') ? 1 : 2 }
      : {}),
  });
  formatters.set(key, created);
  return created;
}

/** Exact: the largest amount has fourteen digits, a double keeps fifteen. */
function toNumber(minor: bigint, currency: string): number {
  return Number(minor) / 10 ** currencyDigits(currency);
}

function takeSign(text: string): { rest: string; isNegative: boolean } {
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) return { rest: bracketed[1] ?? '', isNegative: true };
  const isNegative = /^[^\d]*-/.test(text);
  // 500.- and 1’234.– say "and no cents".
  const withoutDash = text.replace(/[.,]-+$/, '');
  return { rest: isNegative ? withoutDash.replace('-', '') : withoutDash.replace(/^\+/, ''), isNegative };
}

function readUnit(after: string): { exponent: number; after: string } {
  const unit = UNIT.exec(after)?.[0] ?? '';
  return { exponent: UNITS[unit.toUpperCase()] ?? 0, after: after.slice(unit.length).trim() };
}

function currencyFault(name: string, currency: string): MoneyFault | null {
  // 500元整: the 整 forbids writing anything behind, and says nothing more.
  const upper = name.toUpperCase().replace(/\s+|整$/g, '');
  if (upper === currency || upper === '') return null;
  const meant = SIGNS[upper] ?? (/^[A-Z]{3}$/.test(upper) ? [upper] : undefined);
  if (!meant) return 'not-a-number';
  return meant.includes(currency) ? null : 'other-currency';
}

/** Digits with at most one point, or null when the signs between them make no sense. */
function plainNumber(text: string, decimal: '.' | ','): string | null {
  const compact = text.replace(/['’ ]/g, '');
  const points = compact.split('.').length - 1;
  const commas = compact.split(',').length - 1;
  if (points === 0 && commas === 0) return compact === '' ? null : compact;
  if (points > 0 && commas > 0) {
    const last = compact.lastIndexOf('.') > compact.lastIndexOf(',') ? '.' : ',';
    return compact.split(last).length === 2 ? ungroup(compact, last === '.' ? ',' : '.', last) : null;
  }
  const sign = points > 0 ? '.' : ',';
  const isGrouping = points + commas > 1 || (sign !== decimal && /^\d{1,3}[.,]\d{3}$/.test(compact));
  return isGrouping ? ungroup(compact, sign, null) : compact.replace(sign, '.');
}

function ungroup(text: string, grouping: string, decimal: string | null): string | null {
  const [whole = '', fraction] = decimal === null ? [text] : text.split(decimal);
  const groups = whole.split(grouping);
  const isGrouped = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  if (!isGrouped) return null;
  return fraction === undefined ? groups.join('') : `${groups.join('')}.${fraction}`;
}

function toMinor(number: string, exponent: number, currency: string, isNegative: boolean): ParsedMoney {
  const [whole = '', fraction = ''] = number.split('.');
  const kept = exponent + currencyDigits(currency);
  const digits = `${whole || '0'}${fraction.slice(0, kept).padEnd(kept, '0')}`;
  if (digits.replace(/^0+/, '').length > 15) return { isValid: false, fault: 'too-large' };
  const left = fraction.slice(kept);
  const size = BigInt(digits) + (/^[5-9]/.test(left) ? 1n : 0n);
  if (size > LARGEST_AMOUNT) return { isValid: false, fault: 'too-large' };
  return { isValid: true, minor: isNegative ? -size : size, isRounded: /[1-9]/.test(left) };
}
