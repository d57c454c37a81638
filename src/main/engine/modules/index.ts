import type { EngineModule } from '../operations';
import { auditModule } from './audit';
import { activitiesModule } from './activities';
import { contactsModule } from './contacts';
import { customersModule } from './customers';
import { departmentsModule } from './departments';
import { duplicatesModule } from './duplicates';
import { filesModule } from './files';
import { fieldsModule } from './fields';
import { jobsModule } from './jobs';
import { organizationModule } from './organization';
import { rolesModule } from './roles';
import { usersModule } from './users';
import { importsModule } from './imports';
import { exportsModule } from './exports';
import { archiveModule } from './archive';
import { searchModule } from './search';
import { sessionsModule } from './sessions';
import { setupModule } from './setup';
import { uploadsModule } from './uploads';

export type { EngineModule };

export const modules: readonly EngineModule[] = [
  setupModule,
  sessionsModule,
  organizationModule,
  departmentsModule,
  rolesModule,
  usersModule,
  auditModule,
  jobsModule,
  fieldsModule,
  customersModule,
  contactsModule,
  activitiesModule,
  filesModule,
  duplicatesModule,
  searchModule,
  uploadsModule,
  importsModule,
  exportsModule,
  archiveModule,
];
