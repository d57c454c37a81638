import { archiveContract } from '@shared/modules/archive/archive.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { archiveHandlers } from './archive.service';

export const archiveModule: EngineModule = {
  start: () => operationsOf('archive', archiveContract, archiveHandlers),
};
