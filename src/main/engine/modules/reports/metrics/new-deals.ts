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

/** K1, its second half: deals that began in the period, those of leads and the others apart. */
export const newDeals: Metric = {
  unit: 'count',
  kind: 'opportunity',
  compute: async (ask, question) => {
    const deals = begun(question);
    const [row] = await ask<{ count: number; converted: number }>({
      sql: `SELECT count(*) AS count, coalesce(sum(EXISTS (SELECT 1 FROM lead l WHERE l.opportunity_id = c.id AND l.deleted_at IS NULL)), 0) AS converted ${deals.sql}`,
      parameters: deals.parameters,
    });
    const { count = 0, converted = 0 } = row ?? {};
    return {
      value: count,
      numerator: count,
      denominator: count,
      coverage: count === 0 ? null : 1,
      parts: { converted, direct: count - converted },
    };
  },
  records: (question) => {
    const deals = begun(question);
    return { sql: `SELECT c.id AS id ${deals.sql}`, parameters: deals.parameters };
  },
};
