import type { Sight } from '../../../records/record-kind';
import type { BareConnection } from '../../../database/bare';
import { cellsOf } from '../planning/plan-import';
import { planOfRow } from '../planning/row-plan';
import { resourceOf } from '../planning/targets';
import type { Staging } from '../staging/staging';
import type { PlannedRow, RowsWanted } from './messages';

type ThreadSight = Sight & { readonly db: BareConnection };

/** A page of the plan. Faulty rows come first where they are to be mended, then the file's order. */
export function readRows(
  sight: ThreadSight,
  staging: Staging,
  wanted: RowsWanted,
): { rows: PlannedRow[]; total: number } {
  const conditions: string[] = ['1'];
  const parameters: (string | number)[] = [];
  if (wanted.verdict !== undefined) {
    conditions.push('p.verdict = ?');
    parameters.push(wanted.verdict);
  }
  if (wanted.reason !== undefined) {
    conditions.push(
      `p.verdict = 'fault' AND EXISTS (SELECT 1 FROM json_each(p.faults) f WHERE json_extract(f.value, '$.reason') = ?)`,
    );
    parameters.push(wanted.reason);
  }
  const where = conditions.join(' AND ');
  const total = staging.db
    .prepared(`SELECT count(*) FROM plan_row p WHERE ${where}`)
    .pluck()
    .get(...parameters) as number;
  if (wanted.after !== undefined) {
    const numbers = staging.db
      .prepared(`SELECT p.row_number FROM plan_row p WHERE ${where} AND p.row_number > ? ORDER BY p.row_number LIMIT ?`)
      .pluck()
      .all(...parameters, wanted.after, wanted.limit) as number[];
    return { rows: rowsOf(sight, staging, numbers), total };
  }
  const isFaultsFirst = wanted.order === 'faultsFirst' && wanted.verdict === undefined && wanted.reason === undefined;
  const numbers = isFaultsFirst
    ? faultsFirst(staging, wanted.limit, wanted.offset)
    : (staging.db
        .prepared(`SELECT p.row_number FROM plan_row p WHERE ${where} ORDER BY p.row_number LIMIT ? OFFSET ?`)
        .pluck()
        .all(...parameters, wanted.limit, wanted.offset) as number[]);
  return { rows: rowsOf(sight, staging, numbers), total };
}

/** Two walks along an index each; sorting a million rows for every page would not do. */
function faultsFirst(staging: Staging, limit: number, offset: number): number[] {
  const faults = staging.db.prepared(`SELECT count(*) FROM plan_row WHERE verdict = 'fault'`).pluck().get() as number;
  const first = staging.db
    .prepared(`SELECT row_number FROM plan_row WHERE verdict = 'fault' ORDER BY row_number LIMIT ? OFFSET ?`)
    .pluck()
    .all(limit, offset) as number[];
  const rest = staging.db
    .prepared(`SELECT row_number FROM plan_row WHERE verdict <> 'fault' ORDER BY row_number LIMIT ? OFFSET ?`)
    .pluck()
    .all(limit - first.length, Math.max(0, offset - faults)) as number[];
  return [...first, ...rest];
}

export function rowsOf(sight: ThreadSight, staging: Staging, numbers: readonly number[]): PlannedRow[] {
  const { db } = staging;
  const plan = db.prepared(
    `SELECT p.*, s.cells AS cells, coalesce(c.decision, 'auto') AS decision FROM plan_row p
     JOIN source_row s ON s.row_number = p.row_number LEFT JOIN choice c ON c.row_number = p.row_number WHERE p.row_number = ?`,
  );
  const mended = db.prepared('SELECT column_index, text FROM mended WHERE row_number = ?');
  return numbers.flatMap((number): PlannedRow[] => {
    const row = plan.get(number) as { cells: string; decision: PlannedRow['decision']; is_written: number } | undefined;
    if (!row) return [];
    const fixes = new Map(mended.raw().all(number) as [number, string][]);
    const { said, patch: _patch, recordId, version, ...rest } = planOfRow(row);
    const isThere = version !== null || row.is_written === 1;
    return [
      {
        ...rest,
        isWritten: row.is_written === 1,
        decision: row.decision,
        cells: cellsOf(row.cells, fixes),
        mended: [...fixes.keys()],
        target: isThere && recordId !== null && said ? targetOf(sight, resourceOf[said.kind], recordId) : null,
      },
    ];
  });
}

function targetOf({ services, caller, db }: ThreadSight, resource: string, id: string): PlannedRow['target'] {
  const kind = services.kinds.find(resource);
  if (!kind) return null;
  const scope = services.access.scope(kind.resource, caller.access, 'view').predicate('c');
  const [number, name] = resource === 'activity' ? ['NULL', 'c.subject'] : ['c.number', 'c.name'];
  const row = db
    .prepared(
      `SELECT c.id AS id, ${number} AS number, ${name} AS name FROM ${kind.table} c WHERE c.id = ? AND ${scope.sql}`,
    )
    .get(id, ...scope.parameters) as PlannedRow['target'] | undefined;
  return row ?? null;
}
