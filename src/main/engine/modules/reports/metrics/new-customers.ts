import type { Metric } from './metric';
import { newCustomersOf } from './orders';

/** M2: customers whose first confirmed order falls in the period; whoever was one before an import counts by `customer_since`. */
export const newCustomers: Metric = {
  unit: 'count',
  kind: 'customer',
  compute: async (ask, question) => {
    const found = newCustomersOf(question);
    const [row] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${found.sql}`,
      parameters: found.parameters,
    });
    const count = row?.count ?? 0;
    return { value: count, numerator: count, denominator: count, coverage: count === 0 ? null : 1 };
  },
  records: (question) => {
    const found = newCustomersOf(question);
    return { sql: `SELECT c.id AS id ${found.sql}`, parameters: found.parameters };
  },
};
