import { Fault } from '@shared/contract/faults';
import type { jobsContract } from '@shared/modules/jobs/jobs.contract';
import type { Access } from '../../access/caller';
import type { CommandContext, QueryContext, Services } from '../../context';
import type { Job } from '../../jobs/job-runner';
import type { Handlers } from '../../operations';

export function jobsHandlers({ jobs }: Pick<Services, 'jobs'>): Handlers<typeof jobsContract> {
  return {
    list: async ({ db, caller }, { limit, cursor, of }) => {
      if (of === 'everybody' && !seesAllJobs(caller.access)) throw new Fault('not_allowed');
      const place = cursor === undefined ? undefined : await jobs.read(cursor, db);
      if (cursor !== undefined && !place) throw new Fault('invalid_input', { reason: 'badCursor' });
      const found = await jobs.list(db, {
        userId: of === 'everybody' ? undefined : caller.user.id,
        limit: limit + 1,
        after: place,
      });
      const page = found.slice(0, limit);
      return { items: page.map(present), nextCursor: found.length > limit ? (page.at(-1)?.id ?? null) : null };
    },
    read: async (context, { id }) => present(await findJob(jobs, context, id)),
    cancel: async (context, { id }) => {
      await findJob(jobs, context, id);
      await jobs.cancel(context.db, id);
      return present(await findJob(jobs, context, id));
    },
    undo: async (context, { id }) => {
      const job = await findJob(jobs, context, id);
      if (!jobs.canUndo(job.kind)) throw new Fault('in_use', { reason: 'cannotUndo' });
      await jobs.undo(context.db, id);
      return present(await findJob(jobs, context, id));
    },
  };
}

/** Long work is its starter's business, and of those who look after the firm's settings. */
async function findJob(jobs: Services['jobs'], context: QueryContext | CommandContext, id: string): Promise<Job> {
  const unsafeJob = await jobs.read(id, context.db);
  const { caller } = context;
  if (!unsafeJob || (unsafeJob.userId !== caller.user.id && !seesAllJobs(caller.access))) throw new Fault('not_found');
  return unsafeJob;
}

export function seesAllJobs(access: Access): boolean {
  return access.scope('settings', 'edit') === 'all';
}

function present({ id, kind, state, position, total, result, userId, createdAt, updatedAt }: Job) {
  return {
    id,
    kind,
    state,
    position,
    total,
    result: { ...result },
    userId,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
