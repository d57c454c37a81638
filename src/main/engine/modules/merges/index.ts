import { mergesContract } from '@shared/modules/merges/merges.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { mergesHandlers } from './merges.service';

export { historyTables, looseTables, pairTables } from './pointers';

export const mergesModule: EngineModule = {
  start: () => operationsOf('merges', mergesContract, mergesHandlers),
};
