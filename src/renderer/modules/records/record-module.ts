import type { Action } from '@shared/access/resources';
import type { Fields } from '@shared/contract/fields';
import type { Filter, ListSums, Mark, Page } from '@shared/contract/list';
import { activityFields, type ActivityCreate } from '@shared/modules/activities/activity';
import { contactFields, type ContactCreate } from '@shared/modules/contacts/contact';
import { customerFields, type CustomerCreate } from '@shared/modules/customers/customer';
import { leadFields, type LeadCreate } from '@shared/modules/leads/lead';
import { opportunityFields, type OpportunityCreate } from '@shared/modules/opportunities/opportunity';
import { orderFields, type OrderCreate } from '@shared/modules/orders/order';
import { costFields, type CostCreate } from '@shared/modules/costs/cost';
import { contractFields, type ContractCreate } from '@shared/modules/contracts/contract';
import { paymentFields, type PaymentCreate } from '@shared/modules/payments/payment';
import { quoteFields, type QuoteCreate } from '@shared/modules/quotes/quote';
import { productFields, type ProductCreate } from '@shared/modules/products/product';
import { api, client } from '@renderer/api/client';
import type { IconName } from '@renderer/app/icons/paths';

/** Any record as answered: its fields, and the frame every record has. */
export interface AnyRecord {
  readonly id: string;
  readonly version: number;
  readonly can: readonly Action[];
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  readonly masked?: readonly string[];
  readonly custom?: Readonly<Record<string, unknown>>;
  /** In a list that was searched: where the words stand in its name. */
  readonly marks?: readonly Mark[] | undefined;
  readonly [field: string]: unknown;
}

export type RecordValues = Readonly<Record<string, unknown>>;
export type RecordKey =
  | 'customer'
  | 'contact'
  | 'activity'
  | 'lead'
  | 'opportunity'
  | 'product'
  | 'quote'
  | 'order'
  | 'payment'
  | 'cost'
  | 'contract';

export interface ListQuery {
  limit?: number;
  offset?: number;
  cursor?: string;
  sort?: string;
  filter?: Filter;
  q?: string;
  total?: 'upTo10000' | 'exact' | 'none';
}

/**
 * What the shared pages know of a kind of record. A new module adds its own here and gets list, form, filter and
 * conflict handling from its field descriptions.
 */
export interface RecordModule {
  readonly kind: RecordKey;
  /** Name of the module: texts and addresses begin with it. */
  readonly name:
    | 'customers'
    | 'contacts'
    | 'activities'
    | 'leads'
    | 'opportunities'
    | 'products'
    | 'quotes'
    | 'orders'
    | 'payments'
    | 'costs'
    | 'contracts';
  readonly icon: IconName;
  readonly fields: Fields;
  /** The field a record is called by. */
  readonly titleKey: string;
  /** Part of every query key of this module, for what live updates make stale. */
  readonly baseKey: readonly unknown[];
  list(query: ListQuery, signal?: AbortSignal): Promise<Page<AnyRecord>>;
  /** What everything a list shows comes to; kinds without money have none. */
  readonly sums?: (query: Pick<ListQuery, 'filter' | 'q'>, signal?: AbortSignal) => Promise<ListSums>;
  readKey(id: string): readonly unknown[];
  read(id: string, signal?: AbortSignal): Promise<AnyRecord>;
  create(values: RecordValues): Promise<AnyRecord>;
  patch(id: string, version: number, values: RecordValues): Promise<AnyRecord>;
  remove(id: string): Promise<unknown>;
  restore(id: string): Promise<unknown>;
  /** The real value of a masked field; the engine logs who looked. Kinds without masked fields have none. */
  readonly reveal?: (id: string, field: string) => Promise<unknown>;
}

