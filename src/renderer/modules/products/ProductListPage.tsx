import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '@shared/contract/list';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { nameColumn } from '../records/name-column';
import { recordModules } from '../records/record-module';
import { Price } from './Price';

const module = recordModules.product;
const defaultColumns = ['name', 'code', 'specification', 'category', 'unit', 'listPrice', 'taxRate', 'cost', 'status'];

/** What the firm sells. */
export function ProductListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const canCreate = session.can('product', 'create');
  const create = () => void navigate({ to: '/products/new' });
  const canImport = session.can('product', 'import');
  const importing = () => void navigate({ to: '/imports', search: { kind: 'products' } });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      create={canCreate ? { label: t('products.page.new'), keys: 'n g', onCreate: create } : undefined}
      actions={
        canImport && (
          <ActionButton tone="quiet" icon="upload" onClick={importing}>
            {t('records.list.import')}
          </ActionButton>
        )
      }
      empty={
        <EmptyState
          title={t('products.page.emptyTitle')}
          actions={
            <>
              {canImport && (
                <ActionButton tone="solid" icon="upload" onClick={importing}>
                  {t('customers.page.chooseTable')}
                </ActionButton>
              )}
              {canCreate && (
                <ActionButton icon="plus" keys="n g" onClick={create}>
                  {t('products.page.new')}
                </ActionButton>
              )}
            </>
          }
        >
          {t('products.page.empty')}
        </EmptyState>
      }
    />
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('products.one'), 264),
      code: { width: 104 },
      specification: { width: 168, canGrow: true, phone: 'detail' },
      unit: { width: 72 },
      listPrice: {
        width: 128,
        phone: 'end',
        render: (product) => <Price value={product['listPrice']} currency={textOf(product['currency'])} />,
      },
      taxRate: { width: 88 },
      cost: {
        width: 120,
        render: (product) => <Price value={product['cost']} currency={textOf(product['currency'])} />,
      },
      status: {
        width: 88,
        phone: 'detailEnd',
        render: (product) =>
          product['status'] === 'retired' ? (
            <Status icon="barred" tone="faint">
              {t('products.options.status.retired')}
            </Status>
          ) : (
            <Status icon="check" tone="good">
              {t('products.options.status.active')}
            </Status>
          ),
      },
    }),
    [t],
  );
}

/** What is sold now, by its nature, what has no price yet, and what was sold once. */
function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const showsMoney = session.group('money') === 'show';
  return useMemo(() => {
    const view = viewMaker(module, t);
    const active = { field: 'status', op: 'eq', value: 'active' } as const;
    const services: Filter = { field: 'kind', op: 'in', value: ['service', 'subscription'] };
    const noPrice = { field: 'listPrice', op: 'empty', value: true } as const;
    return [
      view('active', active, 'name'),
      view('services', { and: [active, services] }, 'name'),
      ...(showsMoney ? [view('noPrice', { and: [active, noPrice] }, 'name')] : []),
      view('retired', { field: 'status', op: 'eq', value: 'retired' }, '-updatedAt'),
      view('all', null, 'name'),
    ];
  }, [t, showsMoney]);
}
