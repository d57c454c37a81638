import { soonDays } from '@shared/modules/contracts/contract';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { Column } from '@renderer/components/table/types';
import { customerColumn, moneyColumn } from '../documents/columns';
import type { ColumnOverride } from '../records/columns';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { nameColumn } from '../records/name-column';
import { recordModules, type AnyRecord } from '../records/record-module';
import { ContractStatus } from './ContractStatus';

const module = recordModules.contract;
const defaultColumns = [
  'name',
  'customer',
  'status',
  'startsOn',
  'endsOn',
  'remindOn',
  'amount',
  'billingInterval',
  'ownerId',
];
/** Shown by name in a column of its own, or on the contract's page alone. */
const withoutColumn = ['customerId', 'predecessorId', 'successorId', 'remarks', 'terms'];

/** The contracts with customers, the ones that end soon first to hand (QUO-06). */
export function ContractListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const extraColumns = useMemo<Column<AnyRecord>[]>(() => [customerColumn(t('contracts.fields.customer'))], [t]);
  const canCreate = session.can('contract', 'create');
  const create = () => void navigate({ to: '/contracts/new' });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      withoutColumn={withoutColumn}
      extraColumns={extraColumns}
      create={canCreate ? { label: t('contracts.page.new'), keys: 'n h', onCreate: create } : undefined}
      empty={
        <EmptyState
          title={t('contracts.page.emptyTitle')}
          actions={
            canCreate && (
              <ActionButton icon="plus" keys="n h" onClick={create}>
                {t('contracts.page.new')}
              </ActionButton>
            )
          }
        >
          {t('contracts.page.empty')}
        </EmptyState>
      }
    />
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('contracts.one'), 208),
      status: { width: 112, phone: 'end', render: (contract) => <ContractStatus contract={contract} /> },
      endsOn: { phone: 'detailEnd' },
      amount: moneyColumn('amount'),
    }),
    [t],
  );
}

function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const { id } = session.user;
  const scope = session.scopeOf('contract', 'view');
  return useMemo(() => {
    const view = viewMaker(module, t);
    const active = { field: 'status', op: 'eq', value: 'active' } as const;
    const ends = (op: 'gte' | 'lte' | 'lt', daysAgo: number) => ({ field: 'endsOn', op, value: { daysAgo } }) as const;
    return [
      view('endingSoon', { and: [active, ends('gte', 0), ends('lte', -soonDays)] }, 'endsOn'),
      view('active', active, 'endsOn'),
      ...(scope === 'own'
        ? []
        : [view('mine', { and: [active, { field: 'ownerId', op: 'eq', value: id }] }, 'endsOn')]),
      view('ended', { and: [active, ends('lt', 0)] }, '-endsOn'),
      view('all', null, '-updatedAt'),
    ];
  }, [t, id, scope]);
}
