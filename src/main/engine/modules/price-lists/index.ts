import { priceListsContract } from '@shared/modules/price-lists/price-lists.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { priceListsHandlers } from './price-lists.service';

export const priceListsModule: EngineModule = {
  start: () => operationsOf('priceLists', priceListsContract, priceListsHandlers),
};
