import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { Column } from '@renderer/components/table/types';
import { customerColumn, moneyColumn, namedColumn } from '../documents/columns';
import type { ColumnOverride } from '../records/columns';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { nameColumn } from '../records/name-column';
import { recordModules, type AnyRecord } from '../records/record-module';
import { QuoteStatusMark } from './QuoteStatusMark';

const module = recordModules.quote;
const defaultColumns = ['name', 'customer', 'status', 'total', 'validUntil', 'ownerId', 'updatedAt'];
/** Shown in the column they belong to, or on the quote's page alone. */
const withoutColumn = ['customerId', 'contactId', 'opportunityId'];

/** The quotes one may see (QUO-01, 03). */
export function QuoteListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const extraColumns = useMemo<Column<AnyRecord>[]>(
    () => [
      customerColumn(t('quotes.fields.customer')),
      namedColumn('contact', t('quotes.fields.contact')),
      namedColumn('opportunity', t('quotes.fields.opportunity')),
    ],
    [t],
  );
  const canCreate = session.can('quote', 'create');
  const create = () => void navigate({ to: '/quotes/new' });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      withoutColumn={withoutColumn}
      extraColumns={extraColumns}
      create={canCreate ? { label: t('quotes.page.new'), keys: 'n q', onCreate: create } : undefined}
      empty={
        <EmptyState
          title={t('quotes.page.emptyTitle')}
          actions={
            canCreate && (
              <ActionButton icon="plus" keys="n q" onClick={create}>
                {t('quotes.page.new')}
              </ActionButton>
            )
          }
        >
          {t('quotes.page.empty')}
        </EmptyState>
      }
    />
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('quotes.one'), 232),
      status: { width: 112, phone: 'end', render: (quote) => <QuoteStatusMark status={quote['status']} /> },
      total: { ...moneyColumn('total'), phone: 'detailEnd' },
      subtotal: moneyColumn('subtotal'),
      net: moneyColumn('net'),
      tax: moneyColumn('tax'),
      discountAmount: moneyColumn('discountAmount'),
      cost: moneyColumn('cost'),
      margin: moneyColumn('margin'),
      // Of what went out it stands on paper; of the rest it is typed beside the sums.
      discountPercent: { field: undefined },
      discountLabel: { field: undefined },
      currency: { field: undefined },
      isTaxIncluded: { field: undefined },
      givenAway: { width: 88, render: (quote) => <Percent hundredths={quote['givenAway']} /> },
      validUntil: { width: 120, render: (quote) => <ValidUntil quote={quote} /> },
    }),
    [t],
  );
}

function Percent({ hundredths }: { hundredths: unknown }) {
  const format = useFormat();
  return typeof hundredths === 'number' ? <>{format.number(hundredths / 100, 1)}%</> : null;
}

/** Red once it has passed without an answer. */
function ValidUntil({ quote }: { quote: AnyRecord }) {
  const format = useFormat();
  const { validUntil, status } = quote;
  if (typeof validUntil !== 'string') return null;
  const isLate = status === 'sent' && format.daysFromNow(validUntil) < 0;
  return isLate ? (
    <Status icon="alert" tone="bad">
      {validUntil}
    </Status>
  ) : (
    <>{validUntil}</>
  );
}

/** Everybody's tabs: mine, what waits for approval, what the customer has, and what ends soon without an answer. */
function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const { id } = session.user;
  return useMemo(() => {
    const view = viewMaker(module, t);
    const status = (value: string) => ({ field: 'status', op: 'eq', value }) as const;
    const soon = { field: 'validUntil', op: 'lte', value: { daysAgo: -14 } } as const;
    return [
      view('mine', { field: 'ownerId', op: 'eq', value: id }, '-updatedAt'),
      view('waiting', status('submitted'), '-updatedAt'),
      view('sent', status('sent'), '-sentAt'),
      view('ending', { and: [status('sent'), soon] }, 'validUntil'),
      view('all', null, '-updatedAt'),
    ];
  }, [t, id]);
}
