import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import { ratio } from './metric';
import { dealWorth } from './product-share';
import type { Question } from './question';

/** Deals whose last close falls in the period, but for those that never were deals. Walks `opportunity_closed_at` alone. */
export function closedDeals({ from, to, deals }: Question, status: 'won' | 'lost' | 'both'): Sql {
  const types = status === 'both' ? `c.status IN ('won', 'lost')` : `c.status = '${status}'`;
  return {
    sql: `FROM opportunity c ${indexedBy('opportunity_closed_at')}
      WHERE ${keepWalking('c')} AND c.closed_at >= ? AND c.closed_at < ? AND ${types}
        AND (c.lost_reason IS NULL OR c.lost_reason NOT IN ('invalid', 'duplicate')) AND ${deals.sql}`,
    parameters: [from, to, ...deals.parameters],
  };
}

/** M4: won ÷ (won + lost), by number and by value. */
export const winRate: Metric = {
  unit: 'ratio',
  kind: 'opportunity',
  compute: async (ask, question) => {
    const closed = closedDeals(question, 'both');
    const own = dealWorth(question);
    const [row] = await ask<{ won: number; closed: number; won_value: number; closed_value: number }>({
      sql: `SELECT count(*) AS closed, coalesce(sum(c.status = 'won'), 0) AS won, coalesce(sum(${own}), 0) AS closed_value,
          coalesce(sum((c.status = 'won') * ${own}), 0) AS won_value ${closed.sql}`,
      parameters: [question.currency, question.currency, ...closed.parameters],
    });
    const { won = 0, closed: all = 0, won_value: wonValue = 0, closed_value: allValue = 0 } = row ?? {};
    return {
      value: ratio(won, all),
      numerator: won,
      denominator: all,
      coverage: all === 0 ? null : 1,
      byValue: { value: ratio(wonValue, allValue), numerator: wonValue, denominator: allValue },
    };
  },
  records: (question) => {
    const closed = closedDeals(question, 'both');
    return { sql: `SELECT c.id AS id ${closed.sql}`, parameters: closed.parameters };
  },
};
