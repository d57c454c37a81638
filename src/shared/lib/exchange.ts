import { Decimal } from 'decimal.js';
import { currencyDigits } from './money';
import { foldWidth } from './text';

/**
 * Money in other currencies. A rate is what one unit of a currency is worth in the firm's own, an exact decimal; amounts are
 * minor units and are rounded half away from zero, once.
 */

/** Digits of a rate behind the point: one dong is 0.000278 yuan. */
const ratePlaces = 12;
const plainRate = /^\d{1,9}(?:\.\d{1,12})?$/;

/** The shortest form of a rate above zero; undefined for what is none. */
export function readRate(text: string): string | undefined {
  const folded = foldWidth(text).trim();
  if (!plainRate.test(folded) || /^[0.]+$/.test(folded)) return undefined;
  return new Decimal(folded).toFixed();
}

/** A rate told for several units at once (100 JPY = 4.61 CNY) as that of one. */
export function rateOfOne(rate: string, units: string): string | undefined {
  const of = readRate(units);
  return of && readRate(new Decimal(rate).div(of).toDecimalPlaces(ratePlaces, Decimal.ROUND_HALF_UP).toFixed());
}

/** What minor units of a currency are multiplied by to become minor units of another, at a rate from the one to the other. */
export function minorFactor(from: string, to: string, rate: string): string {
  return new Decimal(rate).times(new Decimal(10).pow(currencyDigits(to) - currencyDigits(from))).toFixed();
}

/** An amount times a factor, in whole minor units. */
export function timesFactor(minor: number, factor: string): number {
  return new Decimal(minor).times(factor).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

export interface Exchange {
  readonly from: string;
  readonly to: string;
  /** What one unit of each is worth in the firm's currency; '1' for that itself. */
  readonly fromRate: string;
  readonly toRate: string;
}

/** Minor units of one currency in minor units of another. */
export function exchangeMinor(minor: number, { from, to, fromRate, toRate }: Exchange): number {
  return new Decimal(minor)
    .times(new Decimal(10).pow(currencyDigits(to) - currencyDigits(from)))
    .times(fromRate)
    .div(toRate)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

/** A price by unit in another currency, rounded to that currency's digits. */
export function exchangePrice(price: string, { to, fromRate, toRate }: Omit<Exchange, 'from'>): string {
  return new Decimal(price)
    .times(fromRate)
    .div(toRate)
    .toDecimalPlaces(currencyDigits(to), Decimal.ROUND_HALF_UP)
    .toFixed();
}
