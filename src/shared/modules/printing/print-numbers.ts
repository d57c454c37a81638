import { Decimal } from 'decimal.js';
import { currencyDigits, moneyToDecimal } from '../../lib/money';
import { paddedDecimal, plainDecimal } from '../../lib/decimal-text';

const minus = '−';
/** Digits behind the point a printed price has at most. */
const pricePlaces = 4;

/** `496,000.00`; what is owed the other way has a minus of the width of a figure. */
export function printAmount(minor: number, currency: string): string {
  return signed(moneyToDecimal(BigInt(minor), currency));
}

/** `¥486,000.00`: the sum of a document, with its sign of currency. */
export function printTotal(minor: number, currency: string, language: string): string {
  const sign = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: currency === 'CNY' ? 'narrowSymbol' : 'symbol',
  })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  const amount = printAmount(Math.abs(minor), currency);
  return `${minor < 0 ? minus : ''}${sign ?? currency}${amount}`;
}

/** `148,000.00`, after a discount of so many percent; more decimals only where the price has them, four at most. */
export function printPrice(price: string, discountPercent: string | null, currency: string): string {
  const kept = new Decimal(100).minus(discountPercent ?? 0).div(100);
  const rounded = new Decimal(price).times(kept).toDecimalPlaces(pricePlaces, Decimal.ROUND_HALF_UP).toFixed();
  return signed(rounded, currencyDigits(currency));
}

/** `1,200` or `0.5`: no zeros nobody needs. */
export function printQuantity(quantity: string): string {
  return signed(quantity);
}

/** `13%`; empty where there is none. */
export function printPercent(percent: string | null): string {
  return percent === null ? '' : `${signed(percent)}%`;
}

function signed(decimal: string, places?: number): string {
  const isNegative = decimal.startsWith('-');
  const size = isNegative ? decimal.slice(1) : decimal;
  const short = places === undefined ? size : paddedDecimal(plainDecimal(size) ?? size, places);
  const [whole = '', fraction] = short.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${isNegative ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
