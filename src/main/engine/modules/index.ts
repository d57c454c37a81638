import type { EngineModule } from '../operations';
import { customersModule } from './customers';
import { importsModule } from './imports';
import { exportsModule } from './exports';
import { archiveModule } from './archive';
import { searchModule } from './search';
import { sessionsModule } from './sessions';
import { setupModule } from './setup';

export type { EngineModule };

export const modules: readonly EngineModule[] = [
  setupModule,
  sessionsModule,
  customersModule,
  searchModule,
  importsModule,
  exportsModule,
  archiveModule,
];
