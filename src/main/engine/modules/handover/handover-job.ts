import type { HandoverKind, HandoverResult } from '@shared/modules/handover/handover.contract';
import { systemAccess } from '../../access/caller';
import type { CommandContext, Services } from '../../context';
import type { Unit } from '../../database/unit';
import type { Job, JobKind, StepResult } from '../../jobs/job-runner';
import { readStored } from '../../records/read';
import { patchRecord } from '../../records/write';
import type { WritableKind } from '../../records/write';
import { addNotice, forgetNoticesOfBatch } from '../notices';

export const handoverJob = 'handover';

export interface HandoverPayload {
  readonly fromUserId: string;
  readonly toUserId: string;
  readonly kinds: readonly HandoverKind[];
  /** The new owner's home department, where the records move along. */
  readonly departmentId: string | null;
  /** For the new owner, with the notice. */
  readonly note?: string | null;
}

/** About 15 ms of work (rule 7). */
const recordsAtOnce = 5;
const mostNamed = 100;

/** Moves records to their new owner a few at a time; the undo gives back what nobody touched since (rule 8). */
export function handoverKind(services: Services): JobKind {
  return {
    step: (unit, job) => moveSome(services, unit, job),
    undoStep: (unit, job) => giveBackSome(services, unit, job),
  };
}

/** Records of a kind that a person has to hand over; of activities those not done. */
export function belongings(kind: WritableKind): string {
  const open = kind.resource === 'activity' ? ' AND done_at IS NULL' : '';
  return `FROM ${kind.table} WHERE owner_id = ? AND deleted_at IS NULL${open}`;
}

async function moveSome(services: Services, unit: Unit, job: Job): Promise<StepResult> {
  const payload = payloadOf(job);
  const result = resultOf(job);
  const done = result.place ? payload.kinds.indexOf(result.place.kind) : 0;
  for (const name of payload.kinds.slice(done)) {
    const kind = services.kinds.find(name);
    if (!kind) continue;
    const after = result.place?.kind === name ? result.place.id : '';
    const rows = await unit.all<{ id: string }>(`SELECT id ${belongings(kind)} AND id > ? ORDER BY id LIMIT ?`, [
      payload.fromUserId,
      after,
      recordsAtOnce,
    ]);
    const last = rows.at(-1);
    if (!last) continue;
    const context = await jobContext(services, unit, job);
    const tally = { moved: result.moved ?? 0, kept: result.kept ?? 0, keptRecords: [...(result.keptRecords ?? [])] };
    for (const { id } of rows) {
      // One that cannot be moved, such as a file of a closed department, is named and does not stop the others.
      const { ok } = await unit.attempt(() => move(context, kind, id, payload));
      if (ok) tally.moved += 1;
      else keep(tally, name, id);
    }
    const place = { kind: name, id: last.id };
    return { position: job.position + rows.length, isDone: false, result: { ...tally, place } };
  }
  await tellHeir(await jobContext(services, unit, job), payload, result.moved ?? 0);
  return { position: job.position, isDone: true };
}

/** One notice for everything, under the name of whoever left. */
async function tellHeir(context: CommandContext, payload: HandoverPayload, count: number): Promise<void> {
  if (count === 0) return;
  const [only, ...others] = payload.kinds;
  await addNotice(context, {
    what: 'handedOver',
    userId: payload.toUserId,
    byId: payload.fromUserId,
    kind: only !== undefined && others.length === 0 ? only : 'record',
    recordId: null,
    count,
    note: payload.note ?? null,
  });
}

interface Tally {
  kept: number;
  readonly keptRecords: { kind: HandoverKind; id: string }[];
}

function keep(tally: Tally, kind: HandoverKind, id: string): void {
  tally.kept += 1;
  if (tally.keptRecords.length < mostNamed) tally.keptRecords.push({ kind, id });
}

