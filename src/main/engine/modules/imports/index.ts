import { importsContract } from '@shared/modules/imports/imports.contract';
import type { Services } from '../../context';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { importsHandlers } from './imports.service';
import { forgetOldFiles } from './staging/forget-old-files';
import { ImportThreads } from './thread/import-threads';

export { ReadFault } from './reading/read-fault';
export { ImportTasks } from './thread/import-tasks';
export type {
  ThreadAnswer as ImportThreadAnswer,
  ThreadQuestion as ImportThreadQuestion,
  ThreadStart as ImportThreadStart,
} from './thread/messages';

const threadsOf = new WeakMap<Services, ImportThreads>();
const day = 86_400_000;

export const importsModule: EngineModule = {
  start: (services) => {
    const threads = new ImportThreads(services.host);
    threadsOf.set(services, threads);
    const inThread = async (jobId: string) => {
      const { goesOn, events, sequence } = await threads.step({ jobId, now: services.host.clock() });
      return { result: goesOn, events, sequence };
    };
    const step = () => Promise.reject(new Error('imports are written by their thread'));
    services.jobs.register('import', { step, undoStep: step, inThread });
    services.timetable.every('imports', day, () => forgetOldFiles(services));
    return operationsOf('imports', importsContract, importsHandlers(services, threads));
  },
  stop: async (services) => {
    await threadsOf.get(services)?.close();
  },
};
