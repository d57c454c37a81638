import type { Unit } from '../../../database/unit';
import { rowFault } from '../planning/planner';
import type { Staging } from '../staging/staging';
import type { Run } from './run-step';

/** The staging learns which rows are written, now and then and at the end. It may lag behind after a crash; see below. */
export function markWritten({ staging, written, failed }: Run): void {
  const { db } = staging;
  db.prepared('BEGIN').run();
  markRows(staging, written);
  for (const { row, reason } of failed) setFault(staging, row, reason);
  db.prepared('COMMIT').run();
  written.length = 0;
  failed.length = 0;
}

/** The rows, and those that were merged into them. */
function markRows({ db }: Staging, rows: Iterable<number>): void {
  const own = db.prepared('UPDATE plan_row SET is_written = 1 WHERE row_number = ?');
  const joined = db.prepared('UPDATE plan_row SET is_written = 1 WHERE into_row = ?');
  for (const row of rows) {
    own.run(row);
    joined.run(row);
  }
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
  markRows(
    staging,
    rows.filter((row) => !failed.has(row)),
  );
  for (const { row_number: row, reason } of faults) setFault(staging, row, reason);
}

function setFault(staging: Staging, row: number, reason: string): void {
  const faults = JSON.stringify([{ ...rowFault('couldNotWrite'), reason }]);
  staging.db.prepared(`UPDATE plan_row SET verdict = 'fault', faults = ? WHERE row_number = ?`).run(faults, row);
}
