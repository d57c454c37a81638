import type { Sql } from '../../../access/scope';
import { keepWalking } from '../../../database/dialect';
import { newLeadsOf } from './leads';
import type { Metric } from './metric';
import { ratio } from './metric';
import type { Question } from './question';
import { closedDeals } from './win-rate';

/** The status of the deal a lead `c` became, as far as the reader sees that deal; null where it became none. */
export function dealStatusOf({ sight }: Question): Sql {
  const seen = sight('opportunity', 'o');
  return {
    sql: `(SELECT o.status FROM opportunity o WHERE o.id = c.opportunity_id AND o.deleted_at IS NULL AND ${seen.sql})`,
    parameters: seen.parameters,
  };
}

/** Leads that were converted within the period, whenever they came in. */
export function convertedLeads({ from, to, leads }: Question): Sql {
  return {
    sql: `FROM lead c WHERE ${keepWalking('c')} AND c.converted_at >= ? AND c.converted_at < ? AND ${leads.sql}`,
    parameters: [from, to, ...leads.parameters],
  };
}

/** Deals won within the period that go back to a lead the reader sees; looked up in `lead_opportunity_id`. */
export function winsFromLeads(question: Question): Sql {
  const won = closedDeals(question, 'won');
  const seen = question.sight('lead', 'l');
  return {
    sql: `${won.sql} AND EXISTS (SELECT 1 FROM lead l WHERE l.opportunity_id = c.id AND l.deleted_at IS NULL AND ${seen.sql})`,
    parameters: [...won.parameters, ...seen.parameters],
  };
}

/** K11: leads of the period that became a deal ÷ leads of the period; beside it those won, and both by when it happened. */
export const leadConversion: Metric = {
  unit: 'ratio',
  kind: 'lead',
  compute: async (ask, question) => {
    const [came, status] = [newLeadsOf(question), dealStatusOf(question)];
    const [cohort] = await ask<{ leads: number; deals: number; won: number }>({
      sql: `SELECT count(*) AS leads, count(status) AS deals, coalesce(sum(status = 'won'), 0) AS won FROM (SELECT ${status.sql} AS status ${came.sql})`,
      parameters: [...status.parameters, ...came.parameters],
    });
    const converted = convertedLeads(question);
    const [event] = await ask<{ deals: number }>({
      sql: `SELECT count(status) AS deals FROM (SELECT ${status.sql} AS status ${converted.sql})`,
      parameters: [...status.parameters, ...converted.parameters],
    });
    const wins = winsFromLeads(question);
    const [won] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${wins.sql}`,
      parameters: wins.parameters,
    });
    const { leads = 0, deals = 0, won: cohortWon = 0 } = cohort ?? {};
    return {
      value: ratio(deals, leads),
      numerator: deals,
      denominator: leads,
      coverage: leads === 0 ? null : 1,
      parts: {
        won: ratio(cohortWon, leads),
        eventDeals: ratio(event?.deals ?? 0, leads),
        eventWon: ratio(won?.count ?? 0, leads),
      },
    };
  },
  records: (question) => {
    const came = newLeadsOf(question);
    return { sql: `SELECT c.id AS id ${came.sql}`, parameters: came.parameters };
  },
};
