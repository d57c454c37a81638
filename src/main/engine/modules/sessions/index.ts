import { sessionsContract } from '@shared/modules/sessions/sessions.contract';
import { operationsOf, type EngineModule } from '../../operations';
import { sessionsHandlers } from './sessions.service';

export { endSessions, sessionsOf, startSession } from './session-store';

export const sessionsModule: EngineModule = {
  start: (services) => operationsOf('sessions', sessionsContract, sessionsHandlers(services)),
};
