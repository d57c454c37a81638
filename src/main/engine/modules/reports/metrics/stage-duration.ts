import type { Sql } from '../../../access/scope';
import { indexedBy, keepGoing } from '../../../database/dialect';
import type { Metric } from './metric';
import { daysOf, ratio } from './metric';
import type { Question } from './question';

/** A card dropped in the wrong place and taken back stood there for less. */
const shortestVisit = 60_000;

const left = `m.from_type = 'open' AND m.entered_at IS NOT NULL AND m.at - m.entered_at >= ${shortestVisit}`;

/** Visits of open stages that ended before the period does, by deals that left the stage within it. Walks `stage_move_at`. */
export function visits({ from, to, deals }: Question): Sql {
  return {
    sql: `FROM (SELECT DISTINCT opportunity_id, from_stage_id FROM stage_move m WHERE ${keepGoing} AND m.at >= ? AND m.at < ? AND ${left}) leavers
      JOIN opportunity c ON c.id = leavers.opportunity_id
      JOIN stage_move m ON m.opportunity_id = c.id AND m.from_stage_id = leavers.from_stage_id AND m.at < ? AND ${left}
      WHERE ${deals.sql}`,
    parameters: [from, to, to, ...deals.parameters],
  };
}

/** The moves out of open stages within the period, also of those of which nobody knows when they came in. */
export function leavings({ from, to, deals }: Question): Sql {
  return {
    sql: `FROM stage_move m ${indexedBy('stage_move_at')} JOIN opportunity c ON c.id = m.opportunity_id
      WHERE ${keepGoing} AND m.at >= ? AND m.at < ? AND m.from_type = 'open'
        AND (m.entered_at IS NULL OR m.at - m.entered_at >= ${shortestVisit}) AND ${deals.sql}`,
    parameters: [from, to, ...deals.parameters],
  };
}

/** M10: days a deal stood in a stage, all visits together, averaged over the deals that left it in the period; by stage. */
export const stageDuration: Metric = {
  unit: 'days',
  kind: 'opportunity',
  compute: async (ask, question) => {
    const { sql, parameters } = visits(question);
    const rows = await ask<{ stage_id: string; span: number }>({
      sql: `SELECT m.from_stage_id AS stage_id, sum(m.at - m.entered_at) AS span ${sql} GROUP BY c.id, m.from_stage_id`,
      parameters,
    });
    const all = leavings(question);
    const [leavers] = await ask<{ count: number }>({
      sql: `SELECT count(*) AS count FROM (SELECT DISTINCT c.id, m.from_stage_id ${all.sql})`,
      parameters: all.parameters,
    });
    const names = await ask<{ id: string; name: string }>({
      sql: 'SELECT s.id, s.name FROM stage s JOIN pipeline p ON p.id = s.pipeline_id ORDER BY p.position, s.position',
      parameters: [],
    });
    const byStage = new Map<string, number[]>();
    for (const { stage_id: id, span } of rows) byStage.set(id, [...(byStage.get(id) ?? []), span]);
    const { sum, mean, median, p90 } = daysOf(rows.map((row) => row.span));
    return {
      value: mean,
      numerator: rows.length === 0 ? null : sum,
      denominator: rows.length,
      coverage: ratio(rows.length, leavers?.count ?? 0),
      median,
      p90,
      groups: names.flatMap(({ id, name }) => {
        const spans = byStage.get(id) ?? [];
        const value = daysOf(spans).mean;
        return value === null ? [] : [{ id, name, value, count: spans.length }];
      }),
    };
  },
  records: (question) => {
    const { sql, parameters } = visits(question);
    return { sql: `SELECT DISTINCT c.id AS id ${sql}`, parameters };
  },
};
