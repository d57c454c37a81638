import type { EngineModule } from '../operations';
import { customersModule } from './customers';
import { searchModule } from './search';
import { sessionsModule } from './sessions';
import { setupModule } from './setup';

export type { EngineModule };

export const modules: readonly EngineModule[] = [setupModule, sessionsModule, customersModule, searchModule];
