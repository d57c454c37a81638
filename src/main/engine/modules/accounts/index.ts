import { accountsContract } from '@shared/modules/accounts/accounts.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { accountsHandlers } from './accounts.service';

export const accountsModule: EngineModule = {
  start: () => operationsOf('accounts', accountsContract, accountsHandlers),
};
