import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { Column } from '@renderer/components/table/types';
import { customerColumn, namedColumn } from '../documents/columns';
import type { ColumnOverride } from '../records/columns';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { nameColumn } from '../records/name-column';
import { recordModules, type AnyRecord } from '../records/record-module';
import { signedAmount } from './signed-amount';

const module = recordModules.payment;
const defaultColumns = ['name', 'customer', 'order', 'amount', 'paidOn', 'method', 'ownerId'];
/** Shown by name in columns of their own, or by its sign. */
const withoutColumn = ['customerId', 'orderId'];

/** The money that came in and went back (回款). */
export function PaymentListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const extraColumns = useMemo<Column<AnyRecord>[]>(
    () => [customerColumn(t('payments.fields.customer')), namedColumn('order', t('payments.fields.order'))],
    [t],
  );
  const canCreate = session.can('payment', 'create') && session.group('money') === 'show';
  const create = () => void navigate({ to: '/payments/new' });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      withoutColumn={withoutColumn}
      extraColumns={extraColumns}
      create={canCreate ? { label: t('payments.page.new'), keys: 'n m', onCreate: create } : undefined}
      empty={
        <EmptyState
          title={t('payments.page.emptyTitle')}
          actions={
            canCreate && (
              <ActionButton icon="plus" keys="n m" onClick={create}>
                {t('payments.page.new')}
              </ActionButton>
            )
          }
        >
          {t('payments.page.empty')}
        </EmptyState>
      }
    />
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('payments.one'), 200),
      amount: {
        width: 136,
        phone: 'end',
        field: undefined,
        render: (payment) => signedAmount(payment, format),
      },
      paidOn: { width: 112, phone: 'detailEnd' },
      method: { width: 112 },
    }),
    [t, format],
  );
}

function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const { id } = session.user;
  const scope = session.scopeOf('payment', 'view');
  const showsMoney = session.group('money') === 'show';
  return useMemo(() => {
    const view = viewMaker(module, t);
    const within = (value: string) => ({ field: 'paidOn', op: 'within', value }) as const;
    return [
      view('all', null, '-paidOn'),
      ...(scope === 'own' ? [] : [view('mine', { field: 'ownerId', op: 'eq', value: id }, '-paidOn')]),
      view('thisMonth', within('thisMonth'), '-paidOn'),
      view('lastMonth', within('lastMonth'), '-paidOn'),
      ...(showsMoney ? [view('back', { field: 'direction', op: 'eq', value: 'out' }, '-paidOn')] : []),
    ];
  }, [t, id, scope, showsMoney]);
}
