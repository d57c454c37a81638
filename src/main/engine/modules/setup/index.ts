import { setupContract } from '@shared/modules/setup/setup.contract';
import { operationsOf, type EngineModule } from '../../operations';
import { SetupCode } from './setup-code';
import { setupHandlers } from './setup.service';

/** Printed by whoever starts the engine while it is not set up. */
export const setupCode = new SetupCode();

export const setupModule: EngineModule = {
  start: (services) => operationsOf('setup', setupContract, setupHandlers(services, setupCode)),
};