// The casts to …Create: forms build values from the same field descriptions the contract's types are made of, and the
// engine checks them again.
export const recordModules: Readonly<Record<RecordKey, RecordModule>> = {
  customer: {
    kind: 'customer',
    name: 'customers',
    icon: 'people',
    fields: customerFields,
    titleKey: 'name',
    baseKey: api.customers.key(),
    list: (query, signal) => client.customers.list(query, { signal }),
    readKey: (id) => api.customers.read.queryKey({ input: { id } }),
    read: (id, signal) => client.customers.read({ id }, { signal }),
    create: (values) => client.customers.create(values as CustomerCreate),
    patch: (id, version, values) => client.customers.patch({ ...values, id, version }),
    remove: (id) => client.customers.delete({ id }),
    restore: (id) => client.customers.restore({ id }),
    reveal: async (id, field) => (await client.customers.reveal({ id, field })).value,
  },
  contact: {
    kind: 'contact',
    name: 'contacts',
    icon: 'person',
    fields: contactFields,
    titleKey: 'name',
    baseKey: api.contacts.key(),
    list: (query, signal) => client.contacts.list(query, { signal }),
    readKey: (id) => api.contacts.read.queryKey({ input: { id } }),
    read: (id, signal) => client.contacts.read({ id }, { signal }),
    create: (values) => client.contacts.create(values as ContactCreate),
    patch: (id, version, values) => client.contacts.patch({ ...values, id, version }),
    remove: (id) => client.contacts.delete({ id }),
    restore: (id) => client.contacts.restore({ id }),
    reveal: async (id, field) => (await client.contacts.reveal({ id, field })).value,
  },
  activity: {
    kind: 'activity',
    name: 'activities',
    icon: 'task',
    fields: activityFields,
    titleKey: 'subject',
    baseKey: api.activities.key(),
    list: (query, signal) => client.activities.list(query, { signal }),
    readKey: (id) => api.activities.read.queryKey({ input: { id } }),
    read: (id, signal) => client.activities.read({ id }, { signal }),
    create: (values) => client.activities.create(values as ActivityCreate),
    patch: (id, version, values) => client.activities.patch({ ...values, id, version }),
    remove: (id) => client.activities.delete({ id }),
    restore: (id) => client.activities.restore({ id }),
  },
  lead: {
    kind: 'lead',
    name: 'leads',
    icon: 'lead',
    fields: leadFields,
    titleKey: 'name',
    baseKey: api.leads.key(),
    list: (query, signal) => client.leads.list(query, { signal }),
    readKey: (id) => api.leads.read.queryKey({ input: { id } }),
    read: (id, signal) => client.leads.read({ id }, { signal }),
    create: (values) => client.leads.create(values as LeadCreate),
    patch: (id, version, values) => client.leads.patch({ ...values, id, version }),
    remove: (id) => client.leads.delete({ id }),
    restore: (id) => client.leads.restore({ id }),
    reveal: async (id, field) => (await client.leads.reveal({ id, field })).value,
  },
  opportunity: {
    kind: 'opportunity',
    name: 'opportunities',
    icon: 'board',
    fields: opportunityFields,
    titleKey: 'name',
    baseKey: api.opportunities.key(),
    list: (query, signal) => client.opportunities.list(query, { signal }),
    sums: (query, signal) => client.opportunities.sums(query, { signal }),
    readKey: (id) => api.opportunities.read.queryKey({ input: { id } }),
    read: (id, signal) => client.opportunities.read({ id }, { signal }),
    create: (values) => client.opportunities.create(values as OpportunityCreate),
    patch: (id, version, values) => client.opportunities.patch({ ...values, id, version }),
    remove: (id) => client.opportunities.delete({ id }),
    restore: (id) => client.opportunities.restore({ id }),
  },
  product: {
    kind: 'product',
    name: 'products',
    icon: 'product',
    fields: productFields,
    titleKey: 'name',
    baseKey: api.products.key(),
    list: (query, signal) => client.products.list(query, { signal }),
    readKey: (id) => api.products.read.queryKey({ input: { id } }),
    read: (id, signal) => client.products.read({ id }, { signal }),
    create: (values) => client.products.create(values as ProductCreate),
    patch: (id, version, values) => client.products.patch({ ...values, id, version }),
    remove: (id) => client.products.delete({ id }),
    restore: (id) => client.products.restore({ id }),
  },
  quote: {
    kind: 'quote',
    name: 'quotes',
    icon: 'quote',
    fields: quoteFields,
    titleKey: 'name',
    baseKey: api.quotes.key(),
    list: (query, signal) => client.quotes.list(query, { signal }),
    sums: (query, signal) => client.quotes.sums(query, { signal }),
    readKey: (id) => api.quotes.read.queryKey({ input: { id } }),
    read: (id, signal) => client.quotes.read({ id }, { signal }),
    create: (values) => client.quotes.create(values as QuoteCreate),
    patch: (id, version, values) => client.quotes.patch({ ...values, id, version }),
    remove: (id) => client.quotes.delete({ id }),
    restore: (id) => client.quotes.restore({ id }),
  },
  order: {
    kind: 'order',
    name: 'orders',
    icon: 'order',
    fields: orderFields,
    titleKey: 'name',
    baseKey: api.orders.key(),
    list: (query, signal) => client.orders.list(query, { signal }),
    sums: (query, signal) => client.orders.sums(query, { signal }),
    readKey: (id) => api.orders.read.queryKey({ input: { id } }),
    read: (id, signal) => client.orders.read({ id }, { signal }),
    create: (values) => client.orders.create(values as OrderCreate),
    patch: (id, version, values) => client.orders.patch({ ...values, id, version }),
    remove: (id) => client.orders.delete({ id }),
    restore: (id) => client.orders.restore({ id }),
  },
  payment: {
    kind: 'payment',
    name: 'payments',
    icon: 'payment',
    fields: paymentFields,
    titleKey: 'name',
    baseKey: api.payments.key(),
    list: (query, signal) => client.payments.list(query, { signal }),
    sums: (query, signal) => client.payments.sums(query, { signal }),
    readKey: (id) => api.payments.read.queryKey({ input: { id } }),
    read: (id, signal) => client.payments.read({ id }, { signal }),
    create: (values) => client.payments.create(values as PaymentCreate),
    patch: (id, version, values) => client.payments.patch({ ...values, id, version }),
    remove: (id) => client.payments.delete({ id }),
    restore: (id) => client.payments.restore({ id }),
  },
  cost: {
    kind: 'cost',
    name: 'costs',
    icon: 'coins',
    fields: costFields,
    titleKey: 'name',
    baseKey: api.costs.key(),
    list: (query, signal) => client.costs.list(query, { signal }),
    readKey: (id) => api.costs.read.queryKey({ input: { id } }),
    read: (id, signal) => client.costs.read({ id }, { signal }),
    create: (values) => client.costs.create(values as CostCreate),
    patch: (id, version, values) => client.costs.patch({ ...values, id, version }),
    remove: (id) => client.costs.delete({ id }),
    restore: (id) => client.costs.restore({ id }),
  },
  contract: {
    kind: 'contract',
    name: 'contracts',
    icon: 'contract',
    fields: contractFields,
    titleKey: 'name',
    baseKey: api.contracts.key(),
    list: (query, signal) => client.contracts.list(query, { signal }),
    readKey: (id) => api.contracts.read.queryKey({ input: { id } }),
    read: (id, signal) => client.contracts.read({ id }, { signal }),
    create: (values) => client.contracts.create(values as ContractCreate),
    patch: (id, version, values) => client.contracts.patch({ ...values, id, version }),
    remove: (id) => client.contracts.delete({ id }),
    restore: (id) => client.contracts.restore({ id }),
  },
};

/** The page of a record, or of its list. */
export function recordPath(module: RecordModule, id?: string): string {
  return id === undefined ? `/${module.name}` : `/${module.name}/${id}`;
}

export function titleOf(module: RecordModule, record: AnyRecord): string {
  const title = record[module.titleKey];
  return typeof title === 'string' ? title : '';
}
