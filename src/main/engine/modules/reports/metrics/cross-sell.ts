import type { Sql } from '../../../access/scope';
import type { Metric } from './metric';
import { ratio } from './metric';
import { confirmedOrders } from './orders';
import type { Question } from './question';

/** Lines that did not come back as a whole, with their product. */
const kept = (line: string) =>
  `coalesce((SELECT sum(CAST(rl.quantity AS REAL)) FROM order_return_line rl JOIN order_return r ON r.id = rl.return_id
    WHERE r.order_id = ${line}.sales_order_id AND rl.line_id = ${line}.id), 0) < CAST(${line}.quantity AS REAL)`;

/** What the customer of an order `c` had bought before it, as lines `el` with products `ep`. */
const earlier = `FROM sales_order e JOIN sales_order_line el ON el.sales_order_id = e.id JOIN product ep ON ep.id = el.product_id
  WHERE e.customer_id = c.customer_id AND e.status = 'confirmed' AND e.deleted_at IS NULL AND e.confirmed_at < c.confirmed_at`;
const isNotFirst = `EXISTS (SELECT 1 FROM sales_order e WHERE e.customer_id = c.customer_id AND e.status = 'confirmed'
  AND e.deleted_at IS NULL AND e.confirmed_at < c.confirmed_at)`;
const lines = `FROM sales_order_line l JOIN product p ON p.id = l.product_id WHERE l.sales_order_id = c.id AND ${kept('l')}`;

const hasNewCategory = `EXISTS (SELECT 1 ${lines} AND p.category IS NOT NULL AND NOT EXISTS (SELECT 1 ${earlier} AND ep.category = p.category))`;
/** A dearer price alone is no upsell: it takes a higher tier, or more of a subscription, in a family bought before. */
const hasMore = `((SELECT d.deal_type FROM opportunity d WHERE d.id = c.opportunity_id) = 'upsell'
  OR EXISTS (SELECT 1 ${lines} AND p.family IS NOT NULL AND (
    p.tier > (SELECT max(ep.tier) ${earlier} AND ep.family = p.family)
    OR (p.kind = 'subscription' AND CAST(l.quantity AS REAL) > (SELECT max(CAST(el.quantity AS REAL)) ${earlier} AND ep.family = p.family AND ep.kind = 'subscription')))))`;

/** Customers who ordered again in the period, with whether one of those orders fits. */
function returning(question: Question, fits: string): Sql {
  const orders = confirmedOrders(question);
  return {
    sql: `SELECT c.customer_id AS id, max(${fits}) AS fits ${orders.sql} AND c.customer_id IS NOT NULL AND ${isNotFirst} GROUP BY c.customer_id`,
    parameters: orders.parameters,
  };
}

function ratioOf(fits: string): Metric {
  return {
    unit: 'ratio',
    kind: 'customer',
    compute: async (ask, question) => {
      const found = returning(question, fits);
      const [row] = await ask<{ customers: number; fits: number }>({
        sql: `SELECT count(*) AS customers, coalesce(sum(fits IS TRUE), 0) AS fits FROM (${found.sql})`,
        parameters: found.parameters,
      });
      const { customers = 0, fits: count = 0 } = row ?? {};
      return {
        value: ratio(count, customers),
        numerator: count,
        denominator: customers,
        coverage: customers === 0 ? null : 1,
      };
    },
    records: (question) => {
      const found = returning(question, fits);
      return { sql: `SELECT id FROM (${found.sql})`, parameters: found.parameters };
    },
  };
}

/** M23: of customers who ordered again in the period, those who bought of a category for the first time. */
export const crossSell = ratioOf(hasNewCategory);

/** M24: of customers who ordered again in the period, those who went up a tier, took more of a subscription, or as the deal says. */
export const upsell = ratioOf(hasMore);

/** K2: those of either. */
export const upsellOrCrossSell = ratioOf(`(${hasNewCategory} OR ${hasMore})`);
