import { customerFields } from '@shared/modules/customers/customer';
import { sortName } from '../../search/sort-name';
import { labelled, strings } from '../../records/companions';
import { defineKind } from '../../records/record-kind';
import { normaliseCommon } from '../../records/normalise';
import type { WritableKind } from '../../records/write';
import { tellOwnTimeline } from '../../records/write';
import { refuseParentLoop, visibleParents } from './parent-company';

/** Computed, never typed; orders will add retained and lapsed (CUS-08). */
const lifeCycle = `CASE WHEN c.customer_since IS NULL THEN 'prospect' ELSE 'customer' END`;

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });

export const customerKind: WritableKind = {
  ...defineKind({
    resource: 'customer',
    table: 'customer',
    fields: customerFields,
    expressions: { lifeCycle },
    links: {
      contactId: {
        resource: 'contact',
        table: 'contact',
        ids: (linked) => `SELECT customer_id FROM customer_contact WHERE contact_id IN (${linked})`,
      },
      parentId: {
        resource: 'customer',
        table: 'customer',
        ids: (linked) => `SELECT id FROM customer WHERE parent_id IN (${linked})`,
      },
    },
    defaultSort: '-updatedAt',
    sorts: {
      number: sort('customer_number', 'number'),
      name: sort('customer_name', 'sort_name'),
      createdAt: sort('customer_created_at', 'created_at'),
      updatedAt: sort('customer_updated_at', 'updated_at'),
      customerSince: sort('customer_since', 'customer_since', true),
      lastContactAt: sort('customer_last_contact', 'last_contact_at', true),
      nextStepAt: sort('customer_next_step', 'next_step_at', true),
    },
    indexed: {
      number: { index: 'customer_number' },
      industry: { index: 'customer_industry', alsoSorts: 'updatedAt' },
      source: { index: 'customer_source', alsoSorts: 'updatedAt' },
      ownerId: { index: 'customer_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'customer_department', alsoSorts: 'updatedAt' },
      taxId: { index: 'customer_tax_id' },
    },
    isShared: true,
    canMerge: true,
    extras: visibleParents,
  }),
  numberPrefix: 'C',
  assignedBy: 'assign',
  normalise: (values, country) => {
    const tidy = normaliseCommon(customerFields, values, country);
    return 'kind' in tidy && tidy['kind'] === null ? { ...tidy, kind: 'company' } : tidy;
  },
  derived: (record) => ({
    sort_name: sortName(String(record['name']), record['kind'] === 'person' ? 'person' : 'company'),
  }),
  written: async (context, written) => {
    if ('parentId' in written.changes) await refuseParentLoop(context, written.record);
    await tellOwnTimeline(context, customerKind, written);
  },
  nature: (record) => (record['kind'] === 'person' ? 'person' : 'company'),
  document: (record) => ({
    name: String(record['name']),
    aliases: typeof record['shortName'] === 'string' ? [record['shortName']] : [],
    phones: labelled(record['phones']).map((phone) => phone.value),
    mails: labelled(record['emails']).map((mail) => mail.value),
    taxId: typeof record['taxId'] === 'string' ? record['taxId'] : null,
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: typeof record['notes'] === 'string' ? record['notes'] : null,
    subtitle: String(record['number']),
  }),
};
