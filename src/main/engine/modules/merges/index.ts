import { mergesContract } from '@shared/modules/merges/merges.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { forgetMerges } from './forget-merges';
import { mergesHandlers } from './merges.service';

export { forgetMerges } from './forget-merges';
export { foreignTables, historyTables, looseTables, pairTables } from './pointers';

const everyHour = 3_600_000;

export const mergesModule: EngineModule = {
  start: (services) => {
    services.timetable.every('merges.forget', everyHour, async () => {
      while ((await forgetMerges(services)) > 0);
    });
    return operationsOf('merges', mergesContract, mergesHandlers);
  },
};
