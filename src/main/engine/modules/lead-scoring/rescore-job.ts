import type { Services } from '../../context';
import type { Unit } from '../../database/unit';
import { wholeKind } from '../../database/unit';
import type { JobKind } from '../../jobs/job-runner';
import { rescoreLeads } from './rescore';

export const rescoreJob = 'leadScoring';
/** So many leads in one command: a few milliseconds. */
const atOnce = 50;

/** Wishes that all leads be scored by the present rules; a run under way for older ones ends. */
export async function enqueueRescoring(services: Services, unit: Unit, userId: string): Promise<string> {
  const open = await services.jobs.findOpen(unit, rescoreJob);
  if (open !== undefined) await services.jobs.cancel(unit, open);
  const row = await unit.one<{ count: number }>('SELECT count(*) AS count FROM lead WHERE deleted_at IS NULL');
  return services.jobs.enqueue(unit, { kind: rescoreJob, payload: {}, total: row?.count ?? 0, userId });
}

/** Goes through all leads in the order of their ids. New rules set nothing going: nobody is handed over for them. */
export function rescoreJobKind(services: Services): JobKind {
  return {
    step: async (unit, job) => {
      const after = typeof job.result['after'] === 'string' ? job.result['after'] : '';
      const rows = await unit.all<{ id: string }>(
        'SELECT id FROM lead WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?',
        [after, atOnce],
      );
      const rescored = await rescoreLeads(
        services,
        unit,
        rows.map(({ id }) => id),
      );
      const changed = Number(job.result['changed'] ?? 0) + countChanged(rescored.values());
      const isDone = rows.length < atOnce;
      if (isDone && changed > 0) unit.announce('lead', wholeKind);
      return {
        position: isDone ? job.total : Math.min(job.total, job.position + rows.length),
        isDone,
        result: { after: rows.at(-1)?.id ?? after, changed },
      };
    },
  };
}

/**
 * Scores anew the leads whose points time has changed, some at a time; open lists hear of it once at the end. Without any
 * due it only reads.
 */
export async function letScoresDecay(services: Services): Promise<void> {
  const { reader, writer, live, host } = services;
  let changed = 0;
  for (;;) {
    const due = await reader.all<{ id: string }>(
      'SELECT id FROM lead WHERE score_due_at IS NOT NULL AND score_due_at <= ? AND deleted_at IS NULL ORDER BY score_due_at, id LIMIT ?',
      [host.clock(), atOnce],
    );
    const isLast = due.length < atOnce;
    if (due.length === 0 && changed === 0) return;
    const committed = await writer.command(async (unit) => {
      const rescored = await rescoreLeads(
        services,
        unit,
        due.map(({ id }) => id),
      );
      const now = changed + countChanged(rescored.values());
      if (isLast && now > 0) unit.announce('lead', wholeKind);
      return now;
    });
    live.publish(committed);
    changed = committed.result;
    if (isLast) return;
  }
}

function countChanged(rescored: Iterable<{ readonly before: number; readonly after: number }>): number {
  return [...rescored].filter(({ before, after }) => before !== after).length;
}
