import { Decimal } from 'decimal.js';
import type { Order } from '@shared/modules/orders/order';

export type GoodsWay = 'deliver' | 'return';
type Moved = Order['deliveries'][number]['lines'];

/** How much of each line went out, or came back: decimal text by line id; a line that never moved is not there. */
export function movedByLine(movements: readonly { readonly lines: Moved }[]): ReadonlyMap<string, string> {
  const sums = new Map<string, Decimal>();
  for (const { lineId, quantity } of movements.flatMap(({ lines }) => lines))
    sums.set(lineId, (sums.get(lineId) ?? new Decimal(0)).plus(quantity));
  return new Map([...sums].map(([id, sum]) => [id, sum.toFixed()]));
}

/** What may still go out (ordered less delivered) or come back (delivered less returned), by line; lines with nothing left are not there. */
export function goodsLeft(order: Order, way: GoodsWay): ReadonlyMap<string, string> {
  const delivered = movedByLine(order.deliveries);
  const returned = movedByLine(order.returns);
  const left = new Map<string, string>();
  for (const { id, quantity } of order.lines) {
    const rest =
      way === 'deliver'
        ? new Decimal(quantity).minus(delivered.get(id) ?? 0)
        : new Decimal(delivered.get(id) ?? 0).minus(returned.get(id) ?? 0);
    if (rest.gt(0)) left.set(id, rest.toFixed());
  }
  return left;
}
