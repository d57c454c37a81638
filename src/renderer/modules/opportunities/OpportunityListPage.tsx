import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Money } from '@renderer/components/basics/Values';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { Column } from '@renderer/components/table/types';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { NextStep } from '../records/NextStep';
import { nameColumn } from '../records/name-column';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import recordClasses from '../records/Records.module.css';
import { ViewSwitch } from './board/ViewSwitch';
import { isDeal } from './is-deal';
import { StageAge } from './StageAge';
import { useStages } from './use-stages';

const module = recordModules.opportunity;
const defaultColumns = [
  'name',
  'customer',
  'stageId',
  'amount',
  'probability',
  'expectedCloseDate',
  'nextStepAt',
  'ownerId',
  'stageEnteredAt',
];
/** Shown in the column they belong to, or with its name; how products are reckoned stands on the deal's page. */
const withoutColumn = ['nextStep', 'customerId', 'isTaxIncluded', 'discountPercent', 'discountAmount'];

/** The deals one may see, as a list. */
export function OpportunityListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const extraColumns = useMemo<Column<AnyRecord>[]>(
    () => [
      {
        key: 'customer',
        label: t('opportunities.fields.customer'),
        width: 152,
        canGrow: true,
        phone: 'detail',
        render: (deal) =>
          isDeal(deal) && deal.customer ? (
            <Link
              className={recordClasses.name}
              to={recordPath(recordModules.customer, deal.customer.id)}
              tabIndex={-1}
            >
              {deal.customer.name}
            </Link>
          ) : null,
      },
    ],
    [t],
  );
  const canCreate = session.can('opportunity', 'create');
  const create = () => void navigate({ to: '/opportunities/new' });
  return (
    <RecordListPage
      module={module}
      views={views}
      defaultColumns={defaultColumns}
      overrides={overrides}
      withoutColumn={withoutColumn}
      extraColumns={extraColumns}
      create={canCreate ? { label: t('opportunities.page.new'), keys: 'n d', onCreate: create } : undefined}
      actions={<ViewSwitch active="list" />}
      empty={
        <EmptyState
          title={t('opportunities.page.emptyTitle')}
          actions={
            canCreate && (
              <ActionButton icon="plus" keys="n d" onClick={create}>
                {t('opportunities.page.new')}
              </ActionButton>
            )
          }
        >
          {t('opportunities.page.empty')}
        </EmptyState>
      }
    />
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  const { organization } = useSession();
  const stages = useStages();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('opportunities.one'), 200),
      stageId: { width: 104, phone: 'end' },
      probability: { width: 88 },
      amount: {
        width: 112,
        phone: 'detailEnd',
        // What follows from products is not typed; a sum in another currency is, on the deal's page, beside that currency.
        canEdit: (deal) =>
          deal.can.includes('edit') &&
          deal['hasLines'] !== true &&
          [null, organization.currency].includes(currencyOf(deal) ?? null),
        render: (deal) =>
          typeof deal['amount'] === 'number' ? <Money minor={deal['amount']} currency={currencyOf(deal)} /> : null,
      },
      nextStepAt: {
        label: t('opportunities.fields.nextStep'),
        width: 176,
        render: (deal) => (deal['status'] === 'open' ? <NextStep record={deal} /> : null),
      },
      stageEnteredAt: {
        label: t('opportunities.page.daysInStage'),
        width: 104,
        align: 'end',
        render: (deal) => (
          <StageAge since={deal['stageEnteredAt']} stage={stages.get(textOf(deal['stageId']))?.stage} />
        ),
      },
    }),
    [t, organization.currency, stages],
  );
}

function currencyOf(deal: AnyRecord): string | undefined {
  return textOf(deal['currency']) || undefined;
}

/** Everybody's tabs: what is open, what closes soon, what nobody has planned, and how the quarter went. */
function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const { id, departmentId } = session.user;
  const scope = session.scopeOf('opportunity', 'view');
  return useMemo(() => {
    const view = viewMaker(module, t);
    const status = (value: 'open' | 'won' | 'lost') => ({ field: 'status', op: 'eq', value }) as const;
    const open = status('open');
    const mine = { field: 'ownerId', op: 'eq', value: id } as const;
    const department = { field: 'departmentId', op: 'eq', value: departmentId } as const;
    const within = (field: string, value: string) => ({ field, op: 'within', value }) as const;
    return [
      view('mine', { and: [mine, open] }, 'expectedCloseDate'),
      ...(scope === 'own' ? [] : [view('department', { and: [department, open] }, 'expectedCloseDate')]),
      view('closing', { and: [open, within('expectedCloseDate', 'thisMonth')] }, 'expectedCloseDate'),
      view('unplanned', { and: [open, { field: 'nextStepAt', op: 'empty', value: true }] }, 'stageEnteredAt'),
      view('won', { and: [status('won'), within('closedAt', 'thisQuarter')] }, '-closedAt'),
      view('lost', { and: [status('lost'), within('closedAt', 'thisQuarter')] }, '-closedAt'),
      view('all', null, '-updatedAt'),
    ];
  }, [t, id, departmentId, scope]);
}
