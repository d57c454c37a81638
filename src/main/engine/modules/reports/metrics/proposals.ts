import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import type { Question } from './question';

/** Quotes that first went out within the period; a chain of versions is one. Walks `quote_first_sent`. */
function sent({ from, to, quotes }: Question): Sql {
  return {
    sql: `FROM quote c ${indexedBy('quote_first_sent')}
      WHERE ${keepWalking('c')} AND c.first_sent_at IS NOT NULL AND c.first_sent_at >= ? AND c.first_sent_at < ? AND ${quotes.sql}`,
    parameters: [from, to, ...quotes.parameters],
  };
}

/** M12: quotes first sent in the period; drafts and versions sent again do not count. */
export const proposals: Metric = {
  unit: 'count',
  kind: 'quote',
  compute: async (ask, question) => {
    const found = sent(question);
    const [row] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${found.sql}`,
      parameters: found.parameters,
    });
    const count = row?.count ?? 0;
    return { value: count, numerator: count, denominator: count, coverage: count === 0 ? null : 1 };
  },
  records: (question) => {
    const found = sent(question);
    return { sql: `SELECT c.id AS id ${found.sql}`, parameters: found.parameters };
  },
};
