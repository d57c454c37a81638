import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Question } from './question';

/** What was no lead at all: it is in no figure. */
const isNone = `(c.status = 'dead' AND c.status_reason IN ('spam', 'duplicate'))`;

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
    sql: `FROM lead c WHERE ${keepWalking('c')} AND c.status IN ('new', 'working', 'qualified') AND ${leads.sql}`,
    parameters: leads.parameters,
  };
}
