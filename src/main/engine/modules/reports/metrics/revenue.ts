import type { Sql } from '../../../access/scope';
import { keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import { ratio } from './metric';
import { confirmedOrders, wasNoCustomer } from './orders';
import { orderWorth, returnWorth } from './product-share';
import type { Question } from './question';

/** What came back within the period, of confirmed orders whenever they were made. Walks `order_return_day`. */
function returns({ days, orders }: Question): Sql {
  return {
    sql: `FROM order_return r JOIN sales_order c ON c.id = r.order_id
      WHERE r.returned_on >= ? AND r.returned_on < ? AND c.status = 'confirmed' AND ${orders.sql}`,
    parameters: [days.from, days.to, ...orders.parameters],
  };
}

/** M8: net of the orders confirmed in the period less what came back in it, in the firm's currency; by new, renewed and other business. */
export const newRevenue: Metric = {
  unit: 'money',
  kind: 'order',
  moneyParts: ['newCustomers', 'renewals', 'expansion', 'refunds'],
  compute: async (ask, question) => {
    const orders = confirmedOrders(question);
    const none = wasNoCustomer(question, { id: 'k.id', since: 'k.customer_since' });
    const isNew = `EXISTS (SELECT 1 FROM customer k WHERE k.id = c.customer_id AND ${none.sql})`;
    const isRenewal = `(SELECT d.deal_type FROM opportunity d WHERE d.id = c.opportunity_id) = 'renewal'`;
    const [row] = await ask<{ count: number; known: number; net: number; fresh: number; renewed: number }>({
      sql: `SELECT count(*) AS count, count(net) AS known, coalesce(sum(net), 0) AS net,
          coalesce(sum(CASE WHEN is_renewal THEN net END), 0) AS renewed,
          coalesce(sum(CASE WHEN is_new AND is_renewal IS NOT TRUE THEN net END), 0) AS fresh
        FROM (SELECT ${orderWorth(question)} AS net, ${isNew} AS is_new, ${isRenewal} AS is_renewal ${orders.sql})`,
      parameters: [...none.parameters, ...orders.parameters],
    });
    const back = returns(question);
    const [returned] = await ask<{ net: number }>({
      sql: `SELECT coalesce(sum(${returnWorth(question)}), 0) AS net ${back.sql}`,
      parameters: back.parameters,
    });
    const [cancelled] = await ask<{ count: number }>(cancelledSince(question));
    const { count = 0, known = 0, net = 0, fresh = 0, renewed = 0 } = row ?? {};
    const refunds = returned?.net ?? 0;
    return {
      value: net - refunds,
      numerator: net - refunds,
      denominator: count,
      coverage: ratio(known, count),
      parts: {
        newCustomers: fresh,
        renewals: renewed,
        expansion: net - fresh - renewed,
        refunds,
        cancelledSince: cancelled?.count ?? 0,
      },
    };
  },
  records: (question) => {
    const orders = confirmedOrders(question);
    return { sql: `SELECT c.id AS id ${orders.sql}`, parameters: orders.parameters };
  },
};

/** Orders dated in the period and cancelled since: the figure was higher once. */
function cancelledSince({ days, orders }: Question): Sql {
  return {
    sql: `SELECT count(*) AS count FROM sales_order c
      WHERE ${keepWalking('c')} AND c.status = 'cancelled' AND c.order_date >= ? AND c.order_date < ? AND ${orders.sql}`,
    parameters: [days.from, days.to, ...orders.parameters],
  };
}
