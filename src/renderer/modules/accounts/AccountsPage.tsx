import { DateInput, DatePickerInput } from '@mantine/dates';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, relativePeriod } from '@shared/lib/dates';
import { accountTables, type AccountInput, type AccountTableName } from '@shared/modules/accounts/account-table';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { saveDownload } from '@renderer/api/transfer';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { Tabs } from '@renderer/app/shell/Tabs';
import { FileMenu } from '../records/list/ExportMenu';
import { usePageSearch } from '../records/list/use-page-search';
import { findRecords, recordQuery } from '../records/record-names';
import { textOf } from '../records/field-values';
import { useNow } from '../records/use-now';
import { AccountPrint } from './AccountPrint';
import { AccountTableView } from './AccountTableView';
import { AgeSummary } from './AgeSummary';
import classes from './Accounts.module.css';

const presets = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear'] as const;

/** Who owes what since when, and what accountants take along (QUO-05); all it is asked with stands in the address. */
export function AccountsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { input, today, setTable, change } = useAccountAddress();
  const isReady = input.name !== 'ledger' || input.customerId !== undefined;
  const { data, error, refetch } = useQuery(
    api.accounts.read.queryOptions({ input, enabled: isReady, placeholderData: keepPreviousData }),
  );
  const customer = useQuery({
    ...recordQuery('customer', input.customerId ?? ''),
    enabled: input.customerId !== undefined,
  });
  const [isPrinting, setIsPrinting] = useState(false);
  const table = data?.name === input.name ? data : undefined;
  return (
    <>
      <PageHead
        title={t('accounts.title')}
        actions={
          session.can('order', 'export') &&
          isReady && (
            <>
              <ActionButton
                tone="quiet"
                icon="print"
                isDisabled={!table || table.count === 0}
                onClick={() => setIsPrinting(true)}
              >
                {t('records.page.print')}
              </ActionButton>
              <FileMenu
                onSave={async ({ format, encoding }) =>
                  saveDownload(await client.accounts.export({ ...input, format, encoding }))
                }
              />
            </>
          )
        }
      />
      <Tabs
        label={t('accounts.title')}
        activeKey={input.name}
        onSelect={setTable}
        items={accountTables.map((key) => ({ key, label: t(`accounts.tables.${key}`) }))}
      />
      <Filters input={input} today={today} onChange={change} />
      {!isReady ? (
        <EmptyState title={t('accounts.page.chooseTitle')}>{t('accounts.page.choose')}</EmptyState>
      ) : error ? (
        <ErrorState
          title={t('records.list.faultTitle')}
          happened={faultOf(error).message}
          onRetry={() => void refetch()}
        />
      ) : !table ? (
        <LoadingRows />
      ) : table.count === 0 ? (
        <EmptyState title={t('accounts.page.emptyTitle')}>{t(`accounts.page.empty.${input.name}`)}</EmptyState>
      ) : (
        <div className={classes.body}>
          {input.name === 'receivables' && <AgeSummary table={table} />}
          <AccountTableView table={table} onCustomer={(id) => change({ table: 'openParts', customer: id })} />
        </div>
      )}
      {isPrinting && table && (
        <AccountPrint
          table={table}
          input={input}
          customer={customer.data ? textOf(customer.data.name) : undefined}
          onClose={() => setIsPrinting(false)}
        />
      )}
    </>
  );
}

/** What the address asks for; a period begins as the present month. */
function useAccountAddress() {
  const format = useFormat();
  const [search, setSearch] = usePageSearch();
  const today = format.date(useNow());
  const name = accountTables.find((one) => one === search['table']) ?? 'receivables';
  const isOfDay = name === 'receivables' || name === 'openParts';
  const month = relativePeriod('thisMonth', today);
  const period = { from: search['from'] ?? month.from, to: search['to'] ?? month.to };
  const input: AccountInput = {
    name,
    ...(isOfDay ? search['asOf'] && { asOf: search['asOf'] } : period),
    ...(name !== 'receivables' && search['customer'] && { customerId: search['customer'] }),
  };
  const change = (parts: Readonly<Record<string, string | null>>) => {
    const next = Object.entries({ ...search, ...parts }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    );
    setSearch(Object.fromEntries(next));
  };
  const setTable = (key: string) => change({ table: key, ...(key === 'receivables' && { customer: null }) });
  return { input, today, change, setTable };
}

interface FiltersProps {
  input: AccountInput;
  today: string;
  onChange: (parts: Readonly<Record<string, string | null>>) => void;
}

function Filters({ input, today, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const isOfDay: readonly AccountTableName[] = ['receivables', 'openParts'];
  return (
    <div className={classes.filters} role="group" aria-label={t('accounts.page.filters')}>
      {isOfDay.includes(input.name) ? (
        <DateInput
          className={classes.day}
          aria-label={t('accounts.page.asOf')}
          placeholder={t('accounts.page.now')}
          valueFormat="YYYY-MM-DD"
          maxDate={today}
          clearable
          leftSection={<Icon name="calendar" size={14} />}
          clearButtonProps={{ 'aria-label': t('common.form.clear', { name: t('accounts.page.asOf') }) }}
          value={input.asOf ?? null}
          onChange={(asOf) => onChange({ asOf: asOf === today ? null : asOf })}
        />
      ) : (
        <Period key={`${input.from ?? ''} ${input.to ?? ''}`} input={input} today={today} onChange={onChange} />
      )}
      {input.name !== 'receivables' && (
        <CustomerChoice
          key={input.customerId ?? ''}
          id={input.customerId}
          onChange={(id) => onChange({ customer: id })}
        />
      )}
    </div>
  );
}

function Period({ input, today, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState<[string | null, string | null]>([
    input.from ?? null,
    input.to ? addDays(input.to, -1) : null,
  ]);
  return (
    <>
      <div className={classes.segments} role="group" aria-label={t('accounts.page.period')}>
        {presets.map((one) => {
          const { from, to } = relativePeriod(one, today);
          return (
            <button
              key={one}
              type="button"
              aria-pressed={from === input.from && to === input.to}
              onClick={() => onChange({ from, to })}
            >
              {t(`accounts.page.presets.${one}`)}
            </button>
          );
        })}
      </div>
      <DatePickerInput
        type="range"
        className={classes.days}
        aria-label={t('accounts.page.days')}
        valueFormat="YYYY-MM-DD"
        allowSingleDateInRange
        leftSection={<Icon name="calendar" size={14} />}
        value={days}
        onChange={(chosen) => {
          setDays(chosen);
          const [first, last] = chosen;
          if (first !== null && last !== null) onChange({ from: first, to: addDays(last, 1) });
        }}
      />
    </>
  );
}

interface CustomerChoiceProps {
  id: string | undefined;
  onChange: (id: string | null) => void;
}

function CustomerChoice({ id, onChange }: CustomerChoiceProps) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...recordQuery('customer', id ?? ''), enabled: id !== undefined });
  // The name arrives after the id; the picker shows what it was given first.
  if (id !== undefined && !data) return null;
  return (
    <ReferencePicker
      className={classes.customer}
      aria-label={t('accounts.columns.customer')}
      placeholder={t('accounts.page.everyCustomer')}
      isPerson={false}
      find={findRecords('customer')}
      value={data ? { id: data.id, name: textOf(data['name']) } : null}
      onChange={(customer) => onChange(customer?.id ?? null)}
    />
  );
}
