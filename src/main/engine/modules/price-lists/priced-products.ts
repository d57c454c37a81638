import type { PricedProduct, PriceList, PriceStep } from '@shared/modules/price-lists/price-list';
import { priceWithTaxAs } from '@shared/modules/products/pricing';
import type { CommandContext, QueryContext } from '../../context';

interface Row {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly specification: string | null;
  readonly unit: string | null;
  readonly status: 'active' | 'retired';
  readonly tax_rate: string | null;
  readonly list_price: string | null;
  readonly currency: string | null;
  readonly price_includes_tax: number | null;
}

/** Products with what a list says of them, by name; for whoever sees products and money. */
export async function pricedProducts(
  { db }: QueryContext | CommandContext,
  list: Pick<PriceList, 'currency' | 'includesTax'>,
  steps: ReadonlyMap<string, readonly PriceStep[]>,
): Promise<PricedProduct[]> {
  const rows = await db.all<Row>(
    `SELECT id, code, name, specification, unit, status, tax_rate, list_price, currency, price_includes_tax
     FROM product WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY sort_name, id`,
    [JSON.stringify([...steps.keys()])],
  );
  return rows.map((row) => ({
    productId: row.id,
    code: row.code,
    name: row.name,
    specification: row.specification,
    unit: row.unit,
    status: row.status,
    taxRate: row.tax_rate,
    listPrice:
      row.list_price !== null && row.currency === list.currency
        ? priceWithTaxAs(row.list_price, {
            taxRate: row.tax_rate,
            from: row.price_includes_tax === 1,
            to: list.includesTax,
          })
        : null,
    steps: [...(steps.get(row.id) ?? [])],
  }));
}
