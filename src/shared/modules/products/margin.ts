import { Decimal } from 'decimal.js';
import { priceWithTaxAs } from './pricing';

export interface MarginGiven {
  readonly listPrice: string | null | undefined;
  readonly priceIncludesTax: boolean | null | undefined;
  readonly taxRate: string | null | undefined;
  readonly cost: string | null | undefined;
}

/** Part of the list price without tax that is left after the cost, in percent with one digit; null where one is unknown (QUO-08). */
export function marginPercent({ listPrice, priceIncludesTax, taxRate, cost }: MarginGiven): number | null {
  if (!listPrice || !cost) return null;
  const net = new Decimal(
    priceWithTaxAs(listPrice, { taxRate: taxRate ?? null, from: priceIncludesTax ?? false, to: false }),
  );
  if (net.isZero()) return null;
  return net.minus(cost).div(net).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toNumber();
}
