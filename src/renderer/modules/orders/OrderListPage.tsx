import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { Column } from '@renderer/components/table/types';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { nameColumn } from '../records/name-column';
import { recordModules, type AnyRecord } from '../records/record-module';
import { customerColumn, moneyColumn } from '../documents/columns';
import { OrderStatus } from './OrderStatus';

const module = recordModules.order;
const defaultColumns = [
  'name',
  'customer',
  'status',
  'deliveryStatus',
  'paymentStatus',
  'total',
  'openAmount',
  'dueOn',
  'orderDate',
];
/** Shown in the column they belong to, or on the order's page alone. */
const withoutColumn = ['customerId', 'movements'];

/** The orders one may see (QUO-05). */
export function OrderListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const extraColumns = useMemo<Column<AnyRecord>[]>(() => [customerColumn(t('orders.fields.customer'))], [t]);
  const canCreate = session.can('order', 'create');
  const create = () => void navigate({ to: '/orders/new' });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      withoutColumn={withoutColumn}
      extraColumns={extraColumns}
      create={canCreate ? { label: t('orders.page.new'), keys: 'n o', onCreate: create } : undefined}
      empty={
        <EmptyState
          title={t('orders.page.emptyTitle')}
          actions={
            canCreate && (
              <ActionButton icon="plus" keys="n o" onClick={create}>
                {t('orders.page.new')}
              </ActionButton>
            )
          }
        >
          {t('orders.page.empty')}
        </EmptyState>
      }
    />
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('orders.one'), 216),
      status: { width: 96, phone: 'end', render: (order) => <OrderStatus order={order} of="status" /> },
      deliveryStatus: { width: 104, render: (order) => <OrderStatus order={order} of="deliveryStatus" /> },
      paymentStatus: { width: 104, render: (order) => <OrderStatus order={order} of="paymentStatus" /> },
      total: { ...moneyColumn('total'), phone: 'detailEnd' },
      openAmount: moneyColumn('openAmount'),
      dueOn: { width: 112, render: (order) => <DueOn order={order} /> },
      orderDate: { width: 104 },
    }),
    [t],
  );
}

/** The day money is due; late once it has passed. */
function DueOn({ order }: { order: AnyRecord }) {
  const format = useFormat();
  const day = textOf(order['dueOn']);
  if (day === '') return null;
  if (format.daysFromNow(day) >= 0) return <>{format.date(day)}</>;
  return (
    <Status icon="alert" tone="bad" isStrong>
      {format.date(day)}
    </Status>
  );
}

/** Everybody's tabs: what waits for somebody, and where money is open. */
function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const { id } = session.user;
  const scope = session.scopeOf('order', 'view');
  const showsMoney = session.group('money') === 'show';
  return useMemo(() => {
    const view = viewMaker(module, t);
    const one = (field: string, ...values: string[]) => ({ field, op: 'in', value: values }) as const;
    const status = (value: string) => ({ field: 'status', op: 'eq', value }) as const;
    const mine = { field: 'ownerId', op: 'eq', value: id } as const;
    const undelivered = one('deliveryStatus', 'none', 'partial');
    const unpaid = one('paymentStatus', 'unpaid', 'partial');
    const late = { field: 'dueOn', op: 'lt', value: { daysAgo: 0 } } as const;
    return [
      view('all', null, '-updatedAt'),
      ...(scope === 'own' ? [] : [view('mine', mine, '-updatedAt')]),
      view('toConfirm', status('draft'), 'orderDate'),
      view('toDeliver', { and: [status('confirmed'), undelivered] }, 'deliverOn'),
      ...(showsMoney
        ? [
            view('moneyOpen', { and: [status('confirmed'), unpaid] }, 'dueOn'),
            view('overdue', { and: [status('confirmed'), late] }, 'dueOn'),
          ]
        : []),
    ];
  }, [t, id, scope, showsMoney]);
}
