import { setupContract } from '@shared/modules/setup/setup.contract';
import { operationsOf } from '../../operations';
import type { EngineModule } from '../index';
import { SetupCode, setupHandlers } from './setup.service';

export { findOrganization, readOrganization, writeOrganization } from './organization';

/** Printed by whoever starts the engine while it is not set up. */
export const setupCode = new SetupCode();

export const setupModule: EngineModule = {
  start: (services) => operationsOf('setup', setupContract, setupHandlers(services, setupCode)),
};
