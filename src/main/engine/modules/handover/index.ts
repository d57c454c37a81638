import { handoverContract } from '@shared/modules/handover/handover.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { handoverJob, handoverKind } from './handover-job';
import { handoverHandlers } from './handover.service';

export const handoverModule: EngineModule = {
  start: (services) => {
    services.jobs.register(handoverJob, handoverKind(services));
    return operationsOf('handover', handoverContract, handoverHandlers(services));
  },
};
