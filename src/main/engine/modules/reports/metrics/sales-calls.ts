import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import { ratio } from './metric';
import type { Question } from './question';

/** A number dialled again within so many milliseconds after nobody answered is the same attempt. */
const sameAttempt = 60_000;
const unanswered = `('missed', 'busy', 'abandoned')`;
const made = (alias: string) =>
  `${alias}.kind = 'call' AND ${alias}.direction = 'outbound' AND ${alias}.done_at IS NOT NULL AND coalesce(${alias}.outcome, '') <> 'cancelled'`;

/** On a deal or lead, or made by somebody who sells. */
const isOfSales = `(EXISTS (SELECT 1 FROM activity_subject s WHERE s.activity_id = c.id AND s.subject_kind IN ('opportunity', 'lead'))
  OR EXISTS (SELECT 1 FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = c.owner_id AND r.template IN ('sales', 'manager')))`;

/** Calls to the outside that were made within the period, each attempt once. Walks `activity_happened_at`. */
function attempts({ from, to, now, activities }: Question): Sql {
  return {
    sql: `FROM activity c ${indexedBy('activity_happened_at')}
      WHERE ${keepWalking('c')} AND c.happened_at >= ? AND c.happened_at < ? AND ${made('c')} AND ${isOfSales} AND ${activities.sql}
        AND NOT EXISTS (SELECT 1 FROM activity_subject mine JOIN activity_subject theirs ON theirs.subject_kind = mine.subject_kind
            AND theirs.subject_id = mine.subject_id AND theirs.activity_id <> mine.activity_id
          JOIN activity before ON before.id = theirs.activity_id
          WHERE mine.activity_id = c.id AND before.deleted_at IS NULL AND ${made('before')} AND before.outcome IN ${unanswered}
            AND before.owner_id = c.owner_id AND before.happened_at >= c.happened_at - ${sameAttempt}
            AND (before.happened_at < c.happened_at OR (before.happened_at = c.happened_at AND before.id < c.id)))`,
    parameters: [from, Math.min(to, now + 1), ...activities.parameters],
  };
}

/** M6: sales calls made in the period; beside it those that reached somebody. */
export const salesCalls: Metric = {
  unit: 'count',
  kind: 'activity',
  compute: async (ask, question) => {
    const calls = attempts(question);
    const [row] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count ${calls.sql}`,
      parameters: calls.parameters,
    });
    const { from, to, now, activities } = question;
    const [reached] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count FROM activity c ${indexedBy('activity_happened_at')}
        WHERE ${keepWalking('c')} AND c.happened_at >= ? AND c.happened_at < ? AND ${made('c')} AND c.outcome = 'connected'
          AND ${isOfSales} AND ${activities.sql}`,
      parameters: [from, Math.min(to, now + 1), ...activities.parameters],
    });
    const count = row?.count ?? 0;
    return {
      value: count,
      numerator: count,
      denominator: count,
      coverage: count === 0 ? null : 1,
      parts: { connected: reached?.count ?? 0 },
    };
  },
  records: (question) => {
    const calls = attempts(question);
    return { sql: `SELECT c.id AS id ${calls.sql}`, parameters: calls.parameters };
  },
};

/** The type of the stage a deal stood in at a call, or null where it was not there yet. */
const stateAt = (deal: string) =>
  `(SELECT m.to_type FROM stage_move m WHERE m.opportunity_id = ${deal} AND m.at <= a.happened_at ORDER BY m.at DESC, m.id DESC LIMIT 1)`;

/** Calls of a deal `d`: its own; those of its customer alone where it was the one deal open then. */
export function callsOfDeals({ sight }: Question, deals: Sql): Sql {
  const seen = sight('activity', 'a');
  return {
    sql: `SELECT d.id AS deal, a.id AS call FROM (${deals.sql}) d
        JOIN activity_subject s ON s.subject_kind = 'opportunity' AND s.subject_id = d.id
        JOIN activity a ON a.id = s.activity_id WHERE a.deleted_at IS NULL AND ${made('a')} AND ${seen.sql}
      UNION SELECT d.id, a.id FROM (${deals.sql}) d
        JOIN activity_subject s ON s.subject_kind = 'customer' AND s.subject_id = d.customer_id
        JOIN activity a ON a.id = s.activity_id
        WHERE a.deleted_at IS NULL AND ${made('a')} AND ${seen.sql} AND ${stateAt('d.id')} = 'open'
          AND NOT EXISTS (SELECT 1 FROM activity_subject x WHERE x.activity_id = a.id AND x.subject_kind = 'opportunity')
          AND NOT EXISTS (SELECT 1 FROM opportunity other WHERE other.customer_id = d.customer_id AND other.id <> d.id
            AND other.deleted_at IS NULL AND ${stateAt('other.id')} = 'open')`,
    parameters: [...deals.parameters, ...seen.parameters, ...deals.parameters, ...seen.parameters],
  };
}

/** The mean of calls over deals; those without a call are in it. */
export async function callsPerDeal(
  ask: Parameters<Metric['compute']>[0],
  question: Question,
  closed: Sql,
): Promise<{ calls: number; deals: number; value: number | null }> {
  const deals: Sql = {
    sql: `SELECT c.id AS id, c.customer_id AS customer_id ${closed.sql}`,
    parameters: closed.parameters,
  };
  const [all] = await ask<{ count: number }>({
    sql: `SELECT count(*) AS count ${closed.sql}`,
    parameters: closed.parameters,
  });
  const links = callsOfDeals(question, deals);
  const [row] = await ask<{ count: number }>({
    sql: `SELECT count(*) AS count FROM (${links.sql})`,
    parameters: links.parameters,
  });
  const [calls, count] = [row?.count ?? 0, all?.count ?? 0];
  return { calls, deals: count, value: ratio(calls, count) };
}
