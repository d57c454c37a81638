import type { Metric } from './metric';
import { daysOf } from './metric';
import { closedDeals } from './win-rate';

/** M11: days from the beginning of a deal to its win, over deals won in the period. */
export const salesCycle: Metric = {
  unit: 'days',
  kind: 'opportunity',
  compute: async (ask, question) => {
    const won = closedDeals(question, 'won');
    const rows = await ask<{ span: number | null }>({
      sql: `SELECT c.closed_at - c.opened_at AS span ${won.sql}`,
      parameters: won.parameters,
    });
    const spans = rows.flatMap(({ span }) => (span === null || span < 0 ? [] : [span]));
    const { sum, mean, median, p90 } = daysOf(spans);
    return {
      value: mean,
      numerator: spans.length === 0 ? null : sum,
      denominator: spans.length,
      coverage: rows.length === 0 ? null : spans.length / rows.length,
      median,
      p90,
    };
  },
  records: (question) => {
    const won = closedDeals(question, 'won');
    return {
      sql: `SELECT c.id AS id ${won.sql} AND c.opened_at <= c.closed_at`,
      parameters: won.parameters,
    };
  },
};
