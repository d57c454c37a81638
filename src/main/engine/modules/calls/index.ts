import { callsContract } from '@shared/modules/calls/calls.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { callsHandlers } from './calls.service';

export const callsModule: EngineModule = { start: () => operationsOf('calls', callsContract, callsHandlers) };
