import { timesFactor } from '../../database/dialect';
import type { Unit } from '../../database/unit';

const rateOfOrder =
  '(SELECT r.factor FROM currency_rate r WHERE r.currency = o.currency AND r.day <= o.order_date ORDER BY r.day DESC LIMIT 1)';

/** What orders and returns in a currency come to in the firm's own, once its rates have changed. */
export async function revalueOrders(unit: Unit, currency: string): Promise<void> {
  await unit.run(`UPDATE sales_order AS o SET base_net = ${timesFactor('o.net', rateOfOrder)} WHERE o.currency = ?`, [
    currency,
  ]);
  await unit.run(
    `UPDATE order_return AS t SET base_net = (SELECT ${timesFactor('t.net', rateOfOrder)} FROM sales_order o WHERE o.id = t.order_id)
     WHERE t.order_id IN (SELECT id FROM sales_order WHERE currency = ?)`,
    [currency],
  );
}
