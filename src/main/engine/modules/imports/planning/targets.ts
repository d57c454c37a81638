import type { Resource } from '@shared/access/resources';
import type { FieldDescription, Fields } from '@shared/contract/fields';
import { activityFields } from '@shared/modules/activities/activity';
import { contactFields, contactRoles } from '@shared/modules/contacts/contact';
import { customerFields } from '@shared/modules/customers/customer';
import { opportunityFields } from '@shared/modules/opportunities/opportunity';
import { costFields } from '@shared/modules/costs/cost';
import { productFields } from '@shared/modules/products/product';
import { leadFields } from '@shared/modules/leads/lead';
import { orderFields } from '@shared/modules/orders/order';
import type { ImportKind } from '@shared/modules/imports/import';
import { textsOf } from '../../../records/field-texts';
import type { Access } from '../../../access/caller';
import type { CustomFieldSource } from '../../../records/custom-fields';
import { dealSynonyms } from '../matching/deal-synonyms';
import { leadSynonyms } from '../matching/lead-synonyms';
import { costSynonyms } from '../matching/cost-synonyms';
import { productSynonyms } from '../matching/product-synonyms';
import { orderSynonyms } from '../matching/order-synonyms';
import type { TargetField } from '../matching/match-columns';

export const resourceOf: Readonly<
  Record<
    ImportKind,
    Extract<Resource, 'customer' | 'contact' | 'activity' | 'lead' | 'opportunity' | 'product' | 'order' | 'cost'>
  >
> = {
  customers: 'customer',
  contacts: 'contact',
  activities: 'activity',
  leads: 'lead',
  opportunities: 'opportunity',
  products: 'product',
  orders: 'order',
  costs: 'cost',
};

export const fieldsOf: Readonly<Record<ImportKind, Fields>> = {
  customers: customerFields,
  contacts: contactFields,
  activities: activityFields,
  leads: leadFields,
  opportunities: opportunityFields,
  products: productFields,
  orders: orderFields,
  costs: costFields,
};

/** What a column can go to that is no field of the record: what it is found by, and what it is linked with. */
const linkTargets: Readonly<Record<ImportKind, readonly string[]>> = {
  customers: ['number', 'externalId', 'familyName', 'givenName', 'contact'],
  contacts: ['number', 'externalId', 'familyName', 'givenName', 'company', 'role'],
  activities: ['customer', 'contact', 'attendees', 'externalId'],
  leads: ['number', 'externalId', 'familyName', 'givenName', 'referredBy'],
  opportunities: ['customer', 'stage', 'product', 'number', 'externalId', 'contact'],
  products: ['number', 'externalId'],
  costs: ['number', 'externalId'],
  orders: [
    'customer',
    'number',
    'externalId',
    'product',
    'specification',
    'unit',
    'quantity',
    'unitPrice',
    'discountPercent',
    'taxRate',
    'lineAmount',
    'status',
  ],
};

export interface ImportField extends TargetField {
  readonly label: string | null;
  readonly field: FieldDescription | null;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly options: readonly { readonly key: string; readonly label: string | null }[] | null;
}

/** Everything the columns of a file of this kind can go to, for somebody with this access; links first where names clash. */
export function importFields(kind: ImportKind, access: Access, customFields: CustomFieldSource): ImportField[] {
  const builtIn = Object.entries(fieldsOf[kind])
    .filter(([, field]) => field.importable && !field.computed && access.group(field.group) === 'show')
    .map(([key, field]) => describe(kind, key, field));
  const links = linkTargets[kind].map((key) => describe(kind, key, null));
  const own = customFields
    .all(resourceOf[kind])
    .filter((custom) => !custom.isRetired && access.group(custom.group) === 'show')
    .map((custom): ImportField => ({
      key: `custom.${custom.key}`,
      type: custom.field.type,
      labels: [custom.label, custom.key],
      label: custom.label,
      field: custom.field,
      isList: custom.field.list === true,
      isRequired: false,
      options: custom.field.options?.map((key) => ({ key, label: null })) ?? null,
    }));
  // 公司名称 of a contact or deal is whom he or it belongs to, of a customer what it is called.
  return kind === 'contacts' || kind === 'opportunities' || kind === 'orders'
    ? [...links, ...builtIn, ...own]
    : [...builtIn, ...links, ...own];
}

function describe(kind: ImportKind, key: string, field: FieldDescription | null): ImportField {
  const options = key === 'role' ? contactRoles : field?.options;
  return {
    key,
    type: field?.type ?? 'text',
    labels: labelsOf(kind, key),
    ...(kind === 'opportunities' && { synonyms: dealSynonyms(key) }),
    ...(kind === 'leads' && { synonyms: leadSynonyms(key) }),
    ...(kind === 'products' && { synonyms: productSynonyms(key) }),
    ...(kind === 'costs' && { synonyms: costSynonyms(key) }),
    ...(kind === 'orders' && { synonyms: orderSynonyms(key) }),
    label: null,
    field,
    isList: field?.list === true,
    // A deal, lead or order that has no name is called by what else its row says.
    isRequired: field?.required === true && kind !== 'opportunities' && kind !== 'leads' && kind !== 'orders',
    options: options?.map((option) => ({ key: option, label: null })) ?? null,
  };
}

/** The names a field has in the headers of our own exports, in both languages, so that they come in as they went out. */
export function labelsOf(kind: ImportKind, key: string): string[] {
  return (['zh-CN', 'en'] as const).flatMap((locale) => textsOf(kind, locale).fields[key] ?? []);
}
