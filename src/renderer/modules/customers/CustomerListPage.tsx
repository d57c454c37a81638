import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { ColumnOverride } from '../records/columns';
import { viewMaker, type ListView } from '../records/list/list-views';
import { NextStep } from '../records/NextStep';
import { RecordListPage } from '../records/list/RecordListPage';
import { nameColumn } from '../records/name-column';
import { recordModules } from '../records/record-module';
import { LastContact, silentDays } from './last-contact';

const module = recordModules.customer;
const defaultColumns = [
  'name',
  'lifeCycle',
  'ownerId',
  'tags',
  'lastContactAt',
  'nextStepAt',
  'departmentId',
  'industry',
];
/** Shown in the column of the moment they belong to. */
const withoutColumn = ['nextStep', 'lastContactKind'];

/** The customers one may see (picture 01). */
export function CustomerListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('customers.one'), 264),
      lifeCycle: { width: 92, phone: 'end' },
      lastContactAt: { width: 144, phone: 'detailEnd', render: (customer) => <LastContact customer={customer} /> },
      nextStepAt: {
        label: t('customers.fields.nextStep'),
        width: 216,
        phone: 'detail',
        render: (customer) => <NextStep record={customer} />,
      },
    }),
    [t],
  );
  const create = () => void navigate({ to: '/customers/new' });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      withoutColumn={withoutColumn}
      create={
        session.can('customer', 'create')
          ? { label: t('customers.page.new'), keys: 'n c', onCreate: create }
          : undefined
      }
      actions={
        session.can('customer', 'import') && (
          <ActionButton tone="quiet" icon="upload" to="/imports">
            {t('records.list.import')}
          </ActionButton>
        )
      }
      empty={
        <EmptyState
          title={t('customers.page.emptyTitle')}
          isDropPlace
          actions={
            <>
              {session.can('customer', 'import') && (
                <ActionButton tone="solid" icon="upload" to="/imports">
                  {t('customers.page.chooseTable')}
                </ActionButton>
              )}
              {session.can('customer', 'create') && (
                <ActionButton icon="plus" keys="n c" onClick={create}>
                  {t('customers.page.createFirst')}
                </ActionButton>
              )}
            </>
          }
        >
          {t('customers.page.empty')}
        </EmptyState>
      }
    />
  );
}

/** Everybody's tabs: what one looks after, what the department does, and who is about to be forgotten. */
function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const { id, departmentId } = session.user;
  const scope = session.scopeOf('customer', 'view');
  return useMemo(() => {
    const view = viewMaker(module, t);
    const mine = { field: 'ownerId', op: 'eq', value: id } as const;
    const department = { field: 'departmentId', op: 'eq', value: departmentId } as const;
    const silent = {
      or: [
        { field: 'lastContactAt', op: 'lt', value: { daysAgo: silentDays } },
        { field: 'lastContactAt', op: 'empty', value: true },
      ],
    } satisfies ListView['filter'];
    return [
      view('mine', { and: [mine] }, 'nextStepAt'),
      ...(scope === 'own' ? [] : [view('department', { and: [department] }, 'nextStepAt')]),
      view('silent', { and: [scope === 'own' ? mine : department, silent] }, 'lastContactAt'),
      // Nobody's customers are for heads and whoever sees beyond the department to look after.
      ...(scope === 'tree' || scope === 'all'
        ? [view('ownerless', { and: [{ field: 'ownerId', op: 'empty', value: true }] }, '-updatedAt')]
        : []),
      view('recent', null, '-updatedAt'),
      view('all', null, 'name'),
    ];
  }, [t, id, departmentId, scope]);
}
