import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import type { Question } from './question';

/** Walks `opportunity_opened_at` alone. */
function begun({ from, to, deals }: Question): Sql {
  return {
    sql: `FROM opportunity c ${indexedBy('opportunity_opened_at')}
      WHERE ${keepWalking('c')} AND c.opened_at >= ? AND c.opened_at < ? AND ${deals.sql}`,
    parameters: [from, to, ...deals.parameters],
  };
}

/** K1, its second half: deals that began in the period. */
export const newDeals: Metric = {
  unit: 'count',
  kind: 'opportunity',
  compute: async (ask, question) => {
    const deals = begun(question);
    const [row] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${deals.sql}`,
      parameters: deals.parameters,
    });
    const count = row?.count ?? 0;
    return { value: count, numerator: count, denominator: count, coverage: count === 0 ? null : 1 };
  },
  records: (question) => {
    const deals = begun(question);
    return { sql: `SELECT c.id AS id ${deals.sql}`, parameters: deals.parameters };
  },
};
