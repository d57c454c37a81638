import { foldWidth } from './text';

/**
 * Exact decimals as text, without exponent, sign of the zero or zeros nobody needs: `148000`, `5.5`, `0.000001`. Prices by
 * unit, quantities, percentages and rates are kept so; decimal.js reckons with them, a double never does.
 */

/** Digits behind the point that are kept. */
export const mostPlaces = 6;
/** Larger prices are a typing mistake, in main units; the same limit as for amounts (LARGEST_AMOUNT). */
export const largestPrice = 100_000_000_000;

const plain = /^\d{1,15}(?:\.\d{1,6})?$/;

/** The shortest form of a decimal that is written plainly (`0012.50` → `12.5`); undefined for what is none. */
export function plainDecimal(text: string): string | undefined {
  const folded = foldWidth(text).trim();
  if (!plain.test(folded)) return undefined;
  const [whole = '', fraction = ''] = folded.split('.');
  const kept = fraction.replace(/0+$/, '');
  const integer = whole.replace(/^0+(?=\d)/, '');
  return kept === '' ? integer : `${integer}.${kept}`;
}

/** A decimal as people type it and spreadsheets copy it: `¥1,480.50`, `１２`; undefined for what is none. */
export function typedDecimal(text: string): string | undefined {
  const bare = foldWidth(text)
    .replace(/[¥￥$€£元]|CNY|USD|EUR|RMB/gi, '')
    .trim();
  const isGrouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare);
  return plainDecimal(isGrouped ? bare.replaceAll(',', '') : bare);
}

/** A decimal with at least so many digits behind the point: `5.5` with 2 is `5.50`. */
export function paddedDecimal(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const padded = fraction.padEnd(places, '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}
