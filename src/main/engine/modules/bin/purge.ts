import { Fault } from '@shared/contract/faults';
import { binKinds } from '@shared/modules/bin/bin.contract';
import { systemAccess } from '../../access/caller';
import type { CommandContext, Services } from '../../context';
import type { Unit } from '../../database/unit';
import type { JobKind } from '../../jobs/job-runner';
import { readStored } from '../../records/read';
import type { WritableKind } from '../../records/write';
import { tell } from '../../records/tell';
import { removeFromTimeline } from '../../timeline/timeline';
import { keptFor } from './bin.service';

export const purgeJob = 'bin.purge';
const stepTime = 12;
const atOnce = 50;

/**
 * Starts the work where there is something that has waited its thirty days. Answers the job's id, that of the one under way
 * where there is one: what fell due since then waits for the next round.
 */
export async function purgeWhatIsDue(services: Services): Promise<string | undefined> {
  const limit = services.host.clock() - keptFor;
  let total = 0;
  for (const name of binKinds) {
    const kind = services.kinds.find(name);
    if (!kind) continue;
    const row = await services.reader.one<{ count: number }>(
      `SELECT count(*) AS count FROM ${kind.table} c INDEXED BY ${kind.table}_bin WHERE ${dueIn(kind)}`,
      [limit],
    );
    total += row?.count ?? 0;
  }
  if (total === 0) return undefined;
  const committed = await services.writer.command(
    async (unit) =>
      (await services.jobs.findOpen(unit, purgeJob)) ??
      services.jobs.enqueue(unit, { kind: purgeJob, payload: { limit }, total, userId: '' }),
  );
  services.live.publish(committed);
  return committed.result;
}

/** A merged record stays for the undo of its merge. */
function dueIn(kind: WritableKind): string {
  return `c.deleted_at IS NOT NULL AND c.deleted_at < ?${kind.canMerge ? ' AND c.merged_into_id IS NULL' : ''}`;
}

/** Deletes for good, a few records a step. One that something else still points at is passed over and named. */
export function purgeJobKind(services: Services): JobKind {
  return {
    step: async (unit, job) => {
      // Written by purgeWhatIsDue above.
      const { limit } = job.payload as { limit: number };
      const { kept = [] } = job.result as { kept?: string[] };
      const until = performance.now() + stepTime;
      let position = job.position;
      for (const name of binKinds) {
        const kind = services.kinds.find(name);
        if (!kind) continue;
        const rows = await unit.all<{ id: string }>(
          `SELECT c.id FROM ${kind.table} c INDEXED BY ${kind.table}_bin WHERE ${dueIn(kind)}
             AND c.id NOT IN (SELECT value FROM json_each(?)) ORDER BY c.deleted_at LIMIT ?`,
          [limit, JSON.stringify(kept), atOnce],
        );
        for (const { id } of rows) {
          const tried = await unit.attempt(() => purgeOne(contextFor(services, unit, job.batchId), kind, id));
          if (!tried.ok) {
            services.log.warn({ err: tried.error, kind: name, id }, 'a record could not be deleted for good');
            kept.push(id);
          }
          position += 1;
          if (performance.now() > until) return { position, isDone: false, result: { kept } };
        }
        if (rows.length === atOnce) return { position, isDone: false, result: { kept } };
      }
      return { position: Math.max(position, job.total), isDone: true, result: { kept } };
    },
  };
}

function contextFor(services: Services, unit: Unit, batchId: string): CommandContext {
  return {
    services,
    caller: { user: { id: '', name: '', username: '', departmentId: '' }, sessionId: null, access: systemAccess },
    now: unit.now,
    device: 'job',
    isLoopback: true,
    locale: 'en',
    db: unit,
    operation: purgeJob,
    batchId,
    isFollowing: true,
  };
}

/** Takes a record and everything that is only about it away; the audit keeps that it was there. */
async function purgeOne(context: CommandContext, kind: WritableKind, id: string): Promise<void> {
  const { db } = context;
  const record = await readStored(db, kind, id);
  if (!record) throw new Fault('not_found');
  const withLinks = kind.linked ? { ...record, [kind.linked.key]: await kind.linked.read(db, id) } : record;
  await tell(context, kind, { what: 'purged', record: withLinks, before: withLinks, changes: {} });
  await removeFromTimeline(db, { kind: kind.resource, id });
  await db.deleteRows('timeline_link', { subject_kind: kind.resource, subject_id: id });
  await db.deleteRows('recent_record', { kind: kind.resource, record_id: id });
  await db.deleteRows(kind.table, { id });
}
