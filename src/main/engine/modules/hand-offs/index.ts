import { handOffsContract } from '@shared/modules/hand-offs/hand-offs.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { followLead } from './end';
import { handOffsHandlers } from './hand-offs.service';
import { lookForLate } from './late';

export { handOffByScore } from './begin';
export { lookForLate } from './late';

const lookEvery = 60_000;

export const handOffsModule: EngineModule = {
  start: (services) => {
    services.hooks.on('lead', followLead);
    services.timetable.every('late-hand-offs', lookEvery, () => lookForLate(services));
    return operationsOf('handOffs', handOffsContract, handOffsHandlers);
  },
};
