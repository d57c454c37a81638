import { auditContract } from '../modules/audit/audit.contract';
import { departmentsContract } from '../modules/departments/departments.contract';
import { handoverContract } from '../modules/handover/handover.contract';
import { sharingContract } from '../modules/sharing/sharing.contract';
import { jobsContract } from '../modules/jobs/jobs.contract';
import { opportunitiesContract } from '../modules/opportunities/opportunities.contract';
import { leadAssignmentContract } from '../modules/lead-assignment/lead-assignment.contract';
import { handOffsContract } from '../modules/hand-offs/hand-offs.contract';
import { leadScoringContract } from '../modules/lead-scoring/lead-scoring.contract';
import { leadFormsContract } from '../modules/lead-forms/lead-forms.contract';
import { leadsContract } from '../modules/leads/leads.contract';
import { metricsContract } from '../modules/reports/metrics.contract';
import { printingContract } from '../modules/printing/printing.contract';
import { targetsContract } from '../modules/targets/targets.contract';
import { reportsContract } from '../modules/reports/reports.contract';
import { currenciesContract } from '../modules/currencies/currencies.contract';
import { priceListsContract } from '../modules/price-lists/price-lists.contract';
import { productsContract } from '../modules/products/products.contract';
import { quotesContract } from '../modules/quotes/quotes.contract';
import { ordersContract } from '../modules/orders/orders.contract';
import { costsContract } from '../modules/costs/costs.contract';
import { contractsContract } from '../modules/contracts/contracts.contract';
import { accountsContract } from '../modules/accounts/accounts.contract';
import { paymentsContract } from '../modules/payments/payments.contract';
import { pipelinesContract } from '../modules/pipelines/pipelines.contract';
import { workingCalendarContract } from '../modules/working-calendar/working-calendar.contract';
import { organizationContract } from '../modules/organization/organization.contract';
import { rolesContract } from '../modules/roles/roles.contract';
import { usersContract } from '../modules/users/users.contract';
import { activitiesContract } from '../modules/activities/activities.contract';
import { calendarContract } from '../modules/calendar/calendar.contract';
import { calendarFeedsContract } from '../modules/calendar-feeds/calendar-feeds.contract';
import { callsContract } from '../modules/calls/calls.contract';
import { activitySeriesContract } from '../modules/activity-series/activity-series.contract';
import { binContract } from '../modules/bin/bin.contract';
import { bulkContract } from '../modules/bulk/bulk.contract';
import { commentsContract } from '../modules/comments/comments.contract';
import { deliveryContract } from '../modules/delivery/delivery.contract';
import { contactsContract } from '../modules/contacts/contacts.contract';
import { fieldsContract } from '../modules/fields/fields.contract';
import { noticesContract } from '../modules/notices/notices.contract';
import { todayContract } from '../modules/today/today.contract';
import { viewsContract } from '../modules/views/views.contract';
import { customersContract } from '../modules/customers/customers.contract';
import { duplicatesContract } from '../modules/duplicates/duplicates.contract';
import { filesContract } from '../modules/files/files.contract';
import { mergesContract } from '../modules/merges/merges.contract';
import { importsContract } from '../modules/imports/imports.contract';
import { exportsContract } from '../modules/exports/exports.contract';
import { archiveContract } from '../modules/archive/archive.contract';
import { searchContract } from '../modules/search/search.contract';
import { sessionsContract } from '../modules/sessions/sessions.contract';
import { setupContract } from '../modules/setup/setup.contract';
import { uploadsContract } from '../modules/uploads/uploads.contract';

/** Everything a person, a program or a job can do, by module and verb. */
export const contract = {
  setup: setupContract,
  sessions: sessionsContract,
  organization: organizationContract,
  workingCalendar: workingCalendarContract,
  departments: departmentsContract,
  roles: rolesContract,
  users: usersContract,
  audit: auditContract,
  jobs: jobsContract,
  sharing: sharingContract,
  handover: handoverContract,
  customers: customersContract,
  activities: activitiesContract,
  calendar: calendarContract,
  activitySeries: activitySeriesContract,
  calendarFeeds: calendarFeedsContract,
  calls: callsContract,
  leads: leadsContract,
  leadForms: leadFormsContract,
  leadAssignment: leadAssignmentContract,
  leadScoring: leadScoringContract,
  handOffs: handOffsContract,
  pipelines: pipelinesContract,
  opportunities: opportunitiesContract,
  products: productsContract,
  priceLists: priceListsContract,
  currencies: currenciesContract,
  quotes: quotesContract,
  orders: ordersContract,
  payments: paymentsContract,
  contracts: contractsContract,
  accounts: accountsContract,
  costs: costsContract,
  metrics: metricsContract,
  reports: reportsContract,
  targets: targetsContract,
  bin: binContract,
  bulk: bulkContract,
  contacts: contactsContract,
  comments: commentsContract,
  delivery: deliveryContract,
  fields: fieldsContract,
  notices: noticesContract,
  today: todayContract,
  views: viewsContract,
  search: searchContract,
  duplicates: duplicatesContract,
  files: filesContract,
  merges: mergesContract,
  uploads: uploadsContract,
  imports: importsContract,
  exports: exportsContract,
  archive: archiveContract,
  printing: printingContract,
};

export type Contract = typeof contract;
