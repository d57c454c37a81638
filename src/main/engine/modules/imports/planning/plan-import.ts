import type { ImportKind, ImportPlan, PlanOptions, RowDecision } from '@shared/modules/imports/import';
import type { BareConnection } from '../../../database/bare';
import type { Sight } from '../../../records/record-kind';
import type { FileFacts } from '../reading/read-types';
import type { ColumnTarget } from '../matching/match-columns';
import type { Staging } from '../staging/staging';
import type { MappedColumn } from './composed-row';
import { convertDefaults } from './defaults';
import { countPlan } from './plan-counts';
import { Planner } from './planner';
import type { RowChoice } from './row-plan';
import { noChoice, planOfRow } from './row-plan';
import { readSurroundings } from './surroundings';
import { importFields } from './targets';

/** Everything a plan is made from but the rows. */
export interface PlanSettings {
  readonly kind: ImportKind;
  readonly columns: readonly (ColumnTarget & { readonly index: number })[];
  readonly options: PlanOptions;
  readonly hasChosenKeys: boolean;
}

const rowsAtOnce = 500;

export async function createPlanner(
  sight: Sight & { readonly db: BareConnection },
  staging: Staging,
  settings: PlanSettings,
  now: number,
): Promise<Planner> {
  const { kind, options } = settings;
  const facts = staging.fact<FileFacts>('facts');
  const fields = importFields(kind, sight.caller.access, sight.services.customFields);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const columns = settings.columns.flatMap((column): MappedColumn[] => {
    const target = byKey.get(column.field);
    return target ? [{ ...column, target }] : [];
  });
  const around = await readSurroundings(sight.db, {
    now,
    dateOrder: options.dateOrder,
    hasApostrophes: facts?.format === 'csv',
  });
  return new Planner({
    sight,
    staging,
    kind,
    format: facts?.format ?? 'csv',
    columns,
    options,
    hasChosenKeys: settings.hasChosenKeys,
    defaults: convertDefaults(options.defaults, byKey, around),
    around,
  });
}

/** Plans every row that was not written yet. All of it becomes the plan at once, or nothing does. */
export async function planImport(
  planner: Planner,
  staging: Staging,
  decisions: Readonly<Record<string, RowDecision>>,
  tell: (done: number) => void,
): Promise<ImportPlan> {
  return staging.atOnce(async () => {
    const { db } = staging;
    const decide = db.prepared(
      `INSERT INTO choice (row_number, decision) VALUES (?, ?) ON CONFLICT (row_number) DO UPDATE SET decision = excluded.decision`,
    );
    for (const [row, decision] of Object.entries(decisions)) decide.run(Number(row), decision);
    for (const index of ['plan_row_verdict', 'plan_row_into']) db.prepared(`DROP INDEX IF EXISTS ${index}`).run();
    db.prepared('DELETE FROM plan_row WHERE is_written = 0').run();
    const written = new Set(
      db.prepared('SELECT row_number FROM plan_row WHERE is_written = 1').pluck().all() as number[],
    );
    const choices = readChoices(staging);
    const mended = readMended(staging);
    const select = db.prepared(
      'SELECT row_number, cells FROM source_row WHERE row_number > ? ORDER BY row_number LIMIT ?',
    );
    let last = -1;
    let done = 0;
    for (;;) {
      const rows = select.all(last, rowsAtOnce) as { row_number: number; cells: string }[];
      if (rows.length === 0) break;
      for (const row of rows) {
        last = row.row_number;
        if (written.has(row.row_number)) continue;
        planner.plan(
          row.row_number,
          cellsOf(row.cells, mended.get(row.row_number)),
          choices.get(row.row_number) ?? noChoice,
        );
      }
      done += rows.length;
      tell(done);
    }
    db.prepared('CREATE INDEX plan_row_verdict ON plan_row (verdict, row_number)').run();
    db.prepared('CREATE INDEX plan_row_into ON plan_row (into_row) WHERE into_row IS NOT NULL').run();
    staging.setFact('newCustomers', planner.newCustomers);
    return countPlan(staging);
  });
}

/** Weighs single rows again after somebody mended them, and the rows that had joined them. */
export async function replanRows(
  planner: Planner,
  staging: Staging,
  rowNumbers: readonly number[],
): Promise<ImportPlan> {
  return staging.atOnce(() => {
    const { db } = staging;
    const affected = new Set(rowNumbers);
    for (const row of rowNumbers) {
      const joined = db
        .prepared('SELECT row_number FROM plan_row WHERE into_row = ? AND is_written = 0')
        .pluck()
        .all(row);
      for (const other of joined as number[]) affected.add(other);
    }
    const inOrder = [...affected].sort((left, right) => left - right);
    const remove = db.prepared('DELETE FROM plan_row WHERE row_number = ? AND is_written = 0');
    const source = db.prepared('SELECT cells FROM source_row WHERE row_number = ?');
    const isWritten = db.prepared('SELECT 1 FROM plan_row WHERE row_number = ?');
    for (const row of inOrder) remove.run(row);
    const choices = readChoices(staging);
    const mended = readMended(staging);
    for (const row of inOrder) {
      const found = source.get(row) as { cells: string } | undefined;
      if (!found || isWritten.get(row) !== undefined) continue;
      planner.plan(row, cellsOf(found.cells, mended.get(row)), choices.get(row) ?? noChoice);
    }
    return countPlan(staging);
  });
}

/** Tells a fresh planner what the kept plan says, so that single rows find the rows they repeat. */
export function rememberPlan(planner: Planner, staging: Staging): void {
  const rows = staging.db
    .prepared(
      `SELECT * FROM plan_row WHERE verdict IN ('create', 'update', 'skip') AND said IS NOT NULL ORDER BY row_number`,
    )
    .iterate();
  for (const row of rows) planner.remember(planOfRow(row));
}

export function cellsOf(text: string, mended: ReadonlyMap<number, string> | undefined): string[] {
  // Written by stageRows.
  const cells = JSON.parse(text) as string[];
  for (const [index, value] of mended ?? []) {
    while (cells.length <= index) cells.push('');
    cells[index] = value;
  }
  return cells;
}

export function readMended(staging: Staging): Map<number, Map<number, string>> {
  const rows = staging.db.prepared('SELECT row_number, column_index, text FROM mended').all() as {
    row_number: number;
    column_index: number;
    text: string;
  }[];
  const mended = new Map<number, Map<number, string>>();
  for (const { row_number: row, column_index: column, text } of rows)
    mended.set(row, (mended.get(row) ?? new Map<number, string>()).set(column, text));
  return mended;
}

export function readChoices(staging: Staging): Map<number, RowChoice> {
  const rows = staging.db.prepared('SELECT row_number, decision, keeps FROM choice').all() as {
    row_number: number;
    decision: RowDecision;
    keeps: string;
  }[];
  return new Map(
    rows.map(({ row_number: row, decision, keeps }) => [row, { decision, keeps: JSON.parse(keeps) as string[] }]),
  );
}
