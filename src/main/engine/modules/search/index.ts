import { searchContract } from '@shared/modules/search/search.contract';
import { operationsOf, type EngineModule } from '../../operations';
import { rebuildJob, rebuildKind } from '../../records/search-check';

export const searchModule: EngineModule = {
  start: (services) => {
    const { search, jobs } = services;
    jobs.register(rebuildJob, rebuildKind(services));
    return operationsOf('search', searchContract, {
      find: async (context, { q, limit, kinds }) => ({
        items: await search.find(context, q, limit, kinds?.split(',')),
      }),
    });
  },
};
