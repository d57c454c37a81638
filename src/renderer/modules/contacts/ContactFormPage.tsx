import { contactRoles } from '@shared/modules/contacts/contact';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue, LinkValue } from '@renderer/components/form/field-types';
import { RecordFormPage, type ExtraField } from '../records/form/RecordFormPage';
import { usePageSearch } from '../records/list/use-page-search';
import { useRecordId } from '../records/use-record-id';
import { recordModules } from '../records/record-module';
import { findRecords } from '../records/record-names';
import { isContact } from './is-contact';

const essentials = ['name', 'title', 'customers', 'phones', 'emails', 'handles', 'tags', 'ownerId'];
const findCustomers = findRecords('customer');

export function ContactNewPage() {
  return <ContactForm />;
}

export function ContactEditPage() {
  const id = useRecordId();
  return <ContactForm id={id} />;
}

/** The form of a contact: the person, and the customers he or she belongs to with roles. */
function ContactForm({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [search] = usePageSearch();
  const extra = useMemo<ExtraField[]>(
    () => [
      {
        editor: {
          key: 'customers',
          label: t('contacts.fields.customers'),
          type: 'links',
          find: findCustomers,
          roles: contactRoles.map((value) => ({ value, label: t(`contacts.options.role.${value}`) })),
          addLabel: t('contacts.page.addCustomer'),
        },
        read: (record) =>
          isContact(record) ? record.customers.map(({ id: key, name, role }) => ({ id: key, name, role })) : [],
        write: (value) => linksOf(value).map(({ id: key, role }) => ({ id: key, role })),
      },
    ],
    [t],
  );
  const { customer, customerName, name } = search;
  const defaults = useMemo(
    () => ({
      ...(name && { name }),
      ...(customer && { customers: [{ id: customer, name: customerName ?? '', role: null }] }),
    }),
    [customer, customerName, name],
  );
  return (
    <RecordFormPage module={recordModules.contact} id={id} essentials={essentials} extra={extra} defaults={defaults} />
  );
}

function linksOf(value: FieldValue): LinkValue[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is LinkValue => typeof entry === 'object' && 'role' in entry);
}
