import type { Metric } from './metric';
import { callsPerDeal } from './sales-calls';
import { closedDeals } from './win-rate';

/** M7: calls of any date on the deals closed in the period ÷ those deals. */
export const callsPerOpportunity: Metric = {
  unit: 'count',
  kind: 'opportunity',
  compute: async (ask, question) => {
    const { calls, deals, value } = await callsPerDeal(ask, question, closedDeals(question, 'both'));
    return { value, numerator: calls, denominator: deals, coverage: deals === 0 ? null : 1 };
  },
  records: (question) => {
    const closed = closedDeals(question, 'both');
    return { sql: `SELECT c.id AS id ${closed.sql}`, parameters: closed.parameters };
  },
};
