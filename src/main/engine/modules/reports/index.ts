import { metricsContract } from '@shared/modules/reports/metrics.contract';
import { reportsContract } from '@shared/modules/reports/reports.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { findBottlenecks } from './bottlenecks';
import { metricsHandlers } from './metrics.service';

export const reportsModule: EngineModule = {
  start: () => [
    ...operationsOf('metrics', metricsContract, metricsHandlers),
    ...operationsOf('reports', reportsContract, {
      bottlenecks: (context, { pipelineId }) => findBottlenecks(context, pipelineId),
    }),
  ],
};
