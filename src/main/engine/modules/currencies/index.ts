import { currenciesContract } from '@shared/modules/currencies/currencies.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { currenciesHandlers } from './currencies.service';

export const currenciesModule: EngineModule = {
  start: () => operationsOf('currencies', currenciesContract, currenciesHandlers),
};
