import { jobsContract } from '@shared/modules/jobs/jobs.contract';
import { marks } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { jobsHandlers, seesAllJobs } from './jobs.service';

export const jobsModule: EngineModule = {
  start: (services) => {
    services.live.limit('job', async (caller, ids) => {
      if (seesAllJobs(caller.access)) return ids;
      const rows = await services.reader.all<{ id: string }>(
        `SELECT id FROM job WHERE user_id = ? AND id IN (${marks(ids.length)})`,
        [caller.user.id, ...ids],
      );
      return rows.map((row) => row.id);
    });
    return operationsOf('jobs', jobsContract, jobsHandlers(services));
  },
};
