import { Decimal } from 'decimal.js';
import { mostPlaces } from '../../lib/decimal-text';

/**
 * Which price holds (QUO-02). Price lists of the wanted currency that are valid on the day and reach the quantity, the most
 * specific first: one for the customer, one for a tag the customer has, the one for everybody; of two alike the one that
 * began later, such as an offer for a season. Within a list the largest quantity that is reached counts. Where no list
 * speaks, the product's own list price does.
 */
export const priceReaches = ['customer', 'tag', 'everyone'] as const;
export type PriceReach = (typeof priceReaches)[number];

/** What one price list says of one product, for one customer. Prices are decimals for one unit. */
export interface ListedPrices {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly includesTax: boolean;
  /** Calendar days of the firm, both included; null is open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reach: PriceReach;
  /** The customer's tag it is for, where that is why it holds. */
  readonly tag: string | null;
  /** From which quantity on which price. */
  readonly steps: readonly { readonly minQuantity: string; readonly price: string }[];
}

export interface PriceQuestion {
  readonly day: string;
  readonly quantity: string;
  readonly currency: string;
  /** The product's own. */
  readonly listPrice: string | null;
  readonly listCurrency: string | null;
  readonly listIncludesTax: boolean;
  readonly lists: readonly ListedPrices[];
}

/** Where a price comes from, to be shown beside it. */
export type PriceSource =
  | {
      readonly kind: 'priceList';
      readonly id: string;
      readonly name: string;
      readonly reach: PriceReach;
      readonly tag: string | null;
      readonly minQuantity: string;
      readonly validTo: string | null;
    }
  | { readonly kind: 'listPrice' };

export interface PriceThatHolds {
  readonly price: string;
  readonly includesTax: boolean;
  readonly source: PriceSource;
}

/** The price of one unit by the rules above; null where nothing in the wanted currency says one. */
export function priceThatHolds(question: PriceQuestion): PriceThatHolds | null {
  const { day, quantity, currency, listPrice, listCurrency, listIncludesTax } = question;
  const speaking = question.lists
    .filter((list) => list.currency === currency && isValidOn(list, day))
    .flatMap((list) => {
      const step = stepFor(list, quantity);
      return step ? [{ list, step }] : [];
    })
    .sort((left, right) => compare(left.list, right.list));
  const [first] = speaking;
  if (first) {
    const { list, step } = first;
    const { id, name, reach, tag, validTo } = list;
    const source = { kind: 'priceList', id, name, reach, tag, minQuantity: step.minQuantity, validTo } as const;
    return { price: step.price, includesTax: list.includesTax, source };
  }
  if (listPrice === null || listCurrency !== currency) return null;
  return { price: listPrice, includesTax: listIncludesTax, source: { kind: 'listPrice' } };
}

/** Whether a list counts on a day. */
export function isValidOn(list: Pick<ListedPrices, 'validFrom' | 'validTo'>, day: string): boolean {
  return (list.validFrom === null || list.validFrom <= day) && (list.validTo === null || day <= list.validTo);
}

/**
 * A price told with tax as one without, or the other way round, to six digits behind the point. `taxRate` is percent; none
 * is 0.
 */
export function priceWithTaxAs(
  price: string,
  { taxRate, from, to }: { readonly taxRate: string | null; readonly from: boolean; readonly to: boolean },
): string {
  if (from === to || taxRate === null) return price;
  const factor = new Decimal(100).plus(taxRate).div(100);
  const other = to ? new Decimal(price).times(factor) : new Decimal(price).div(factor);
  return other.toDecimalPlaces(mostPlaces, Decimal.ROUND_HALF_UP).toFixed();
}

function stepFor({ steps }: ListedPrices, quantity: string) {
  const reached = steps.filter(({ minQuantity }) => new Decimal(minQuantity).lte(quantity));
  return reached.reduce<(typeof steps)[number] | undefined>(
    (best, step) => (best && new Decimal(best.minQuantity).gte(step.minQuantity) ? best : step),
    undefined,
  );
}

function compare(left: ListedPrices, right: ListedPrices): number {
  const byReach = priceReaches.indexOf(left.reach) - priceReaches.indexOf(right.reach);
  if (byReach !== 0) return byReach;
  const [leftFrom, rightFrom] = [left.validFrom ?? '', right.validFrom ?? ''];
  if (leftFrom !== rightFrom) return leftFrom > rightFrom ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}
