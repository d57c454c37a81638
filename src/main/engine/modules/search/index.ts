import { searchContract } from '@shared/modules/search/search.contract';
import { operationsOf } from '../../operations';
import type { EngineModule } from '../index';

export const searchModule: EngineModule = {
  start: ({ search }) =>
    operationsOf('search', searchContract, {
      find: async (context, { q, limit, kinds }) => ({
        items: await search.find(context, q, limit, kinds?.split(',')),
      }),
    }),
};
