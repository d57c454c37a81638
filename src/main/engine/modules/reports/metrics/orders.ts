import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Question } from './question';

/** Confirmed orders of the period. Walks `sales_order_revenue`; those cancelled since are out of it. */
export function confirmedOrders({ from, to, orders }: Question): Sql {
  return {
    sql: `FROM sales_order c ${indexedBy('sales_order_revenue')}
      WHERE ${keepWalking('c')} AND c.status = 'confirmed' AND c.confirmed_at >= ? AND c.confirmed_at < ? AND ${orders.sql}`,
    parameters: [from, to, ...orders.parameters],
  };
}

/** Confirmed orders (as `o`) of a customer the reader sees; looked up in `sales_order_history`. */
export function ordersOf({ sight }: Question, customerId: string, rest = ''): Sql {
  const seen = sight('order', 'o');
  return {
    sql: `FROM sales_order o WHERE o.customer_id = ${customerId} AND o.status = 'confirmed' AND o.deleted_at IS NULL${rest} AND ${seen.sql}`,
    parameters: seen.parameters,
  };
}

/** Whether a customer (`id`, `since`) had bought nothing before a moment and day, which are the two parameters at the end. */
export function wasNoCustomer(question: Question, { id, since }: { readonly id: string; readonly since: string }): Sql {
  const { from, days } = question;
  const before = ordersOf(question, id, ' AND o.confirmed_at < ?');
  return {
    sql: `((${since} IS NULL OR ${since} >= ?) AND NOT EXISTS (SELECT 1 ${before.sql}))`,
    parameters: [days.from, from, ...before.parameters],
  };
}

/** Customers who bought for the first time within the period, or are known to be customers since a day in it. */
export function newCustomersOf(question: Question): Sql {
  const { from, to, days, customers } = question;
  const none = wasNoCustomer(question, { id: 'c.id', since: 'c.customer_since' });
  const bought = ordersOf(question, 'c.id', ' AND o.confirmed_at >= ? AND o.confirmed_at < ?');
  return {
    sql: `FROM customer c WHERE ${keepWalking('c')} AND ${customers.sql} AND ${none.sql}
      AND ((c.customer_since >= ? AND c.customer_since < ?) OR EXISTS (SELECT 1 ${bought.sql}))`,
    parameters: [...customers.parameters, ...none.parameters, days.from, days.to, from, to, ...bought.parameters],
  };
}
