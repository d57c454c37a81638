import { newLeadsOf } from './leads';
import type { Metric } from './metric';
import { ratio } from './metric';
import { newCustomersOf, ordersOf } from './orders';

const within = 180 * 86_400_000;

/** K6: leads of the period whose customer first bought within 180 days of the lead ÷ leads of the period; beside it M2 ÷ M1. */
export const acquisition: Metric = {
  unit: 'ratio',
  kind: 'lead',
  compute: async (ask, question) => {
    const came = newLeadsOf(question);
    const first = ordersOf(question, 'c.customer_id');
    const [row] = await ask<{ leads: number; customers: number }>({
      sql: `SELECT count(*) AS leads, coalesce(sum(first >= received_at AND first <= received_at + ${within}), 0) AS customers
        FROM (SELECT c.received_at AS received_at, (SELECT min(o.confirmed_at) ${first.sql}) AS first ${came.sql})`,
      parameters: [...first.parameters, ...came.parameters],
    });
    const fresh = newCustomersOf(question);
    const [customers] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${fresh.sql}`,
      parameters: fresh.parameters,
    });
    const { leads = 0, customers: became = 0 } = row ?? {};
    return {
      value: ratio(became, leads),
      numerator: became,
      denominator: leads,
      coverage: leads === 0 ? null : 1,
      parts: { quick: ratio(customers?.count ?? 0, leads) },
    };
  },
  records: (question) => {
    const came = newLeadsOf(question);
    return { sql: `SELECT c.id AS id ${came.sql}`, parameters: came.parameters };
  },
};
