import { metricsContract } from '@shared/modules/reports/metrics.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { metricsHandlers } from './metrics.service';

export const reportsModule: EngineModule = { start: () => operationsOf('metrics', metricsContract, metricsHandlers) };
