import { Fault } from '@shared/contract/faults';
import type { Mark } from '@shared/contract/list';
import { dateAt } from '@shared/lib/dates';
import { exchangePrice } from '@shared/lib/exchange';
import type { Offered, OfferInput } from '@shared/modules/products/offer';
import type { ListedPrices } from '@shared/modules/products/pricing';
import { priceThatHolds, priceWithTaxAs } from '@shared/modules/products/pricing';
import type { Product } from '@shared/modules/products/product';
import type { QueryContext } from '../../context';
import { readOrganization } from '../../organization/organization';
import { listRecords } from '../../records/list';
import { presentRecords } from '../../records/present';
import { isVisible } from '../../records/read';
import { loadRecords } from '../../records/record-memory';
import type { PriceTerms } from './listed-prices';
import { listedPrices } from './listed-prices';
import type { PriceExchange } from './price-exchange';
import { exchangesTo } from './price-exchange';
import { productKind } from './product.kind';

/** The products that fit what is typed and can be sold, with the price that holds (QUO-02). */
export async function offerProducts(context: QueryContext, input: OfferInput): Promise<Offered[]> {
  await refuseUnknownCustomer(context, input.customerId);
  const organization = await readOrganization(context.db);
  const terms: Terms = {
    currency: input.currency ?? organization.currency,
    day: input.day ?? dateAt(context.now, organization.timeZone),
    quantity: input.quantity,
    isTaxIncluded: input.isTaxIncluded,
    customerId: input.customerId,
  };
  const { products, marks } = await wantedProducts(context, input);
  const ids = products.map(({ id }) => id);
  const showsMoney = context.caller.access.group('money') === 'show';
  const lists = showsMoney ? await listedPrices(context.db, ids, terms) : new Map<string, ListedPrices[]>();
  const exchanges = await exchangesTo(context.db, products, terms);
  return products.map((product) =>
    offered(product, terms, {
      lists: lists.get(product.id) ?? [],
      marks: marks.get(product.id) ?? [],
      exchange: exchanges.get(product.currency ?? ''),
    }),
  );
}

interface Terms extends PriceTerms {
  readonly quantity: string;
  readonly isTaxIncluded: boolean | undefined;
}

interface Wanted {
  readonly products: readonly Product[];
  readonly marks: ReadonlyMap<string, Mark[]>;
}

/** What one does not see is not found, whatever it is asked for. */
async function refuseUnknownCustomer(context: QueryContext, customerId: string | undefined): Promise<void> {
  if (customerId === undefined) return;
  const kind = context.services.kinds.find('customer');
  if (!kind || !(await isVisible(context, kind, customerId))) throw new Fault('not_found');
}

/** Named ones whatever became of them; else those on offer, the best hits first. */
async function wantedProducts(context: QueryContext, input: OfferInput): Promise<Wanted> {
  if (input.ids) return { products: await load(context, input.ids), marks: new Map() };
  if (!input.q?.trim()) {
    const filter = { field: 'status', op: 'eq', value: 'active' } as const;
    const page = await listRecords(context, productKind, { filter, limit: input.limit, sort: 'name', total: 'none' });
    return { products: page.items.map(asProduct), marks: new Map() };
  }
  // Retired ones are found too and left out again.
  const hits = await context.services.search.find(context, input.q, input.limit * 2, ['product']);
  const products = await load(
    context,
    hits.map(({ id }) => id),
  );
  return {
    products: products.filter(({ status }) => status === 'active').slice(0, input.limit),
    marks: new Map(hits.map(({ id, marks }) => [id, marks])),
  };
}

async function load(context: QueryContext, ids: readonly string[]): Promise<Product[]> {
  const scope = context.services.access.scope('product', context.caller.access, 'view');
  if (!scope.isAll) return [];
  const records = await loadRecords(context, productKind, ids);
  const there = records.filter(({ deletedAt }) => deletedAt === null);
  return (await presentRecords(context, productKind, there)).map(asProduct);
}

function offered(
  product: Product,
  terms: Terms,
  {
    lists,
    marks,
    exchange,
  }: { readonly lists: readonly ListedPrices[]; readonly marks: Mark[]; readonly exchange: PriceExchange | undefined },
): Offered {
  const { listPrice = null, taxRate = null, currency = null, cost = null } = product;
  const isListGross = product.priceIncludesTax ?? false;
  const inCurrency = (price: string | null) => priceInCurrency(price, currency === terms.currency, exchange);
  const ownPrice = inCurrency(listPrice);
  const held = priceThatHolds({
    ...terms,
    listPrice: ownPrice,
    listCurrency: terms.currency,
    listIncludesTax: isListGross,
    lists,
  });
  const isGross = terms.isTaxIncluded ?? held?.includesTax ?? isListGross;
  const told = (price: string, from: boolean) => priceWithTaxAs(price, { taxRate, from, to: isGross });
  const isConverted = held?.source.kind === 'listPrice' && exchange !== undefined && currency !== null;
  return {
    id: product.id,
    number: product.number ?? '',
    code: product.code ?? null,
    name: product.name ?? '',
    specification: product.specification ?? null,
    category: product.category ?? null,
    kind: product.kind ?? 'goods',
    billingInterval: product.billingInterval ?? null,
    unit: product.unit ?? null,
    status: product.status ?? 'active',
    currency: terms.currency,
    price: held && told(held.price, held.includesTax),
    priceIncludesTax: isGross,
    source: isConverted ? { kind: 'converted', from: currency, day: exchange.day } : (held?.source ?? null),
    listPrice: ownPrice && told(ownPrice, isListGross),
    taxRate,
    cost: inCurrency(cost),
    marks,
  };
}

function priceInCurrency(price: string | null, isSame: boolean, exchange: PriceExchange | undefined): string | null {
  if (price === null || isSame) return price;
  return exchange ? exchangePrice(price, exchange) : null;
}

/** The kit presents exactly the kind's fields, from which the contract's type is made. */
export function asProduct(record: { readonly id: string }): Product {
  return record as unknown as Product;
}
