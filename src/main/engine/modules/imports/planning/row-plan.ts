import type { ImportKey, ImportKind, ImportVerdict, RowDecision } from '@shared/modules/imports/import';
import type { CellFault } from './cell-fault';
import type { Change } from './overlay';

/** What a row says, kept so that it can be written, or weighed again when another row joins it. */
export interface Said {
  /** `customers` for the card of a firm among contacts. */
  readonly kind: ImportKind;
  readonly values: Record<string, unknown>;
  readonly links: Record<string, string>;
  /** Fields whose value is the plan's default, not the file's. */
  readonly defaulted: readonly string[];
}

/** The plan of one row, as the staging keeps it. */
export interface RowPlan {
  readonly rowNumber: number;
  readonly verdict: ImportVerdict;
  /** The record to change or to make; made ones have their id from here, so that a run that is repeated makes none twice. */
  readonly recordId: string | null;
  /** The version it was compared with. */
  readonly version: number | null;
  readonly intoRow: number | null;
  readonly matchedBy: readonly ImportKey[];
  readonly said: Said | null;
  readonly patch: Readonly<Record<string, unknown>> | null;
  readonly changes: readonly (Change & { readonly keeps: boolean })[];
  readonly faults: readonly CellFault[];
  readonly tidied: number;
}

export interface RowChoice {
  readonly decision: RowDecision;
  readonly keeps: readonly string[];
}

export const noChoice: RowChoice = { decision: 'auto', keeps: [] };

interface PlanRowColumns {
  row_number: number;
  verdict: ImportVerdict;
  record_id: string | null;
  version: number | null;
  into_row: number | null;
  matched: string | null;
  said: string | null;
  patch: string | null;
  changes: string | null;
  faults: string | null;
  tidied: number;
}

export const insertPlanRow =
  'INSERT OR REPLACE INTO plan_row (row_number, verdict, record_id, version, into_row, matched, said, patch, changes, faults, tidied) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

export function planRowParameters(plan: RowPlan): (string | number | null)[] {
  const list = (values: readonly unknown[]): string | null => (values.length === 0 ? null : JSON.stringify(values));
  return [
    plan.rowNumber,
    plan.verdict,
    plan.recordId,
    plan.version,
    plan.intoRow,
    list(plan.matchedBy),
    plan.said && JSON.stringify(plan.said),
    plan.patch && JSON.stringify(plan.patch),
    list(plan.changes),
    list(plan.faults),
    plan.tidied,
  ];
}

export function planOfRow(row: unknown): RowPlan {
  // Written with the parameters above.
  const columns = row as PlanRowColumns;
  const list = (text: string | null): unknown[] => (text === null ? [] : (JSON.parse(text) as unknown[]));
  return {
    rowNumber: columns.row_number,
    verdict: columns.verdict,
    recordId: columns.record_id,
    version: columns.version,
    intoRow: columns.into_row,
    matchedBy: list(columns.matched) as ImportKey[],
    said: columns.said === null ? null : (JSON.parse(columns.said) as Said),
    patch: columns.patch === null ? null : (JSON.parse(columns.patch) as Record<string, unknown>),
    changes: list(columns.changes) as RowPlan['changes'],
    faults: list(columns.faults) as CellFault[],
    tidied: columns.tidied,
  };
}
