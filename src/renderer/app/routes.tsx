import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './Frame';
import { NotFound } from './NotFound';
import { PageFault } from './PageFault';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';

/** Parts of an address that a page keeps there: filter, sort, view; each page reads its own. */
export type PageSearch = Record<string, string>;

const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): PageSearch =>
    Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)])),
});

/** One page: its path and where its component comes from, fetched when it is opened first. */
function page<Path extends string, Name extends string>(
  path: Path,
  load: () => Promise<Record<Name, () => React.ReactNode>>,
  name: Name,
) {
  return createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load, name) });
}

const routes = [
  page('/', () => import('../modules/today/TodayPage'), 'TodayPage'),
  page('/customers', () => import('../modules/customers/CustomerListPage'), 'CustomerListPage'),
  page('/customers/new', () => import('../modules/customers/CustomerFormPage'), 'CustomerNewPage'),
  page('/customers/$id', () => import('../modules/customers/CustomerPage'), 'CustomerPage'),
  page('/customers/$id/edit', () => import('../modules/customers/CustomerFormPage'), 'CustomerEditPage'),
  page('/contacts', () => import('../modules/contacts/ContactListPage'), 'ContactListPage'),
  page('/contacts/new', () => import('../modules/contacts/ContactFormPage'), 'ContactNewPage'),
  page('/contacts/$id', () => import('../modules/contacts/ContactPage'), 'ContactPage'),
  page('/contacts/$id/edit', () => import('../modules/contacts/ContactFormPage'), 'ContactEditPage'),
  page('/leads', () => import('../modules/leads/LeadListPage'), 'LeadListPage'),
  page('/leads/new', () => import('../modules/leads/LeadFormPage'), 'LeadNewPage'),
  page('/leads/$id', () => import('../modules/leads/LeadPage'), 'LeadPage'),
  page('/leads/$id/edit', () => import('../modules/leads/LeadFormPage'), 'LeadEditPage'),
  page('/opportunities', () => import('../modules/opportunities/OpportunityListPage'), 'OpportunityListPage'),
  page('/opportunities/board', () => import('../modules/opportunities/board/BoardPage'), 'BoardPage'),
  page('/opportunities/new', () => import('../modules/opportunities/OpportunityFormPage'), 'OpportunityNewPage'),
  page('/opportunities/$id', () => import('../modules/opportunities/OpportunityPage'), 'OpportunityPage'),
  page('/opportunities/$id/edit', () => import('../modules/opportunities/OpportunityFormPage'), 'OpportunityEditPage'),
  page('/print/$kind/$ids', () => import('../modules/printing/PrintPage'), 'PrintPage'),
  page('/products', () => import('../modules/products/ProductListPage'), 'ProductListPage'),
  page('/products/new', () => import('../modules/products/ProductFormPage'), 'ProductNewPage'),
  page('/products/$id', () => import('../modules/products/ProductPage'), 'ProductPage'),
  page('/products/$id/edit', () => import('../modules/products/ProductFormPage'), 'ProductEditPage'),
  page('/quotes', () => import('../modules/quotes/QuoteListPage'), 'QuoteListPage'),
  page('/quotes/$id', () => import('../modules/quotes/QuotePage'), 'QuotePage'),
  page('/orders', () => import('../modules/orders/OrderListPage'), 'OrderListPage'),
  page('/orders/new', () => import('../modules/orders/OrderFormPage'), 'OrderNewPage'),
  page('/orders/$id', () => import('../modules/orders/OrderPage'), 'OrderPage'),
  page('/orders/$id/edit', () => import('../modules/orders/OrderFormPage'), 'OrderEditPage'),
  page('/receivables', () => import('../modules/accounts/AccountsPage'), 'AccountsPage'),
  page('/costs', () => import('../modules/costs/CostListPage'), 'CostListPage'),
  page('/costs/new', () => import('../modules/costs/CostFormPage'), 'CostNewPage'),
  page('/costs/$id', () => import('../modules/costs/CostPage'), 'CostPage'),
  page('/costs/$id/edit', () => import('../modules/costs/CostFormPage'), 'CostEditPage'),
  page('/contracts', () => import('../modules/contracts/ContractListPage'), 'ContractListPage'),
  page('/contracts/new', () => import('../modules/contracts/ContractFormPage'), 'ContractNewPage'),
  page('/contracts/$id', () => import('../modules/contracts/ContractPage'), 'ContractPage'),
  page('/contracts/$id/edit', () => import('../modules/contracts/ContractFormPage'), 'ContractEditPage'),
  page('/payments', () => import('../modules/payments/PaymentListPage'), 'PaymentListPage'),
  page('/payments/new', () => import('../modules/payments/PaymentFormPage'), 'PaymentNewPage'),
  page('/payments/$id', () => import('../modules/payments/PaymentPage'), 'PaymentPage'),
  page('/payments/$id/edit', () => import('../modules/payments/PaymentFormPage'), 'PaymentEditPage'),
  page('/reports', () => import('../modules/reports/report/ReportsPage'), 'ReportsPage'),
  page('/reports/targets', () => import('../modules/targets/TargetsPage'), 'TargetsPage'),
  page('/reports/dashboard', () => import('../modules/reports/dashboard/DashboardPage'), 'DashboardPage'),
  page('/reports/$name', () => import('../modules/reports/report/ReportPage'), 'ReportPage'),
  page('/activities', () => import('../modules/activities/ActivityListPage'), 'ActivityListPage'),
  page('/call', () => import('../modules/calls/CallPage'), 'CallPage'),
  page('/calendar', () => import('../modules/calendar/CalendarPage'), 'CalendarPage'),
  page('/bin', () => import('../modules/bin/BinPage'), 'BinPage'),
  page('/imports', () => import('../modules/imports/ImportsPage'), 'ImportsPage'),
  page('/imports/$id', () => import('../modules/imports/ImportPage'), 'ImportPage'),
  page('/duplicates', () => import('../modules/duplicates/DuplicatesPage'), 'DuplicatesPage'),
  page('/merge', () => import('../modules/duplicates/MergePage'), 'MergePage'),
  page('/settings', () => import('../modules/settings/SettingsPage'), 'SettingsPage'),
  page('/settings/account', () => import('../modules/settings/account/AccountPage'), 'AccountPage'),
  page('/settings/firm', () => import('../modules/settings/firm/FirmPage'), 'FirmPage'),
  page('/settings/departments', () => import('../modules/settings/departments/DepartmentsPage'), 'DepartmentsPage'),
  page('/settings/people', () => import('../modules/settings/people/PeoplePage'), 'PeoplePage'),
  page('/settings/people/$id', () => import('../modules/settings/people/PersonPage'), 'PersonPage'),
  page('/settings/roles', () => import('../modules/settings/roles/RolesPage'), 'RolesPage'),
  page(
    '/settings/working-calendar',
    () => import('../modules/settings/working-calendar/WorkingCalendarPage'),
    'WorkingCalendarPage',
  ),
  page('/settings/fields', () => import('../modules/settings/fields/FieldsPage'), 'FieldsPage'),
  page('/settings/delivery', () => import('../modules/settings/delivery/DeliveryPage'), 'DeliveryPage'),
  page('/settings/pipelines', () => import('../modules/settings/pipelines/PipelinesPage'), 'PipelinesPage'),
  page('/settings/discounts', () => import('../modules/settings/discounts/DiscountLimitsPage'), 'DiscountLimitsPage'),
  page('/settings/printing', () => import('../modules/settings/printing/PrintingPage'), 'PrintingPage'),
  page(
    '/settings/lead-assignment',
    () => import('../modules/settings/lead-assignment/LeadAssignmentPage'),
    'LeadAssignmentPage',
  ),
  page('/settings/lead-scoring', () => import('../modules/settings/lead-scoring/LeadScoringPage'), 'LeadScoringPage'),
  page('/settings/lead-forms', () => import('../modules/settings/lead-forms/LeadFormsPage'), 'LeadFormsPage'),
  page('/settings/printing/templates', () => import('../modules/settings/printing/TemplatesPage'), 'TemplatesPage'),
  page('/settings/price-lists', () => import('../modules/settings/price-lists/PriceListsPage'), 'PriceListsPage'),
  page('/settings/currencies', () => import('../modules/settings/currencies/CurrenciesPage'), 'CurrenciesPage'),
  page('/settings/modules', () => import('../modules/settings/ModulesPage'), 'ModulesPage'),
  page('/settings/log', () => import('../modules/settings/log/LogPage'), 'LogPage'),
  page('/settings/archive', () => import('../modules/settings/archive/ArchivePage'), 'ArchivePage'),
];

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  // Plain text on both sides: what a page keeps in its address is text, and such addresses stay readable.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as PageSearch).toString();
    return text === '' ? '' : `?${text}`;
  },
  defaultPreload: 'intent',
  defaultErrorComponent: PageFault,
  defaultPendingComponent: LoadingRows,
});
