import type { ImportKey, ImportPlan, RowFaultReason } from '@shared/modules/imports/import';
import { stageKey, suggestedType } from './stage-names';
import type { Staging } from '../staging/staging';

/** Adds the plan up. Rows that were written in an earlier run count as what they were. */
export function countPlan(staging: Staging): ImportPlan {
  const { db } = staging;
  const one = (sql: string): number => (db.prepared(sql).pluck().get() as number | null) ?? 0;
  const verdicts = new Map(
    db.prepared('SELECT verdict, count(*) FROM plan_row GROUP BY verdict').raw().all() as [string, number][],
  );
  const count = (verdict: string): number => verdicts.get(verdict) ?? 0;
  const faultReasons = db
    .prepared(
      `SELECT json_extract(f.value, '$.reason') AS reason, count(DISTINCT p.row_number) AS rows
       FROM plan_row p, json_each(p.faults) f WHERE p.verdict = 'fault' GROUP BY 1 ORDER BY 2 DESC`,
    )
    .all() as { reason: RowFaultReason; rows: number }[];
  const matchedBy = db
    .prepared(
      `SELECT m.value AS key, count(*) AS rows FROM plan_row p, json_each(p.matched) m
       WHERE p.verdict IN ('update', 'skip') AND p.matched IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`,
    )
    .all() as { key: ImportKey; rows: number }[];
  return {
    create: count('create'),
    update: count('update'),
    merge: count('merge'),
    skip: count('skip'),
    faults: count('fault'),
    changedCells: one(
      `SELECT count(*) FROM plan_row p, json_each(p.changes) c WHERE p.verdict = 'update' AND NOT json_extract(c.value, '$.keeps')`,
    ),
    tidiedCells: one('SELECT sum(tidied) FROM plan_row'),
    mergedInto: one(`SELECT count(DISTINCT into_row) FROM plan_row WHERE verdict = 'merge'`),
    newCustomers: staging.fact<number>('newCustomers') ?? 0,
    newStages: newStagesOf(staging),
    unknownSellers: namedIn(staging, '$.values.sellerName').slice(0, mostListed),
    unknownStatuses: namedIn(staging, '$.links.unknownStatus').slice(0, mostListed),
    faultReasons,
    matchedBy,
  };
}

const mostListed = 200;

/** How many rows that are written say a text, most first; `path` is where a plan's row has it. */
function namedIn({ db }: Staging, path: string): { name: string; rows: number }[] {
  // The two columns are a text and a count.
  return db
    .prepared(
      `SELECT json_extract(said, ?) AS name, count(*) AS rows FROM plan_row
       WHERE verdict IN ('create', 'update') AND json_extract(said, ?) IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .all(path, path) as { name: string; rows: number }[];
}

/** Ways to write one stage are one stage. */
function newStagesOf(staging: Staging): ImportPlan['newStages'] {
  const stages = new Map<string, ImportPlan['newStages'][number]>();
  for (const { name, rows } of namedIn(staging, '$.links.newStage')) {
    const known = stages.get(stageKey(name));
    stages.set(stageKey(name), {
      name: known?.name ?? name,
      type: suggestedType(name),
      rows: rows + (known?.rows ?? 0),
    });
  }
  return [...stages.values()];
}