async function move(context: CommandContext, kind: WritableKind, id: string, payload: HandoverPayload): Promise<void> {
  const record = await readStored(context.db, kind, id);
  if (!record) return;
  await patchRecord(context, kind, {
    id,
    version: record.version,
    ownerId: payload.toUserId,
    ...(payload.departmentId !== null && { departmentId: payload.departmentId }),
  });
}

interface BatchLine {
  sequence: number;
  kind: HandoverKind;
  record_id: string;
  changes: string;
  last: number;
}

/** Goes backwards through what the job wrote into the audit; `position` counts the lines. */
async function giveBackSome(services: Services, unit: Unit, job: Job): Promise<StepResult> {
  const result = resultOf(job);
  const lines = await unit.all<BatchLine>(
    `SELECT a.sequence, a.kind, a.record_id, a.changes,
       (SELECT max(l.sequence) FROM audit l WHERE l.kind = a.kind AND l.record_id = a.record_id) AS last
     FROM audit a WHERE a.batch_id = ? AND a.operation LIKE '%.changed'
     ORDER BY a.sequence LIMIT ? OFFSET ?`,
    [job.batchId, recordsAtOnce, job.position],
  );
  if (lines.length === 0) {
    await forgetNoticesOfBatch(unit, job.batchId);
    return { position: job.position, isDone: true };
  }
  // A batch of its own: otherwise the lines written now would be taken for the job's.
  const context = { ...(await jobContext(services, unit, job)), batchId: null };
  // What the run itself could not move is no matter of the undo.
  const isFirst = job.position === 0;
  const tally = {
    restored: result.restored ?? 0,
    kept: isFirst ? 0 : (result.kept ?? 0),
    keptRecords: isFirst ? [] : [...(result.keptRecords ?? [])],
  };
  for (const line of lines) {
    if (await giveBack(services, context, line)) tally.restored += 1;
    else keep(tally, line.kind, line.record_id);
  }
  return { position: job.position + lines.length, isDone: false, result: { ...tally } };
}

async function giveBack(services: Services, context: CommandContext, line: BatchLine): Promise<boolean> {
  const kind = services.kinds.find(line.kind);
  const record = kind && (await readStored(context.db, kind, line.record_id));
  // Written by patchRecord above: fields with before and after.
  const changes = JSON.parse(line.changes) as Record<string, [unknown, unknown]>;
  const values = Object.fromEntries(Object.entries(changes).map(([key, [before]]) => [key, before]));
  if (record && matches(record, values)) return true;
  if (!kind || !record || record.deletedAt !== null || line.last !== line.sequence) return false;
  await patchRecord(context, kind, { ...values, id: record.id, version: record.version });
  return true;
}

/** A person customer and its contact come back together; the second one is already as it was. */
function matches(record: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(values).every(([key, value]) => JSON.stringify(record[key] ?? null) === JSON.stringify(value));
}

/** The job works with the engine's rights, checked when it was started; the audit names who started it. */
async function jobContext(services: Services, unit: Unit, job: Job): Promise<CommandContext> {
  const userId = job.userId ?? '';
  const row = await unit.one<{ name: string; username: string; department_id: string }>(
    'SELECT name, username, department_id FROM app_user WHERE id = ?',
    [userId],
  );
  const user = {
    id: userId,
    name: row?.name ?? '',
    username: row?.username ?? '',
    departmentId: row?.department_id ?? '',
  };
  return {
    services,
    caller: { user, sessionId: null, access: { ...systemAccess, userId } },
    now: unit.now,
    device: 'job',
    isLoopback: true,
    locale: 'en',
    db: unit,
    operation: 'handover.start',
    batchId: job.batchId,
  };
}

function payloadOf(job: Job): HandoverPayload {
  // Written by handover.start alone.
  return job.payload as HandoverPayload;
}

function resultOf(job: Job): HandoverResult {
  // Written by the two steps above alone.
  return job.result;
}
