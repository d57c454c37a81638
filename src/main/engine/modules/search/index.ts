import { searchContract } from '@shared/modules/search/search.contract';
import { operationsOf, type EngineModule } from '../../operations';

export const searchModule: EngineModule = {
  start: ({ search }) =>
    operationsOf('search', searchContract, {
      find: async (context, { q, limit, kinds }) => ({
        items: await search.find(context, q, limit, kinds?.split(',')),
      }),
    }),
};
