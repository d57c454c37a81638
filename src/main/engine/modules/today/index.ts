import { todayContract } from '@shared/modules/today/today.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { todayHandlers } from './today.service';

export const todayModule: EngineModule = { start: () => operationsOf('today', todayContract, todayHandlers) };
