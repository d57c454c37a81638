import { targetsContract } from '@shared/modules/targets/targets.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { targetsHandlers } from './targets.service';

export const targetsModule: EngineModule = {
  start: () => operationsOf('targets', targetsContract, targetsHandlers),
};
