import { importsContract } from '@shared/modules/imports/imports.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { importsHandlers } from './imports.service';

export const importsModule: EngineModule = {
  start: () => operationsOf('imports', importsContract, importsHandlers),
};
