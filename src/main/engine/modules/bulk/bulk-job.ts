import { Fault } from '@shared/contract/faults';
import type { BulkChange, BulkInput, BulkResult } from '@shared/modules/bulk/bulk';
import type { CommandContext, Services } from '../../context';
import type { Unit } from '../../database/unit';
import type { Job, JobKind, StepResult } from '../../jobs/job-runner';
import { asSystem } from '../../records/as-system';
import { readStored } from '../../records/read';
import { patchRecord, restoreRecord } from '../../records/write';
import type { WritableKind } from '../../records/write';
import { forgetNoticesOfBatch, noteAssignment } from '../notices';
import type { Before } from './change';
import { applyChange } from './change';

export const bulkJob = 'bulk';
/** Records of one row of the selection. */
export const chunkSize = 200;
/** A step holds the writer about so long, in milliseconds. */
const stepTime = 12;
const mostNamed = 100;

export interface BulkPayload {
  readonly resource: BulkInput['resource'];
  readonly change: BulkChange;
  readonly locale: CommandContext['locale'];
}

const nothing: BulkResult = { changed: 0, unchanged: 0, refused: 0, refusals: [] };

/** Each record goes the normal way, with the rights its starter has at that moment (rule 8). */
export function bulkJobKind(services: Services): JobKind {
  return {
    step: async (unit, job) => {
      const { context, kind, change } = await begin(services, unit, job);
      const result: BulkResult = { ...nothing, ...job.result };
      const position = await forSomeIds(unit, job, (id, place) =>
        changeOne(context, kind, change, job, id, place, result),
      );
      const isDone = position >= job.total;
      if (isDone) await finish(context, kind, change, job, result);
      return { position, isDone, result: { ...result } };
    },
    undoStep: async (unit, job) => {
      const { context, kind } = await begin(services, unit, job);
      return undoSome(asSystem(context), kind, job);
    },
  };
}

async function begin(services: Services, unit: Unit, job: Job) {
  // Written by bulk.start alone.
  const { resource, change, locale } = job.payload as BulkPayload;
  const kind = services.kinds.find(resource);
  const caller = job.userId === null ? undefined : await services.access.callerOfUser(job.userId);
  if (!kind || !caller) throw new Fault('not_allowed');
  const context: CommandContext = {
    services,
    caller: { ...caller, sessionId: null },
    now: unit.now,
    device: 'job',
    isLoopback: true,
    locale,
    db: unit,
    operation: `bulk.${change.type}`,
    batchId: job.batchId,
  };
  return { context, kind, change };
}

/** Goes through the selection from where the job stands until the step's time is up. Answers the new place. */
async function forSomeIds(
  unit: Unit,
  job: Job,
  work: (id: string, position: number) => Promise<void>,
): Promise<number> {
  const row = await unit.one<{ ids: string }>('SELECT ids FROM bulk_selection WHERE job_id = ? AND position = ?', [
    job.id,
    Math.floor(job.position / chunkSize),
  ]);
  // Written by bulk.start as a list of ids.
  const ids = row ? (JSON.parse(row.ids) as string[]) : [];
  const until = performance.now() + stepTime;
  let position = job.position;
  for (const id of ids.slice(position % chunkSize)) {
    await work(id, position);
    position += 1;
    if (performance.now() > until) break;
  }
  return row ? position : job.total;
}

type Counts = { -readonly [K in keyof BulkResult]: BulkResult[K] };

async function changeOne(
  context: CommandContext,
  kind: WritableKind,
  change: BulkChange,
  job: Job,
  id: string,
  position: number,
  result: Counts,
): Promise<void> {
  const tried = await context.db.attempt(() => applyChange(context, kind, change, id));
  if (!tried.ok) {
    if (!(tried.error instanceof Fault)) throw tried.error;
    result.refused += 1;
    const reason = tried.error.data.reason ?? tried.error.code;
    if (result.refusals.length < mostNamed) result.refusals = [...result.refusals, { id, reason }];
  } else if (tried.value === undefined) {
    result.unchanged += 1;
  } else {
    result.changed += 1;
    const { before, version } = tried.value;
    await context.db.insertRow('bulk_change', {
      job_id: job.id,
      position,
      record_id: id,
      version,
      before: JSON.stringify(before),
    });
  }
}

async function finish(
  context: CommandContext,
  kind: WritableKind,
  change: BulkChange,
  job: Job,
  result: BulkResult,
): Promise<void> {
  await context.db.deleteRows('bulk_selection', { job_id: job.id });
  if (change.type === 'assign' && typeof change.ownerId === 'string' && result.changed > 0)
    await noteAssignment(context, {
      userId: change.ownerId,
      kind: kind.resource,
      recordId: null,
      count: result.changed,
      note: change.note === '' ? null : change.note,
    });
}

interface ChangeRow {
  readonly position: number;
  readonly record_id: string;
  readonly version: number;
  readonly before: string;
}

/** Puts back what nobody touched since and names the rest. It runs as its starter, who may have given the records away. */
async function undoSome(context: CommandContext, kind: WritableKind, job: Job): Promise<StepResult> {
  const { restored = 0, kept = 0, keptIds = [] } = job.result as Partial<BulkResult>;
  const counts = { restored, kept, keptIds: [...keptIds] };
  const rows = await context.db.all<ChangeRow>(
    'SELECT position, record_id, version, before FROM bulk_change WHERE job_id = ? AND position >= ? ORDER BY position LIMIT ?',
    [job.id, job.position, chunkSize],
  );
  const until = performance.now() + stepTime;
  let position = job.position;
  let done = 0;
  for (const row of rows) {
    const tried = await context.db.attempt(() => undoOne(context, kind, row));
    if (!tried.ok && !(tried.error instanceof Fault)) throw tried.error;
    if (tried.ok && tried.value) counts.restored += 1;
    else {
      counts.kept += 1;
      if (counts.keptIds.length < mostNamed) counts.keptIds.push(row.record_id);
    }
    position = row.position + 1;
    done += 1;
    if (performance.now() > until) break;
  }
  const isDone = done === rows.length && rows.length < chunkSize;
  if (isDone) await forgetNoticesOfBatch(context.db, job.batchId);
  return { position: isDone ? job.total : position, isDone, result: counts };
}

async function undoOne(context: CommandContext, kind: WritableKind, row: ChangeRow): Promise<boolean> {
  const record = await readStored(context.db, kind, row.record_id);
  if (record?.version !== row.version) return false;
  // Written by changeOne above.
  const before = JSON.parse(row.before) as Before;
  if ('isDeleted' in before) await restoreRecord(context, kind, row.record_id);
  else
    await patchRecord(context, kind, {
      id: row.record_id,
      version: row.version,
      ...before.values,
      custom: before.custom,
    });
  return true;
}
