import { contactFields } from '@shared/modules/contacts/contact';
import { customerKind } from '@engine/modules/customers';
import { defineKind } from '@engine/records/record-kind';
import { sortName } from '@engine/search/sort-name';
import type { WritableKind } from '@engine/records/write';

export const contactKind: WritableKind = {
  ...customerKind,
  ...defineKind({ ...customerKind, resource: 'contact', table: 'contact', fields: contactFields, expressions: {} }),
  derived: (record) => ({ sort_name: sortName(String(record['name']), 'person') }),
  nature: () => 'person',
};
