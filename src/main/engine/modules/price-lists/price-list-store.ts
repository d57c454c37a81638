import type { PriceList, PriceStep, ProductPrices } from '@shared/modules/price-lists/price-list';
import type { QueryContext, CommandContext } from '../../context';
import { marks } from '../../access/scope';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { visibleNames } from '../../records/visible-names';

export interface PriceListRow {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly includes_tax: number;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly is_default: number;
  readonly tags: string;
  readonly notes: string | null;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

export function loadPriceLists(db: Reader): Promise<PriceListRow[]> {
  return db.all<PriceListRow>('SELECT * FROM price_list ORDER BY created_at, id');
}

/** The tags a row holds; written by the service alone, as a list of texts. */
export function tagsOf(row: Pick<PriceListRow, 'tags'>): string[] {
  return JSON.parse(row.tags) as string[];
}

/** Lists as one reader may see them: of customers out of sight only how many there are. */
export async function presentPriceLists(
  context: QueryContext | CommandContext,
  rows: readonly PriceListRow[],
): Promise<PriceList[]> {
  const { db, caller } = context;
  const ids = rows.map((row) => row.id);
  const customers = await customersOf(db, ids);
  const names = await visibleNames(context, 'customer', [...customers.values()].flat());
  const counts = await countProducts(db, ids);
  const can = caller.access.scope('product', 'edit') === 'none' ? [] : (['edit', 'delete'] as const);
  return rows.map((row) => {
    const all = customers.get(row.id) ?? [];
    const shown = all.flatMap((id) => names.get(id) ?? []);
    return {
      id: row.id,
      name: row.name,
      currency: row.currency,
      includesTax: row.includes_tax === 1,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      isDefault: row.is_default === 1,
      tags: tagsOf(row),
      notes: row.notes,
      customers: shown,
      hiddenCustomers: all.length - shown.length,
      productCount: counts.get(row.id) ?? 0,
      version: row.version,
      createdAt: new Date(row.created_at).toISOString(),
      updatedAt: new Date(row.updated_at).toISOString(),
      can: [...can],
    };
  });
}

/** Ids of the customers of each list, those in the bin left out. */
async function customersOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db.all<{ price_list_id: string; customer_id: string }>(
    `SELECT l.price_list_id, l.customer_id FROM price_list_customer l JOIN customer c ON c.id = l.customer_id
     WHERE l.price_list_id IN (${marks(ids.length)}) AND c.deleted_at IS NULL ORDER BY c.sort_name, c.id`,
    ids,
  );
  const customers = new Map<string, string[]>();
  for (const row of rows)
    customers.set(row.price_list_id, [...(customers.get(row.price_list_id) ?? []), row.customer_id]);
  return customers;
}

async function countProducts(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.all<{ id: string; count: number }>(
    `SELECT l.price_list_id AS id, count(DISTINCT l.product_id) AS count FROM price_list_price l JOIN product p ON p.id = l.product_id
     WHERE l.price_list_id IN (${marks(ids.length)}) AND p.deleted_at IS NULL GROUP BY l.price_list_id`,
    ids,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The prices of a list by product, each product's from the smallest quantity up. */
export async function stepsOf(
  db: Reader,
  listId: string,
  productIds?: readonly string[],
): Promise<ReadonlyMap<string, PriceStep[]>> {
  const among = productIds ? 'AND product_id IN (SELECT value FROM json_each(?))' : '';
  const rows = await db.all<{ product_id: string; min_quantity: string; price: string }>(
    `SELECT product_id, min_quantity, price FROM price_list_price WHERE price_list_id = ? ${among}`,
    [listId, ...(productIds ? [JSON.stringify(productIds)] : [])],
  );
  const steps = new Map<string, PriceStep[]>();
  for (const { product_id: id, min_quantity: minQuantity, price } of rows)
    steps.set(id, [...(steps.get(id) ?? []), { minQuantity, price }]);
  for (const own of steps.values()) own.sort((left, right) => Number(left.minQuantity) - Number(right.minQuantity));
  return steps;
}

/** Makes the list say of these products what is given, and leaves the others as they are. */
export async function writePrices(unit: Unit, listId: string, prices: readonly ProductPrices[]): Promise<void> {
  for (const { productId, steps } of prices) {
    await unit.deleteRows('price_list_price', { price_list_id: listId, product_id: productId });
    for (const { minQuantity, price } of steps)
      await unit.insertRow('price_list_price', {
        price_list_id: listId,
        product_id: productId,
        min_quantity: minQuantity,
        price,
      });
  }
}

/** Sets for which customers a list holds. */
export async function writeCustomers(unit: Unit, listId: string, customerIds: readonly string[]): Promise<void> {
  await unit.deleteRows('price_list_customer', { price_list_id: listId });
  for (const customerId of new Set(customerIds))
    await unit.insertRow('price_list_customer', { price_list_id: listId, customer_id: customerId });
}

/** Every customer of a list, those in the bin and out of the caller's sight too. */
export async function allCustomers(db: Reader, listId: string): Promise<string[]> {
  const rows = await db.all<{ customer_id: string }>(
    'SELECT customer_id FROM price_list_customer WHERE price_list_id = ? ORDER BY customer_id',
    [listId],
  );
  return rows.map((row) => row.customer_id);
}
