import type { Services } from '../context';
import type { Operation } from '../operations';
import { customersModule } from './customers';
import { searchModule } from './search';
import { sessionsModule } from './sessions';
import { setupModule } from './setup';

/** What a module gives the engine: its operations, and whatever it must tell the services before the first call. */
export interface EngineModule {
  readonly start: (services: Services) => Operation[];
}

export const modules: readonly EngineModule[] = [setupModule, sessionsModule, customersModule, searchModule];
