import { PageHead } from '@renderer/app/shell/PageHead';
import { Tabs } from '@renderer/app/shell/Tabs';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { PersonName } from '@renderer/components/basics/PersonName';
import { Status, StatusMark } from '@renderer/components/basics/Status';
import { Tags } from '@renderer/components/basics/Tag';
import { Missing, Money } from '@renderer/components/basics/Values';
import { Link } from '@renderer/app/link';
import { showToast } from '@renderer/components/feedback/toast-store';
import { DataTable } from '@renderer/components/table/DataTable';
import {
  emptySelection,
  selectedCount,
  type Column,
  type Selection,
  type Sort,
} from '@renderer/components/table/types';
import { useWindowedRows } from '@renderer/components/table/use-windowed-rows';
import { useMemo, useState } from 'react';
import classes from './Kit.module.css';
import { now, sampleCustomer, type SampleCustomer } from './sample';
import { useSay } from './say';

/** Answers like the engine: a page of rows after a short while. */
function loadPage(
  offset: number,
  limit: number,
  total: number,
): Promise<{ items: SampleCustomer[]; total: number; totalIsExact: boolean }> {
  const items = Array.from({ length: Math.min(limit, total - offset) }, (_, at) => sampleCustomer(offset + at));
  return new Promise((resolve) => setTimeout(() => resolve({ items, total, totalIsExact: true }), 40));
}

/** Picture 01: the list of customers; `?rows=1000000` in the address makes it longer. */
export function KitList() {
  const say = useSay();
  const rows = Number(new URLSearchParams(window.location.search).get('rows') ?? 64);
  const { getRow, onRangeNeeded, total, patchRow } = useWindowedRows<SampleCustomer>({
    key: String(rows),
    load: ({ offset, limit }) => loadPage(offset, limit, rows),
  });
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const [sort, setSort] = useState<Sort>({ key: 'open', direction: 'descending' });
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={say('客户', 'Customers')}
        actions={
          <>
            <ActionButton tone="quiet" icon="upload">
              {say('导入', 'Import')}
            </ActionButton>
            <ActionButton tone="quiet" icon="download">
              {say('导出', 'Export')}
            </ActionButton>
            <ActionButton tone="solid" icon="plus" keys="n c">
              {say('新建客户', 'New customer')}
            </ActionButton>
          </>
        }
      />
      <Tabs
        label={say('视图', 'Views')}
        activeKey="talks"
        items={[
          { key: 'mine', label: say('我的客户', 'Mine'), count: 38 },
          { key: 'talks', label: say('销售一部在谈', 'Sales 1, open'), count: 64 },
          { key: 'silent', label: say('30 天没联系', '30 days silent'), count: 12 },
          { key: 'overdue', label: say('有逾期款', 'Overdue'), count: 9 },
          { key: 'shared', label: say('老客户回访', 'Old friends'), count: 27, icon: 'people' },
        ]}
      />
      <DataTable
        label={say('客户', 'Customers')}
        columns={columns}
        total={total}
        getRow={getRow}
        getRowId={(row) => row.id}
        getRowLabel={(row) => row.name}
        onRangeNeeded={onRangeNeeded}
        sort={sort}
        onSortChange={setSort}
        selection={selection}
        onSelectionChange={setSelection}
        onOpen={(row) => showToast({ message: row.name })}
        onSaveCell={async (row, _column, value) => {
          if (typeof value !== 'string' || value === '') return say('要写点什么', 'Write something');
          patchRow((one) => one.id === row.id, { nextText: value });
          return undefined;
        }}
        totals={{
          name: `${say('合计', 'Total')} ${total ?? ''}`,
          open: <Money minor={1_486_200_000} isShort />,
          overdue: (
            <span className={classes.bad}>
              <Money minor={62_400_000} isShort />
            </span>
          ),
          tickets: 7,
        }}
        footer={selectedCount(selection, total ?? 0) > 0 ? <span>{selectedCount(selection, total ?? 0)}</span> : null}
      />
    </>
  );
}

function useColumns(): Column<SampleCustomer>[] {
  const say = useSay();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'name',
        label: say('客户', 'Customer'),
        width: 260,
        canGrow: true,
        isSortable: true,
        render: (row) => (
          <>
            <Link to={`/customers/${row.id}`} tabIndex={-1} className={classes.name}>
              {row.name}
            </Link>
            <span className={classes.number}>{row.number}</span>
          </>
        ),
      },
      {
        key: 'lifeCycle',
        label: say('状态', 'Status'),
        width: 92,
        render: (row) => <StatusMark value={row.lifeCycle} />,
      },
      {
        key: 'owner',
        label: say('负责人', 'Owner'),
        width: 88,
        render: (row) => <PersonName id={row.owner} name={row.owner} />,
      },
      { key: 'tags', label: say('标签', 'Tags'), width: 152, render: (row) => <Tags tags={row.tags} /> },
      {
        key: 'contactAt',
        label: say('最近联系', 'Last contact'),
        width: 112,
        isSortable: true,
        render: (row) => (
          <Status icon={row.contactIcon} tone={row.contactIcon === 'clock' ? 'warn' : 'quiet'}>
            {format.relative(row.contactAt, now)}
          </Status>
        ),
      },
      {
        key: 'next',
        label: say('下一步', 'Next step'),
        width: 188,
        field: { key: 'next', label: say('下一步', 'Next step'), type: 'text' },
        value: (row) => row.nextText,
        render: (row) => <NextStep row={row} />,
      },
      {
        key: 'open',
        label: say('未结商机', 'Open deals'),
        width: 132,
        align: 'end',
        isSortable: true,
        render: (row) => (
          <>
            <span className={classes.dealCount}>
              {row.deals} {say('单', 'deals')}
            </span>
            <Money minor={row.open} isShort />
          </>
        ),
      },
      {
        key: 'overdue',
        label: say('逾期应收', 'Overdue'),
        width: 96,
        align: 'end',
        isSortable: true,
        render: (row) =>
          row.overdue > 0 ? (
            <span className={classes.bad}>
              <Money minor={row.overdue} isShort />
            </span>
          ) : (
            <Missing />
          ),
      },
      {
        key: 'tickets',
        label: say('工单', 'Tickets'),
        width: 64,
        align: 'end',
        render: (row) => row.tickets || <Missing />,
      },
    ],
    [say, format],
  );
}

function NextStep({ row }: { row: SampleCustomer }) {
  const say = useSay();
  const format = useFormat();
  if (!row.nextDate)
    return (
      <Status icon="warning" tone="warn">
        {say('没有下一步', 'No next step')}
      </Status>
    );
  const days = format.daysFromNow(row.nextDate, now);
  return (
    <>
      {days < 0 ? (
        <span className={classes.nextDate}>
          <Status icon="alert" iconSize={12} tone="bad">
            {say(`逾期 ${-days} 天`, `${-days} d late`)}
          </Status>
        </span>
      ) : (
        <span className={classes.nextDate}>{format.dateShort(row.nextDate)}</span>
      )}
      <span className={classes.name}>{row.nextText}</span>
    </>
  );
}
