import type {
  ImportKind,
  ImportPlan,
  ImportVerdict,
  RowDecision,
  RowFaultReason,
} from '@shared/modules/imports/import';
import type { FaultCode, FaultData } from '@shared/contract/faults';
import type { Locale } from '../../../context';
import type { RecordEvent } from '../../../database/unit';
import type { CellFault } from '../planning/cell-fault';
import type { PlanSettings } from '../planning/plan-import';
import type { RowPlan } from '../planning/row-plan';
import type { FileFacts, ReadOptions } from '../reading/read-types';
import type { ReadFaultData, ReadFaultReason } from '../reading/read-fault';

/** What the thread starts with. `progress` holds done and total of what it is doing; `cancel` not 0 ends it. */
export interface ThreadStart {
  readonly dataFolder: string;
  readonly keyHex: string;
  readonly progress: SharedArrayBuffer;
}

/** What a thread can be asked, by name, with the answer of each. */
export interface ThreadTasks {
  /** Takes a file in: keeps it, finds out what it is, stages its rows. Without a path the kept file is read again. */
  stage: {
    input: { importId: string; path: string | undefined; fileName: string; options: ReadOptions };
    answer: FileFacts;
  };
  plan: {
    input: {
      importId: string;
      userId: string;
      settings: PlanSettings;
      decisions: Readonly<Record<string, RowDecision>>;
      now: number;
    };
    answer: { plan: ImportPlan; sequence: number };
  };
  patchRows: {
    input: {
      importId: string;
      userId: string;
      settings: PlanSettings;
      rows: readonly RowPatch[];
      now: number;
    };
    answer: { plan: ImportPlan; rows: PlannedRow[] };
  };
  rows: { input: RowsWanted; answer: { rows: PlannedRow[]; total: number } };
  /** One step of a run or an undo; the answer is what it committed. */
  step: {
    input: { jobId: string; now: number };
    answer: { goesOn: boolean; events: readonly RecordEvent[]; sequence: number | undefined };
  };
}

export type TaskName = keyof ThreadTasks;

export interface RowPatch {
  readonly rowNumber: number;
  readonly cells?: Readonly<Record<string, string>> | undefined;
  readonly decision?: RowDecision | undefined;
  readonly keeps?: readonly string[] | undefined;
}

export interface RowsWanted {
  readonly importId: string;
  readonly userId: string;
  readonly verdict?: ImportVerdict | undefined;
  readonly reason?: RowFaultReason | undefined;
  readonly order: 'faultsFirst' | 'row';
  readonly limit: number;
  readonly offset: number;
  /** For reading all rows in order: those after this one. */
  readonly after?: number | undefined;
}

/** A row of the plan with what the page and the file of faults show of it. */
export interface PlannedRow extends Omit<RowPlan, 'said' | 'patch' | 'recordId' | 'version' | 'faults'> {
  readonly faults: readonly CellFault[];
  readonly isWritten: boolean;
  readonly decision: RowDecision;
  readonly cells: readonly string[];
  readonly mended: readonly number[];
  readonly target: { readonly id: string; readonly number: string | null; readonly name: string } | null;
}

export interface ThreadQuestion<N extends TaskName = TaskName> {
  readonly id: number;
  readonly task: N;
  readonly input: ThreadTasks[N]['input'];
}

export type ThreadAnswer =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'fault'; readonly code: FaultCode; readonly data: FaultData }
  | {
      readonly id: number;
      readonly kind: 'readFault';
      readonly reason: ReadFaultReason;
      readonly data: ReadFaultData[ReadFaultReason];
    }
  | { readonly id: number; readonly kind: 'error'; readonly message: string; readonly stack: string | undefined };

export type { ImportKind, Locale };
