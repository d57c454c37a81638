import type { Exchange } from '@shared/lib/exchange';
import type { Product } from '@shared/modules/products/product';
import { findRate } from '../../currencies/rates';
import type { Reader } from '../../database/reader';
import { readOrganization } from '../../organization/organization';

/** How prices in one currency become prices in another; `day` is that of the older of the two rates. */
export interface PriceExchange extends Exchange {
  readonly day: string;
}

/** For each currency products are priced in, the way to the wanted one; none where a rate is missing. */
export async function exchangesTo(
  db: Reader,
  products: readonly Product[],
  { currency, day }: { readonly currency: string; readonly day: string },
): Promise<ReadonlyMap<string, PriceExchange>> {
  const { currency: base } = await readOrganization(db);
  const others = new Set(products.flatMap((product) => product.currency ?? []));
  others.delete(currency);
  const exchanges = new Map<string, PriceExchange>();
  const own = { rate: '1', day };
  const rateOf = async (code: string) => (code === base ? own : findRate(db, code, day));
  const target = others.size > 0 ? await rateOf(currency) : undefined;
  for (const from of target ? others : []) {
    const source = await rateOf(from);
    if (source && target)
      exchanges.set(from, {
        from,
        to: currency,
        fromRate: source.rate,
        toRate: target.rate,
        day: source.day < target.day ? source.day : target.day,
      });
  }
  return exchanges;
}
