import type { ListedPrices, PriceReach } from '@shared/modules/products/pricing';
import { isValidOn } from '@shared/modules/products/pricing';
import type { Reader } from '../../database/reader';

export interface PriceTerms {
  readonly currency: string;
  readonly day: string;
  readonly customerId: string | undefined;
}

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly includes_tax: number;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly is_default: number;
  readonly tags: string;
  readonly is_for_customer: number;
}

/** What the price lists that reach a customer on a day say of each of these products (QUO-02). */
export async function listedPrices(
  db: Reader,
  productIds: readonly string[],
  { currency, day, customerId }: PriceTerms,
): Promise<ReadonlyMap<string, ListedPrices[]>> {
  const rows = await db.all<ListRow>(
    `SELECT l.id, l.name, l.currency, l.includes_tax, l.valid_from, l.valid_to, l.is_default, l.tags,
       EXISTS (SELECT 1 FROM price_list_customer c WHERE c.price_list_id = l.id AND c.customer_id = ?) AS is_for_customer
     FROM price_list l WHERE l.currency = ?`,
    [customerId ?? '', currency],
  );
  if (rows.length === 0) return new Map();
  const tags = new Set(customerId === undefined ? [] : await tagsOfCustomer(db, customerId));
  const lists = rows
    .map((row) => ({ ...listOf(row), reach: reachOf(row, tags) }))
    .flatMap(({ reach, ...list }) => (reach && isValidOn(list, day) ? [{ ...list, ...reach }] : []));
  const steps = await db.all<{ price_list_id: string; product_id: string; min_quantity: string; price: string }>(
    `SELECT price_list_id, product_id, min_quantity, price FROM price_list_price
     WHERE price_list_id IN (SELECT value FROM json_each(?)) AND product_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(lists.map(({ id }) => id)), JSON.stringify(productIds)],
  );
  const prices = new Map<string, ListedPrices[]>();
  for (const productId of productIds) {
    const own = lists.map((list) => ({
      ...list,
      steps: steps
        .filter((step) => step.price_list_id === list.id && step.product_id === productId)
        .map(({ min_quantity: minQuantity, price }) => ({ minQuantity, price })),
    }));
    prices.set(productId, own);
  }
  return prices;
}

function listOf({ id, name, currency, includes_tax, valid_from, valid_to }: ListRow) {
  return { id, name, currency, includesTax: includes_tax === 1, validFrom: valid_from, validTo: valid_to };
}

/** The most specific way a list reaches the customer; undefined where it does not. */
function reachOf(row: ListRow, tags: ReadonlySet<string>): { reach: PriceReach; tag: string | null } | undefined {
  if (row.is_for_customer === 1) return { reach: 'customer', tag: null };
  // Written by the service of price lists alone, as a list of texts.
  const tag = (JSON.parse(row.tags) as string[]).find((one) => tags.has(one));
  if (tag !== undefined) return { reach: 'tag', tag };
  return row.is_default === 1 ? { reach: 'everyone', tag: null } : undefined;
}

async function tagsOfCustomer(db: Reader, customerId: string): Promise<string[]> {
  const rows = await db.all<{ tag: string }>('SELECT tag FROM customer_tag WHERE record_id = ?', [customerId]);
  return rows.map(({ tag }) => tag);
}
