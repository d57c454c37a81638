import type { Contact } from '@shared/modules/contacts/contact';
import type { AnyRecord } from '../records/record-module';

/** Tells a contact from any other record: it names its customers. */
export function isContact(record: AnyRecord): record is AnyRecord & Pick<Contact, 'customers' | 'personCustomerId'> {
  return Array.isArray(record['customers']);
}
