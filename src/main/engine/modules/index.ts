import type { EngineModule } from '../operations';
import { auditModule } from './audit';
import { activitiesModule } from './activities';
import { binModule } from './bin';
import { calendarModule } from './calendar';
import { calendarFeedsModule } from './calendar-feeds';
import { callsModule } from './calls';
import { activitySeriesModule } from './activity-series';
import { bulkModule } from './bulk';
import { commentsModule } from './comments';
import { deliveryModule } from './delivery';
import { contactsModule } from './contacts';
import { customersModule } from './customers';
import { departmentsModule } from './departments';
import { duplicatesModule } from './duplicates';
import { filesModule } from './files';
import { mergesModule } from './merges';
import { fieldsModule } from './fields';
import { handoverModule } from './handover';
import { jobsModule } from './jobs';
import { sharingModule } from './sharing';
import { leadsModule } from './leads';
import { leadAssignmentModule } from './lead-assignment';
import { handOffsModule } from './hand-offs';
import { leadScoringModule } from './lead-scoring';
import { leadFormsModule } from './lead-forms';
import { noticesModule } from './notices';
import { opportunitiesModule } from './opportunities';
import { organizationModule } from './organization';
import { pipelinesModule } from './pipelines';
import { productsModule } from './products';
import { priceListsModule } from './price-lists';
import { currenciesModule } from './currencies';
import { quotesModule } from './quotes';
import { ordersModule } from './orders';
import { costsModule } from './costs';
import { contractsModule } from './contracts';
import { accountsModule } from './accounts';
import { paymentsModule } from './payments';
import { printingModule } from './printing';
import { reportsModule } from './reports';
import { targetsModule } from './targets';
import { rolesModule } from './roles';
import { usersModule } from './users';
import { importsModule } from './imports';
import { exportsModule } from './exports';
import { archiveModule } from './archive';
import { searchModule } from './search';
import { sessionsModule } from './sessions';
import { setupModule } from './setup';
import { todayModule } from './today';
import { viewsModule } from './views';
import { workingCalendarModule } from './working-calendar';
import { uploadsModule } from './uploads';

export type { EngineModule };

export const modules: readonly EngineModule[] = [
  setupModule,
  sessionsModule,
  organizationModule,
  workingCalendarModule,
  departmentsModule,
  rolesModule,
  usersModule,
  auditModule,
  jobsModule,
  sharingModule,
  handoverModule,
  fieldsModule,
  customersModule,
  contactsModule,
  activitiesModule,
  calendarModule,
  activitySeriesModule,
  calendarFeedsModule,
  callsModule,
  leadsModule,
  leadFormsModule,
  leadAssignmentModule,
  leadScoringModule,
  handOffsModule,
  pipelinesModule,
  opportunitiesModule,
  productsModule,
  priceListsModule,
  currenciesModule,
  quotesModule,
  ordersModule,
  paymentsModule,
  contractsModule,
  accountsModule,
  costsModule,
  reportsModule,
  targetsModule,
  noticesModule,
  commentsModule,
  deliveryModule,
  viewsModule,
  bulkModule,
  binModule,
  todayModule,
  filesModule,
  duplicatesModule,
  mergesModule,
  searchModule,
  uploadsModule,
  importsModule,
  exportsModule,
  archiveModule,
  printingModule,
];
