import { openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import type { Question } from './question';

/** What was no lead at all: it is in no figure. */
const isNone = `(c.status = 'dead' AND c.status_reason IN ('spam', 'duplicate'))`;
const open = openLeadStatuses.map((status) => `'${status}'`).join(', ');

/** Leads that came in within the period. Walks `lead_received_at`. */
export function newLeadsOf({ from, to, leads }: Question): Sql {
  return {
    sql: `FROM lead c ${indexedBy('lead_received_at')}
      WHERE ${keepWalking('c')} AND c.received_at >= ? AND c.received_at < ? AND NOT ${isNone} AND ${leads.sql}`,
    parameters: [from, to, ...leads.parameters],
  };
}

/** Leads that may still become something, as they stand now. */
export function openLeads({ leads }: Question): Sql {
  return {
    sql: `FROM lead c WHERE ${keepWalking('c')} AND c.status IN (${open}) AND ${leads.sql}`,
    parameters: leads.parameters,
  };
}

/** Leads that stood in an open status at the end of the period, by their moves. Each is looked up in `lead_status_move_lead`. */
function openLeadsAt({ to, leads }: Question): Sql {
  return {
    sql: `FROM lead c WHERE ${keepWalking('c')} AND ${leads.sql} AND NOT ${isNone}
      AND (SELECT m.to_status FROM lead_status_move m WHERE m.lead_id = c.id AND m.at < ? ORDER BY m.at DESC, m.id DESC LIMIT 1) IN (${open})`,
    parameters: [...leads.parameters, to],
  };
}

/** M1: leads that came in within the period; beside it those open at its end. */
export const newLeads: Metric = {
  unit: 'count',
  kind: 'lead',
  compute: async (ask, question) => {
    const [came, standing] = [newLeadsOf(question), openLeadsAt(question)];
    const [row] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${came.sql}`,
      parameters: came.parameters,
    });
    const [stock] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${standing.sql}`,
      parameters: standing.parameters,
    });
    const count = row?.count ?? 0;
    return {
      value: count,
      numerator: count,
      denominator: count,
      coverage: count === 0 ? null : 1,
      parts: { open: stock?.count ?? 0 },
    };
  },
  records: (question) => {
    const came = newLeadsOf(question);
    return { sql: `SELECT c.id AS id ${came.sql}`, parameters: came.parameters };
  },
};
