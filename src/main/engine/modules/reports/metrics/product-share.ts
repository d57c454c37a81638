import { dealInBaseSql } from '../../../currencies/base-sql';
import type { Reader } from '../../../database/reader';
import type { Question } from './question';

type OfProduct = Pick<Question, 'productId'>;

/**
 * A deal's worth in the firm's currency as SQL over a row `c`, at the rate of the day it ended, of an open one at that of
 * now; null where there is no rate. Its amount or, asked of one product, what the product's lines come to without tax,
 * which is their part of the amount (OPP-12). One parameter, the firm's currency. The lines are looked up in
 * `opportunity_line_product`.
 */
export function dealWorth({ productId, now }: OfProduct & Pick<Question, 'now'>): string {
  const amount = productId === null ? 'c.amount' : linesNet('opportunity', productId, 'c.id');
  return dealInBaseSql('c', now, amount);
}

/** Net of an order `c` in the firm's currency; of one product the part of its lines. Looked up in `sales_order_line_product`. */
export function orderWorth({ productId }: OfProduct): string {
  if (productId === null) return 'c.base_net';
  return shareOf('c', linesNet('sales_order', productId, 'c.id'));
}

/** The same of a return `r`. */
export function returnWorth({ productId }: OfProduct): string {
  if (productId === null) return 'r.base_net';
  return shareOf(
    'r',
    `(SELECT sum(b.net) FROM order_return_line b JOIN sales_order_line l ON l.sales_order_id = r.order_id AND l.id = b.line_id
      WHERE b.return_id = r.id AND l.product_id = '${productId}')`,
  );
}

function linesNet(document: string, productId: string, id: string): string {
  return `(SELECT sum(l.net) FROM ${document}_line l WHERE l.product_id = '${productId}' AND l.${document}_id = ${id})`;
}

/** Whole minor units in the firm's currency, each rounded on its own. */
function shareOf(row: string, net: string): string {
  return `CASE WHEN ${row}.net = 0 THEN 0 ELSE round(coalesce(${net}, 0) * 1.0 * ${row}.base_net / ${row}.net) END`;
}

/** What the product is called that figures are asked of; undefined where they are of none. */
export async function productName(db: Reader, id: string | null): Promise<string | undefined> {
  if (id === null) return undefined;
  return (await db.one<{ name: string }>('SELECT name FROM product WHERE id = ?', [id]))?.name;
}
