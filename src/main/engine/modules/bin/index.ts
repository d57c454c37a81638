import { binContract } from '@shared/modules/bin/bin.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { binHandlers } from './bin.service';
import { purgeJob, purgeJobKind, purgeWhatIsDue } from './purge';

export { purgeWhatIsDue } from './purge';

const purgeEvery = 6 * 3_600_000;

export const binModule: EngineModule = {
  start: (services) => {
    services.jobs.register(purgeJob, purgeJobKind(services));
    services.timetable.every('purge', purgeEvery, async () => void (await purgeWhatIsDue(services)));
    return operationsOf('bin', binContract, binHandlers);
  },
  // What fell due while Hearth was off.
  ready: async (services) => void (await purgeWhatIsDue(services)),
};
