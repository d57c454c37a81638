import { contactFields } from '@shared/modules/contacts/contact';
import { Fault } from '@shared/contract/faults';
import { sortName } from '../../search/sort-name';
import { labelled, strings } from '../../records/companions';
import { defineKind } from '../../records/record-kind';
import { normaliseCommon } from '../../records/normalise';
import type { WritableKind } from '../../records/write';
import { tellOwnTimeline } from '../../records/write';
import { contactExtras, customerLinks } from './contact-links';
import { personCustomerOf } from './person-customer';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });

export const contactKind: WritableKind = {
  ...defineKind({
    resource: 'contact',
    table: 'contact',
    fields: contactFields,
    expressions: {},
    links: {
      customerId: {
        resource: 'customer',
        table: 'customer',
        ids: (linked) => `SELECT contact_id FROM customer_contact WHERE customer_id IN (${linked})`,
      },
    },
    defaultSort: '-updatedAt',
    sorts: {
      number: sort('contact_number', 'number'),
      name: sort('contact_name', 'sort_name'),
      createdAt: sort('contact_created_at', 'created_at'),
      updatedAt: sort('contact_updated_at', 'updated_at'),
      lastContactAt: sort('contact_last_contact', 'last_contact_at', true),
    },
    indexed: {
      number: { index: 'contact_number' },
      ownerId: { index: 'contact_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'contact_department', alsoSorts: 'updatedAt' },
    },
    isShared: true,
    canMerge: true,
    extras: contactExtras,
  }),
  numberPrefix: 'P',
  assignedBy: 'assign',
  normalise: (values, country) => normaliseCommon(contactFields, values, country),
  derived: (record) => ({ sort_name: sortName(String(record['name']), 'person') }),
  linked: customerLinks,
  written: async (context, written) => {
    if (written.what === 'deleted' || written.what === 'restored') {
      const customer = await personCustomerOf(context.db, written.record.id);
      const isTogether = customer && (customer.deleted_at !== null) === (written.what === 'deleted');
      // A person who is a customer goes to the bin and comes back as that customer.
      if (customer && !isTogether) throw new Fault('in_use', { reason: 'personOfCustomer' });
    }
    await tellOwnTimeline(context, contactKind, written);
  },
  nature: () => 'person',
  document: (record) => ({
    name: String(record['name']),
    phones: labelled(record['phones']).map((phone) => phone.value),
    mails: labelled(record['emails']).map((mail) => mail.value),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: typeof record['notes'] === 'string' ? record['notes'] : null,
    subtitle: typeof record['title'] === 'string' ? record['title'] : String(record['number']),
  }),
};
