import { plainDecimal } from '@shared/lib/decimal-text';
import type { PricedProduct, PriceList, PriceListPatch, PriceStep } from '@shared/modules/price-lists/price-list';

/** A price list while it is being changed: what it is, and by product what it says. */
export interface PriceDraft {
  readonly version: number;
  readonly list: Pick<
    PriceList,
    'name' | 'currency' | 'includesTax' | 'validFrom' | 'validTo' | 'isDefault' | 'tags'
  > & {
    readonly customers: PriceList['customers'];
  };
  readonly products: readonly PricedProduct[];
}

export function draftOf(list: PriceList, products: readonly PricedProduct[]): PriceDraft {
  const { version, name, currency, includesTax, validFrom, validTo, isDefault, tags, customers } = list;
  return { version, list: { name, currency, includesTax, validFrom, validTo, isDefault, tags, customers }, products };
}

/** The same products with others' prices in place of theirs, new ones at the end. */
export function withProducts(draft: PriceDraft, changed: readonly PricedProduct[]): PriceDraft {
  const byId = new Map(changed.map((product) => [product.productId, product]));
  const known = new Set(draft.products.map(({ productId }) => productId));
  return {
    ...draft,
    products: [
      ...draft.products.map((product) => byId.get(product.productId) ?? product),
      ...changed.filter(({ productId }) => !known.has(productId)),
    ],
  };
}

export function withSteps(draft: PriceDraft, productId: string, steps: readonly PriceStep[]): PriceDraft {
  return {
    ...draft,
    products: draft.products.map((one) => (one.productId === productId ? { ...one, steps: [...steps] } : one)),
  };
}

/** What a save sends: only what differs. Rows without a price are not there yet. */
export function changesOf(
  draft: PriceDraft,
  list: PriceList,
  products: readonly PricedProduct[],
): Omit<PriceListPatch, 'id' | 'version'> {
  const before = draftOf(list, products);
  const { customers, ...fields } = draft.list;
  const changed = Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => differs(value, before.list[key as keyof typeof fields])),
  );
  const ids = customers.map(({ id }) => id);
  const stepsBefore = new Map(products.map((one) => [one.productId, stepsIn(one)]));
  const prices = draft.products
    .map((one) => ({ productId: one.productId, steps: stepsIn(one) }))
    .filter(({ productId, steps }) => differs(steps, stepsBefore.get(productId) ?? []));
  const gone = products.filter(({ productId }) => !draft.products.some((one) => one.productId === productId));
  const allPrices = [...prices, ...gone.map(({ productId }) => ({ productId, steps: [] }))];
  return {
    ...changed,
    ...(differs(
      ids,
      list.customers.map(({ id }) => id),
    ) && { customerIds: ids }),
    ...(allPrices.length > 0 && { prices: allPrices }),
  };
}

export function countChanges({ prices = [], ...fields }: Omit<PriceListPatch, 'id' | 'version'>): number {
  return prices.length + Object.keys(fields).length;
}

/** Whether every price and quantity that is typed is one, and no quantity stands twice for one product. */
export function isSound(draft: PriceDraft): boolean {
  if (draft.list.name.trim() === '') return false;
  return draft.products.every((product) => {
    const steps = stepsIn(product);
    const isPlain = steps.every(
      ({ minQuantity, price }) => plainDecimal(minQuantity) !== undefined && plainDecimal(price) !== undefined,
    );
    return isPlain && new Set(steps.map(({ minQuantity }) => plainDecimal(minQuantity))).size === steps.length;
  });
}

function stepsIn({ steps }: PricedProduct): PriceStep[] {
  return steps
    .filter(({ price }) => price !== '')
    .map(({ minQuantity, price }) => ({ minQuantity: minQuantity === '' ? '0' : minQuantity, price }));
}

function differs(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) !== JSON.stringify(right);
}
