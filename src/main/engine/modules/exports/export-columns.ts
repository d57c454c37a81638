import { Fault } from '@shared/contract/faults';
import type { FieldDescription } from '@shared/contract/fields';
import type { ExportKind } from '@shared/modules/exports/export';
import type { Locale } from '../../context';
import type { Access } from '../../access/caller';
import type { CustomFieldSource } from '../../records/custom-fields';
import { textsOf } from '../../records/field-texts';
import { showsField } from '../../records/present';
import type { WritableKind } from '../../records/writable-kind';
import type { ExportColumn } from './writing/export-table';

/** A column of an export: a field, one of the firm's own, or the names of what the record is linked with. */
export interface RecordColumn extends ExportColumn {
  readonly key: string;
  readonly field: FieldDescription | null;
}

/** The kind of record an export is of. */
export const resourceOf = {
  customers: 'customer',
  contacts: 'contact',
  activities: 'activity',
  leads: 'lead',
  opportunities: 'opportunity',
  products: 'product',
  quotes: 'quote',
  orders: 'order',
  payments: 'payment',
  costs: 'cost',
  contracts: 'contract',
} as const satisfies Record<ExportKind, string>;

const linked: Readonly<Record<ExportKind, readonly string[]>> = {
  customers: [],
  contacts: ['company', 'role'],
  activities: ['customer', 'contact'],
  leads: ['customer', 'contact'],
  opportunities: ['customer', 'contact'],
  products: [],
  quotes: ['customer', 'contact', 'opportunity'],
  orders: ['customer', 'contact', 'opportunity', 'quote'],
  payments: ['customer', 'order'],
  costs: [],
  contracts: ['customer', 'opportunity', 'quote', 'order', 'predecessor', 'successor'],
};
/** Worked out by the engine; people may ask for them, but they say nothing a copy elsewhere needs. */
const frame = [
  'createdAt',
  'updatedAt',
  'status',
  'pipelineId',
  'revision',
  'sentAt',
  'confirmedAt',
  'deliveryStatus',
  'paymentStatus',
  'net',
  'tax',
  'total',
  'margin',
  'paidAmount',
  'returnedAmount',
  'openAmount',
  'dueOn',
];
/** Ids whose names stand in a column of their own. */
const pointers = ['customerId', 'contactId', 'opportunityId', 'quoteId', 'orderId', 'predecessorId', 'successorId'];

/** The columns wanted, or all there are. What the caller's role hides or masks is left out, and refused where it is asked for. */
export function exportColumns(
  kind: ExportKind,
  recordKind: WritableKind,
  wanted: readonly string[] | undefined,
  view: { access: Access; customFields: CustomFieldSource; locale: Locale },
): RecordColumn[] {
  const { access, customFields, locale } = view;
  const { fields: names } = textsOf(kind, locale);
  const own = customFields
    .all(recordKind.resource)
    .filter((field) => !field.isRetired && access.group(field.group) === 'show')
    .map((custom): RecordColumn => column(`custom.${custom.key}`, custom.label, custom.field));
  const known = new Map<string, RecordColumn>();
  for (const [key, field] of Object.entries(recordKind.fields))
    if (showsField(recordKind, access, key)) known.set(key, column(key, names[key] ?? key, field));
  for (const key of linked[kind]) known.set(key, column(key, names[key] ?? key, null));
  for (const field of own) known.set(field.key, field);
  if (wanted) {
    return wanted.map((key) => {
      const found = known.get(key);
      if (!found)
        throw new Fault('invalid_input', {
          reason: key in recordKind.fields ? 'hiddenField' : 'unknownField',
          field: key,
        });
      return found;
    });
  }
  return [...known.values()].filter(
    ({ key, field }) =>
      !pointers.includes(key) && (key === 'number' || frame.includes(key) || field === null || field.computed !== true),
  );
}

function column(key: string, header: string, field: FieldDescription | null): RecordColumn {
  return { key, header, field, type: typeOf(field) };
}

function typeOf(field: FieldDescription | null): ExportColumn['type'] {
  if (field && ['number', 'money', 'decimal'].includes(field.type)) return 'number';
  if (field?.type === 'date' || field?.type === 'moment') return field.type;
  return 'text';
}
