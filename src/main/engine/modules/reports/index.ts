import { metricsContract } from '@shared/modules/reports/metrics.contract';
import { reportsContract } from '@shared/modules/reports/reports.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { metricsHandlers } from './metrics.service';
import { reportsHandlers } from './reports.service';

export const reportsModule: EngineModule = {
  start: () => [
    ...operationsOf('metrics', metricsContract, metricsHandlers),
    ...operationsOf('reports', reportsContract, reportsHandlers),
  ],
};

export { askOf } from './ask';
export { achievedBy, orderedProducts } from './achieved';
export type { Achieved } from './achieved';
export { questionOf } from './metrics/question';
