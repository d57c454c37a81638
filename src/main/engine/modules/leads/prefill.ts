import type { ConversionKind } from '@shared/modules/leads/conversion';
import type { Access } from '../../access/caller';
import { showsField } from '../../records/present';
import type { RecordKind, StoredRecord } from '../../records/record-kind';

type Values = Readonly<Record<string, unknown>>;

/** What every record made of a lead has from it: where it came from and who answers for it. */
const origin = ['source', 'subSource', 'ownerId', 'departmentId', 'coOwnerIds', 'tags'];
const reach = ['phones', 'emails', 'handles'];

/**
 * What a customer, contact and deal made of this lead begin with: fields of the same name and sort, and the firm's name as
 * the customer's. Without a firm the customer is the person.
 */
export function prefillOf(lead: Values): Readonly<Record<ConversionKind, Record<string, unknown>>> {
  const firm = typeof lead['companyName'] === 'string' ? lead['companyName'] : undefined;
  const person = { name: lead['name'], ...pick(lead, [...origin, ...reach]) };
  return {
    customer:
      firm === undefined
        ? { kind: 'person', ...person, ...pick(lead, ['addresses', 'website', 'taxId', 'notes']) }
        : { kind: 'company', name: firm, ...pick(lead, [...origin, 'addresses', 'website', 'taxId', 'notes']) },
    contact: { ...person, ...pick(lead, ['title', ...(firm === undefined ? ['addresses'] : [])]) },
    opportunity: { name: firm ?? lead['name'], ...pick(lead, [...origin, 'amount', 'currency']) },
  };
}

/** The ways to reach somebody belong to the customer where there is no contact to have them. */
export function reachOf(lead: Values): Record<string, unknown> {
  return pick(lead, reach);
}

/** The fields of a record whose real value the reader sees. */
export function shownFields(kind: RecordKind, access: Access, record: StoredRecord): Record<string, unknown> {
  return pick(
    record,
    Object.keys(kind.fields).filter((key) => showsField(kind, access, key)),
  );
}

export function pick(values: Values, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}
