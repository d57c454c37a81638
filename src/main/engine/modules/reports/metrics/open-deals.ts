import type { Sql } from '../../../access/scope';
import { keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import { dealWorth } from './product-share';
import type { Question } from './question';

/** Deals whose last move up to a moment led into an open stage. Each is looked up in `stage_move_opportunity`. */
function openAt({ to, deals }: Question): Sql {
  return {
    sql: `FROM opportunity c WHERE ${keepWalking('c')} AND ${deals.sql}
      AND (SELECT m.to_type FROM stage_move m WHERE m.opportunity_id = c.id AND m.at < ? ORDER BY m.at DESC, m.id DESC LIMIT 1) = 'open'`,
    parameters: [...deals.parameters, to],
  };
}

/** M9: open deals as of the end of the period, rebuilt from the history. */
export const openDeals: Metric = {
  unit: 'count',
  kind: 'opportunity',
  compute: async (ask, question) => {
    const open = openAt(question);
    const own = dealWorth(question);
    const [row] = await ask<{ count: number; value: number }>({
      sql: `SELECT count(*) AS count, coalesce(sum(${own}), 0) AS value ${open.sql}`,
      parameters: [question.currency, ...open.parameters],
    });
    const { count = 0, value = 0 } = row ?? {};
    return {
      value: count,
      numerator: count,
      denominator: count,
      coverage: count === 0 ? null : 1,
      byValue: { value, numerator: value, denominator: count },
    };
  },
  records: (question) => {
    const open = openAt(question);
    return { sql: `SELECT c.id AS id ${open.sql}`, parameters: open.parameters };
  },
};
