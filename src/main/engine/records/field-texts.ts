import enActivities from '@shared/locales/en/activities.json';
import enContacts from '@shared/locales/en/contacts.json';
import enCustomers from '@shared/locales/en/customers.json';
import enImports from '@shared/locales/en/imports.json';
import enLeads from '@shared/locales/en/leads.json';
import enProducts from '@shared/locales/en/products.json';
import enOpportunities from '@shared/locales/en/opportunities.json';
import zhActivities from '@shared/locales/zh-CN/activities.json';
import zhContacts from '@shared/locales/zh-CN/contacts.json';
import zhCustomers from '@shared/locales/zh-CN/customers.json';
import zhLeads from '@shared/locales/zh-CN/leads.json';
import zhOpportunities from '@shared/locales/zh-CN/opportunities.json';
import zhProducts from '@shared/locales/zh-CN/products.json';
import zhImports from '@shared/locales/zh-CN/imports.json';
import enQuotes from '@shared/locales/en/quotes.json';
import enOrders from '@shared/locales/en/orders.json';
import enPayments from '@shared/locales/en/payments.json';
import enCosts from '@shared/locales/en/costs.json';
import zhCosts from '@shared/locales/zh-CN/costs.json';
import enContracts from '@shared/locales/en/contracts.json';
import zhQuotes from '@shared/locales/zh-CN/quotes.json';
import zhOrders from '@shared/locales/zh-CN/orders.json';
import zhPayments from '@shared/locales/zh-CN/payments.json';
import zhContracts from '@shared/locales/zh-CN/contracts.json';
import type { ExportKind } from '@shared/modules/exports/export';
import { exportKinds } from '@shared/modules/exports/export';
import type { Locale } from '../context';

/** Names of fields and of their choices, by key. */
export interface FieldTexts {
  readonly fields: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const texts: Readonly<Record<Locale, Readonly<Record<ExportKind, FieldTexts>>>> = {
  en: {
    customers: { fields: { ...enImports.fields, ...enCustomers.fields }, options: enCustomers.options },
    contacts: { fields: { ...enImports.fields, ...enContacts.fields }, options: enContacts.options },
    activities: { fields: { ...enImports.fields, ...enActivities.fields }, options: enActivities.options },
    leads: { fields: { ...enImports.fields, ...enLeads.fields }, options: enLeads.options },
    opportunities: { fields: { ...enImports.fields, ...enOpportunities.fields }, options: enOpportunities.options },
    products: { fields: { ...enImports.fields, ...enProducts.fields }, options: enProducts.options },
    quotes: { fields: { ...enImports.fields, ...enQuotes.fields }, options: enQuotes.options },
    orders: { fields: { ...enImports.fields, ...enOrders.fields }, options: enOrders.options },
    payments: { fields: { ...enImports.fields, ...enPayments.fields }, options: enPayments.options },
    costs: { fields: { ...enImports.fields, ...enCosts.fields }, options: enCosts.options },
    contracts: { fields: { ...enImports.fields, ...enContracts.fields }, options: enContracts.options },
  },
  'zh-CN': {
    customers: { fields: { ...zhImports.fields, ...zhCustomers.fields }, options: zhCustomers.options },
    contacts: { fields: { ...zhImports.fields, ...zhContacts.fields }, options: zhContacts.options },
    activities: { fields: { ...zhImports.fields, ...zhActivities.fields }, options: zhActivities.options },
    leads: { fields: { ...zhImports.fields, ...zhLeads.fields }, options: zhLeads.options },
    opportunities: { fields: { ...zhImports.fields, ...zhOpportunities.fields }, options: zhOpportunities.options },
    products: { fields: { ...zhImports.fields, ...zhProducts.fields }, options: zhProducts.options },
    quotes: { fields: { ...zhImports.fields, ...zhQuotes.fields }, options: zhQuotes.options },
    orders: { fields: { ...zhImports.fields, ...zhOrders.fields }, options: zhOrders.options },
    payments: { fields: { ...zhImports.fields, ...zhPayments.fields }, options: zhPayments.options },
    costs: { fields: { ...zhImports.fields, ...zhCosts.fields }, options: zhCosts.options },
    contracts: { fields: { ...zhImports.fields, ...zhContracts.fields }, options: zhContracts.options },
  },
};

/** What the fields of a kind are called on screen, and so in the headers of exports. */
export function textsOf(kind: ExportKind, locale: Locale): FieldTexts {
  return texts[locale][kind];
}

/** Every word a choice has on screen, by its key: exports write them, so imports read them. */
export function optionWords(field: string, option: string): string[] {
  return (['zh-CN', 'en'] as const).flatMap((locale) =>
    exportKinds.flatMap((kind) => texts[locale][kind].options[field]?.[option] ?? []),
  );
}
