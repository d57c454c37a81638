import { typedDecimal } from '@shared/lib/decimal-text';
import type { Pasted, PriceList, PriceStep } from '@shared/modules/price-lists/price-list';
import type { QueryContext } from '../../context';
import { pricedProducts } from './priced-products';

type Left = Pasted['left'][number];

/**
 * Rows copied from a spreadsheet, as prices of the list: the product by its code, number or name, a quantity where there are
 * three columns, the price last. A first row of headings is passed over. Rows of a product that is named take the place of
 * what the list said of it.
 */
export async function readPasted(
  context: QueryContext,
  list: PriceList,
  rows: readonly (readonly string[])[],
): Promise<Pasted> {
  const left: Left[] = [];
  const found = new Map<string, PriceStep[]>();
  const products = await findProducts(
    context,
    rows.map(([first = '']) => keyOf(first)),
  );
  for (const [index, cells] of rows.entries()) {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (filled.length === 0) continue;
    const read = readRow(filled, products);
    if ('step' in read) found.set(read.productId, withStep(found.get(read.productId) ?? [], read.step));
    else if (index > 0 || !isHeading(filled, rows.length))
      left.push({ row: index + 1, text: filled.join(' '), reason: read.reason });
  }
  return { items: await pricedProducts(context, list, found), left };
}

/** Words above the columns: there is more below, and no price in it. */
function isHeading(cells: readonly string[], rowCount: number): boolean {
  return rowCount > 1 && typedDecimal(cells.at(-1) ?? '') === undefined;
}

type ReadRow = { readonly productId: string; readonly step: PriceStep } | { readonly reason: Left['reason'] };

function readRow(cells: readonly string[], products: ReadonlyMap<string, readonly string[]>): ReadRow {
  const [product = '', ...rest] = cells;
  const price = typedDecimal(rest.at(-1) ?? '');
  const quantity = rest.length > 1 ? typedDecimal(rest.at(-2) ?? '') : '0';
  const ids = products.get(keyOf(product)) ?? [];
  const [productId] = ids;
  if (productId === undefined) return { reason: 'product' };
  if (ids.length > 1) return { reason: 'several' };
  if (price === undefined) return { reason: 'price' };
  if (quantity === undefined) return { reason: 'quantity' };
  return { productId, step: { minQuantity: quantity, price } };
}

function withStep(steps: readonly PriceStep[], step: PriceStep): PriceStep[] {
  return [...steps.filter(({ minQuantity }) => minQuantity !== step.minQuantity), step].sort(
    (left, right) => Number(left.minQuantity) - Number(right.minQuantity),
  );
}

/** As codes are compared. */
function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** Products by code, else by number, else by name; a name several have answers all of them. */
async function findProducts({ db }: QueryContext, keys: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db.all<{ id: string; code_key: string | null; number: string; name: string }>(
    'SELECT id, code_key, number, name FROM product WHERE deleted_at IS NULL',
  );
  const wanted = new Set(keys);
  const byKey = [new Map<string, string[]>(), new Map<string, string[]>(), new Map<string, string[]>()] as const;
  for (const { id, code_key: code, number, name } of rows) {
    for (const [rank, key] of [code, keyOf(number), keyOf(name)].entries()) {
      const known = byKey[rank];
      if (key !== null && known && wanted.has(key)) known.set(key, [...(known.get(key) ?? []), id]);
    }
  }
  const [codes, numbers, names] = byKey;
  return new Map([...names, ...numbers, ...codes]);
}
