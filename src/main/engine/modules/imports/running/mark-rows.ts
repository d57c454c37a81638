import type { Unit } from '../../../database/unit';
import { rowFault } from '../planning/planner';
import type { Staging } from '../staging/staging';
import type { Run } from './run-step';

/** After the commit: the staging learns which rows are written. It may lag behind after a crash; see below. */
export function markWritten({ staging, written, failed }: Run): void {
  const { db } = staging;
  db.prepared('BEGIN').run();
  const mark = db.prepared('UPDATE plan_row SET is_written = 1 WHERE row_number = ? OR into_row = ?');
  for (const row of written) mark.run(row, row);
  for (const { row, reason } of failed) setFault(staging, row, reason);
  db.prepared('COMMIT').run();
}

/** The database is the truth: what a run committed before the engine died counts as written. */
export async function reconcile(unit: Unit, staging: Staging, importId: string, position: number): Promise<void> {
  const faults = await unit.all<{ row_number: number; reason: string }>(
    'SELECT row_number, reason FROM import_fault WHERE import_id = ? AND row_number <= ?',
    [importId, position],
  );
  const failed = new Set(faults.map((fault) => fault.row_number));
  const { db } = staging;
  const rows = db
    .prepared(
      `SELECT row_number FROM plan_row WHERE row_number <= ? AND is_written = 0 AND verdict IN ('create', 'update')`,
    )
    .pluck()
    .all(position) as number[];
  const mark = db.prepared('UPDATE plan_row SET is_written = 1 WHERE row_number = ? OR into_row = ?');
  for (const row of rows) if (!failed.has(row)) mark.run(row, row);
  for (const { row_number: row, reason } of faults) setFault(staging, row, reason);
}

function setFault(staging: Staging, row: number, reason: string): void {
  const faults = JSON.stringify([{ ...rowFault('couldNotWrite'), reason }]);
  staging.db.prepared(`UPDATE plan_row SET verdict = 'fault', faults = ? WHERE row_number = ?`).run(faults, row);
}
