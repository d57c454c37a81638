import { jobsContract } from '@shared/modules/jobs/jobs.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { jobsHandlers } from './jobs.service';

export const jobsModule: EngineModule = {
  start: (services) => operationsOf('jobs', jobsContract, jobsHandlers(services)),
};
