import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { nameColumn } from '../records/name-column';
import { recordModules } from '../records/record-module';
import { CostDialog } from './CostDialog';

const module = recordModules.cost;
const defaultColumns = ['name', 'spentOn', 'kind', 'source', 'subSource', 'amount', 'notes'];

/** The ledger of costs: what was spent on marketing, sales and service (LEA-07). */
export function CostListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const [isNoting, setIsNoting] = useState(false);
  const canCreate = session.can('cost', 'create') && session.group('money') === 'show';
  const canImport = session.can('cost', 'import') && session.group('money') === 'show';
  const importing = () => void navigate({ to: '/imports', search: { kind: 'costs' } });
  return (
    <>
      <RecordListPage
        module={module}
        views={views}
        defaultColumns={defaultColumns}
        overrides={overrides}
        create={canCreate ? { label: t('costs.page.new'), keys: 'n e', onCreate: () => setIsNoting(true) } : undefined}
        actions={
          canImport && (
            <ActionButton tone="quiet" icon="upload" onClick={importing}>
              {t('records.list.import')}
            </ActionButton>
          )
        }
        empty={
          <EmptyState
            title={t('costs.page.emptyTitle')}
            actions={
              canCreate && (
                <ActionButton icon="plus" keys="n e" onClick={() => setIsNoting(true)}>
                  {t('costs.page.new')}
                </ActionButton>
              )
            }
          >
            {t('costs.page.empty')}
          </EmptyState>
        }
      />
      {isNoting && <CostDialog onClose={() => setIsNoting(false)} />}
    </>
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('costs.one'), 240),
      spentOn: { width: 112, phone: 'detailEnd' },
      kind: { width: 104 },
      source: { width: 136, phone: 'detail' },
      amount: {
        width: 136,
        phone: 'end',
        render: ({ amount, currency }) =>
          typeof amount === 'number' ? format.money(amount, textOf(currency) || undefined) : '',
      },
      notes: { width: 200, canGrow: true },
    }),
    [t, format],
  );
}

function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const view = viewMaker(module, t);
    const within = (value: string) => ({ field: 'spentOn', op: 'within', value }) as const;
    const ofKind = (value: string) => ({ field: 'kind', op: 'eq', value }) as const;
    const noSource = { field: 'source', op: 'empty', value: true } as const;
    return [
      view('all', null, '-spentOn'),
      view('thisMonth', within('thisMonth'), '-spentOn'),
      view('lastMonth', within('lastMonth'), '-spentOn'),
      view('marketing', ofKind('marketing'), '-spentOn'),
      view('sales', ofKind('sales'), '-spentOn'),
      view('service', ofKind('service'), '-spentOn'),
      view('noSource', { and: [ofKind('marketing'), noSource] }, '-spentOn'),
    ];
  }, [t]);
}
