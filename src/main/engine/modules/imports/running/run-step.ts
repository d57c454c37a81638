import { Fault } from '@shared/contract/faults';
import type { RowFaultReason } from '@shared/modules/imports/import';
import type { CommandContext, Services } from '../../../context';
import type { Unit } from '../../../database/unit';
import type { Job, StepResult } from '../../../jobs/job-runner';
import { identityOfRow } from '../planning/identity';
import type { RowPlan } from '../planning/row-plan';
import { planOfRow } from '../planning/row-plan';
import type { Staging } from '../staging/staging';
import type { ChangeWatch } from './change-watch';
import type { Named } from './write-row';
import { writeRow } from './write-row';

/** What an import's job carries. */
export interface ImportJob {
  readonly importId: string;
  readonly userId: string;
  readonly device: string;
}

/** One run of an import as its thread goes through it. */
export interface Run {
  readonly services: Services;
  readonly staging: Staging;
  readonly watch: ChangeWatch;
  readonly country: string;
  named: Named;
  /** Set after a step failed and was rolled back: its rows are tried one by one then. */
  isCareful: boolean;
  /** Made anew after rows were rolled back: what they had added is not there. */
  readonly freshNames: () => Named;
  /** Rows read ahead. */
  ahead: RowPlan[];
  /** Rows of the plan that are written or refused and not marked so yet. */
  readonly written: number[];
  readonly failed: { row: number; reason: RowFaultReason }[];
}

const rowsAhead = 500;
/**
 * A step holds the writer's turn; other people's saves wait so long at most, and little more. Shorter steps would write
 * the same pages of the indexes again and again.
 */
const stepMilliseconds = 150;
const fewestRows = 40;

/** Writes the next rows of the plan. The position is committed with them, so a crash repeats no row and loses none. */
export async function runStep(unit: Unit, job: Job, run: Run): Promise<StepResult> {
  const { importId, userId, device } = job.payload as ImportJob;
  const caller = await run.services.access.callerOfUser(userId);
  if (!caller) throw new Fault('not_allowed');
  const context: CommandContext = {
    services: run.services,
    caller: { ...caller, sessionId: null },
    now: unit.now,
    device,
    isLoopback: true,
    locale: 'zh-CN',
    db: unit,
    operation: 'imports.run',
    batchId: importId,
    isOfThePast: true,
  };
  await run.watch.refresh(unit);
  const counts = { created: 0, updated: 0, faults: 0 };
  const begun = performance.now();
  let { position } = job;
  let handled = 0;
  for (;;) {
    const plan = nextRow(run, position);
    if (!plan) return { position, isDone: true, result: sum(job, counts) };
    const reason = await writeOne(context, plan, run, counts);
    if (reason) {
      counts.faults += 1;
      run.failed.push({ row: plan.rowNumber, reason });
      await unit.run('INSERT OR REPLACE INTO import_fault (import_id, row_number, reason) VALUES (?, ?, ?)', [
        importId,
        plan.rowNumber,
        reason,
      ]);
    } else run.written.push(plan.rowNumber);
    position = plan.rowNumber;
    run.ahead.shift();
    handled += 1;
    if (handled >= fewestRows && performance.now() - begun > stepMilliseconds)
      return { position, isDone: false, result: sum(job, counts) };
  }
}

function nextRow(run: Run, position: number): RowPlan | undefined {
  const next = run.ahead[0];
  if (next && next.rowNumber > position) return next;
  // Along the row numbers: the index of verdicts would have to be sorted.
  run.ahead = run.staging.db
    .prepared(
      `SELECT * FROM plan_row WHERE row_number > ? AND +verdict IN ('create', 'update') AND is_written = 0 ORDER BY row_number LIMIT ?`,
    )
    .all(position, rowsAhead)
    .map(planOfRow);
  return run.ahead[0];
}

function sum(job: Job, counts: Record<'created' | 'updated' | 'faults', number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, Number(job.result[key] ?? 0) + count]));
}

async function writeOne(
  context: CommandContext,
  plan: RowPlan,
  run: Run,
  counts: Record<'created' | 'updated' | 'faults', number>,
): Promise<RowFaultReason | undefined> {
  const { said } = plan;
  if (!said) return 'couldNotWrite';
  if (plan.verdict === 'create' && said.kind !== 'activities' && !run.watch.isQuiet) {
    const identity = identityOfRow(said.kind, said.values, said.links, run.country);
    if (run.watch.isThere(identity, String(said.values['name']))) return 'existsMeanwhile';
  }
  // Each savepoint makes the full-text index write what it holds back, so rows share one as long as none is refused.
  if (!run.isCareful) {
    counts[await writeRow(context, plan, said, run.named)] += 1;
    return undefined;
  }
  const attempt = await context.db.attempt(() => writeRow(context, plan, said, run.named));
  if (attempt.ok) {
    counts[attempt.value] += 1;
    return undefined;
  }
  run.named = run.freshNames();
  return reasonOf(attempt.error);
}

/** What the kit refused, in the plan's words. What is no refusal ends the run. */
function reasonOf(error: unknown): RowFaultReason {
  if (!(error instanceof Fault)) throw error;
  if (error.code === 'stale_version' || error.code === 'not_found') return 'changedMeanwhile';
  if (error.code === 'not_allowed') return 'editNotAllowed';
  return error.data.reason === 'taxIdCheckDigit' ? 'taxIdCheckDigit' : 'couldNotWrite';
}
