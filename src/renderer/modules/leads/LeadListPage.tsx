import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Filter } from '@shared/contract/list';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Money } from '@renderer/components/basics/Values';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { NextStep } from '../records/NextStep';
import { nameColumn } from '../records/name-column';
import { recordModules } from '../records/record-module';
import { CardDialog } from './CardDialog';
import { GiveButton } from './GiveButton';
import { statusOf } from './is-lead';
import { LeadStatus } from './LeadStatus';

const module = recordModules.lead;
const defaultColumns = [
  'name',
  'companyName',
  'status',
  'score',
  'source',
  'phones',
  'amount',
  'nextStepAt',
  'ownerId',
  'receivedAt',
];
/** Shown in the column they belong to, or on the lead's page alone. */
const withoutColumn = ['nextStep', 'customerId', 'contactId', 'opportunityId'];

/** The leads one may see (picture 21). */
export function LeadListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const views = useReadyMadeViews();
  const overrides = useOverrides();
  const canCreate = session.can('lead', 'create');
  const create = () => void navigate({ to: '/leads/new' });
  const [isReading, setIsReading] = useState(false);
  const canImport = session.can('lead', 'import');
  const importing = () => void navigate({ to: '/imports', search: { kind: 'leads' } });
  return (
    <>
      <RecordListPage
        module={module}
        views={views}
        defaultColumns={defaultColumns}
        overrides={overrides}
        withoutColumn={withoutColumn}
        create={canCreate ? { label: t('leads.page.new'), keys: 'n l', onCreate: create } : undefined}
        actions={
          <>
            {session.can('lead', 'assign') && <GiveButton />}
            {canImport && (
              <ActionButton tone="quiet" icon="upload" onClick={importing}>
                {t('records.list.import')}
              </ActionButton>
            )}
            {canCreate && (
              <ActionButton tone="quiet" icon="note" onClick={() => setIsReading(true)}>
                {t('leads.card.action')}
              </ActionButton>
            )}
          </>
        }
        empty={
          <EmptyState
            title={t('leads.page.emptyTitle')}
            actions={
              <>
                {canImport && (
                  <ActionButton tone="solid" icon="upload" onClick={importing}>
                    {t('customers.page.chooseTable')}
                  </ActionButton>
                )}
                {canCreate && (
                  <ActionButton icon="plus" keys="n l" onClick={create}>
                    {t('leads.page.new')}
                  </ActionButton>
                )}
              </>
            }
          >
            {t('leads.page.empty')}
          </EmptyState>
        }
      />
      {isReading && <CardDialog onClose={() => setIsReading(false)} />}
    </>
  );
}

function useOverrides(): Record<string, ColumnOverride> {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Record<string, ColumnOverride>>(
    () => ({
      name: nameColumn(module, t('leads.one'), 176),
      companyName: { width: 160, canGrow: true, phone: 'detail' },
      // A status is changed on the lead's page, where what giving up asks for is asked.
      status: { width: 104, phone: 'end', field: undefined, render: (lead) => <LeadStatus value={statusOf(lead)} /> },
      score: { width: 56, align: 'end' },
      source: { width: 96 },
      amount: {
        width: 112,
        phone: 'detailEnd',
        render: (lead) =>
          typeof lead['amount'] === 'number' ? (
            <Money minor={lead['amount']} currency={textOf(lead['currency']) || undefined} />
          ) : null,
      },
      nextStepAt: {
        label: t('leads.fields.nextStep'),
        width: 128,
        render: (lead) => (['dead', 'converted'].includes(statusOf(lead)) ? null : <NextStep record={lead} />),
      },
      receivedAt: {
        width: 104,
        align: 'end',
        render: (lead) => {
          const at = textOf(lead['receivedAt']);
          return at === '' ? null : <span title={format.dateTime(at)}>{format.relative(at)}</span>;
        },
      },
    }),
    [t, format],
  );
}

/** Everybody's tabs: what nobody has taken up, what is being worked on, and what came of the rest. */
function useReadyMadeViews(): ListView[] {
  const { t } = useTranslation();
  const session = useSession();
  const { id, departmentId } = session.user;
  const scope = session.scopeOf('lead', 'view');
  const settings = useQuery(api.leadAssignment.settings.queryOptions({ staleTime: 10 * 60_000 }));
  const hours = settings.data?.unattendedHours;
  return useMemo(() => {
    const view = viewMaker(module, t);
    const status = (...values: string[]) => ({ field: 'status', op: 'in', value: values }) as const;
    const open = status('working', 'qualified');
    const before = { daysAgo: Math.ceil((hours ?? 24) / 24) };
    const unattended = {
      and: [
        status('new', 'working'),
        { field: 'receivedAt', op: 'lt', value: before },
        {
          or: [
            { field: 'lastContactAt', op: 'empty', value: true },
            { field: 'lastContactAt', op: 'lt', value: before },
          ],
        },
      ],
    } satisfies Filter;
    const nobody = { field: 'ownerId', op: 'empty', value: true } as const;
    const mine = { field: 'ownerId', op: 'eq', value: id } as const;
    const department = { field: 'departmentId', op: 'eq', value: departmentId } as const;
    const waits = { field: 'handOffState', op: 'eq', value: 'waiting' } as const;
    const toMe = {
      or: [
        { field: 'handedToId', op: 'eq', value: id },
        {
          and: [
            { field: 'handedToId', op: 'empty', value: true },
            { field: 'handedToDepartmentId', op: 'eq', value: departmentId },
          ],
        },
      ],
    } satisfies Filter;
    const cameBack = { field: 'handOffState', op: 'eq', value: 'returned' } as const;
    return [
      view('new', status('new'), '-receivedAt'),
      view('mine', { and: [mine, open] }, 'nextStepAt'),
      ...(scope === 'own' ? [] : [view('department', { and: [department, open] }, 'nextStepAt')]),
      ...(scope === 'own'
        ? []
        : [view('nobody', { and: [nobody, status('new', 'working', 'qualified')] }, 'receivedAt')]),
      view('handedToMe', { and: [waits, toMe] }, '-updatedAt'),
      view('returned', { and: [cameBack, { field: 'handedById', op: 'eq', value: id }] }, '-updatedAt'),
      view('unattended', unattended, 'receivedAt'),
      view('converted', status('converted'), '-statusEnteredAt'),
      view('givenUp', status('recycled', 'dead'), '-statusEnteredAt'),
      view('all', null, '-receivedAt'),
    ];
  }, [t, id, departmentId, scope, hours]);
}
