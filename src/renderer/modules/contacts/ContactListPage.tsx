import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { markedText } from '@renderer/components/basics/marked-text';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import recordClasses from '../records/Records.module.css';
import { isContact } from './is-contact';

const module = recordModules.contact;
const defaultColumns = ['name', 'title', 'customers', 'phones', 'emails', 'ownerId', 'lastContactAt'];

/** Everybody the firm talks to. */
export function ContactListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useMemo<ListView[]>(() => {
    const view = viewMaker(module, t);
    return [
      view('all', null, 'name'),
      view('mine', { and: [{ field: 'ownerId', op: 'eq', value: session.user.id }] }, 'name'),
      view('silent', { and: [{ field: 'lastContactAt', op: 'lt', value: { daysAgo: 30 } }] }, 'lastContactAt'),
      view('recent', null, '-updatedAt'),
    ];
  }, [t, session.user.id]);
  const overrides = useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: {
        width: 152,
        phone: 'title',
        render: (contact) => (
          <Link className={recordClasses.name} to={recordPath(module, contact.id)} tabIndex={-1}>
            {markedText(textOf(contact['name']), contact.marks)}
          </Link>
        ),
      },
      title: { phone: 'end' },
      phones: { phone: 'detail' },
      lastContactAt: { width: 128, phone: 'detailEnd' },
    }),
    [],
  );
  const extraColumns = useMemo(
    () => [
      {
        key: 'customers',
        label: t('contacts.fields.customers'),
        width: 240,
        canGrow: true,
        render: (contact: AnyRecord) => (isContact(contact) ? <CustomerNames customers={contact.customers} /> : null),
      },
    ],
    [t],
  );
  const create = () => void navigate({ to: '/contacts/new' });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      extraColumns={extraColumns}
      create={
        session.can('contact', 'create') ? { label: t('contacts.page.new'), keys: 'n p', onCreate: create } : undefined
      }
      actions={
        session.can('contact', 'import') && (
          <ActionButton tone="quiet" icon="upload" to="/imports">
            {t('records.list.import')}
          </ActionButton>
        )
      }
      empty={
        <EmptyState
          title={t('contacts.page.emptyTitle')}
          actions={
            session.can('contact', 'create') && (
              <ActionButton icon="plus" keys="n p" onClick={create}>
                {t('contacts.page.new')}
              </ActionButton>
            )
          }
        >
          {t('contacts.page.empty')}
        </EmptyState>
      }
    />
  );
}

function CustomerNames({ customers }: { customers: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  return (
    <span className={recordClasses.name}>
      {customers.map((customer, index) => (
        <span key={customer.id}>
          {index > 0 && t('common.filter.listComma')}
          <Link to={recordPath(recordModules.customer, customer.id)} tabIndex={-1}>
            {customer.name}
          </Link>
        </span>
      ))}
    </span>
  );
}
