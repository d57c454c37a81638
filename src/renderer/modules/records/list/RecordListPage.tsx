import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { FilterBar } from '@renderer/components/filter/FilterBar';
import { ColumnChooser } from '@renderer/components/table/ColumnChooser';
import { DataTable } from '@renderer/components/table/DataTable';
import { ListBar } from '@renderer/components/table/ListBar';
import { SortMenu } from '@renderer/components/table/SortMenu';
import { emptySelection, type Column, type Selection } from '@renderer/components/table/types';
import { columnsOf, type ColumnContext, type ColumnOverride } from '../columns';
import { useDirectory } from '../directory';
import { fromEditor } from '../field-values';
import { useFilterFields } from '../filter-fields';
import classes from '../Records.module.css';
import { useRecordFields } from '../record-fields';
import { recordPath, titleOf, type AnyRecord, type RecordModule } from '../record-module';
import { useSaveRecord } from '../save-record';
import { setTrail, trailFor } from '../trail';
import { useReferencedNames } from '../referenced-names';
import { BulkBar } from './BulkBar';
import { ExportMenu } from './ExportMenu';
import { ListPrint } from './ListPrint';
import { useListViews, type ListView } from './list-views';
import { useListTotals } from './use-list-totals';
import { useRememberedColumns } from './remembered-columns';
import { useRecordList, type RecordList } from './use-record-list';
import { ViewTabs } from './ViewTabs';

interface RecordListPageProps {
  module: RecordModule;
  /** Ready-made tabs in front of the saved ones. */
  views: readonly ListView[];
  /** Columns of a view that names none. */
  defaultColumns: readonly string[];
  /** How a column differs from what its field says. */
  overrides: Readonly<Record<string, ColumnOverride>>;
  /** Fields shown inside another column. */
  withoutColumn?: readonly string[];
  /** Columns that are no field, such as a contact's customers. */
  extraColumns?: readonly Column<AnyRecord>[];
  /** Buttons in front of the one that creates. */
  actions?: ReactNode;
  create?: { label: string; keys: string; onCreate: () => void };
  /** While there is nothing at all yet. */
  empty: ReactNode;
  onOpen?: (record: AnyRecord) => void;
}

/** The list of a kind: views, filter, columns, cells to edit, rows to tick. */
export function RecordListPage(props: RecordListPageProps) {
  const { module, defaultColumns, create } = props;
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const directory = useDirectory();
  const fields = useRecordFields(module);
  const views = useListViews(module, props.views);
  const list = useRecordList(module, views);
  const filterFields = useFilterFields(module, fields, list.filter);
  const [isPrinting, setIsPrinting] = useState(false);
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const [cursor, setCursor] = useState<number | null>(() => trailFor(module.kind, list.search)?.index ?? null);
  const [chosen, choose] = useRememberedColumns(session.user.id, module.name, list.view?.key ?? '');
  const recordName = useReferencedNames();
  const { currency } = session.organization;
  const context = useMemo<ColumnContext>(
    () => ({ t, directory, currency, names: { directory, recordName } }),
    [t, directory, currency, recordName],
  );
  const { save, dialog } = useSaveRecord(module, fields, context.names);

  const { withoutColumn, extraColumns, overrides } = props;
  const possible = useMemo(
    () => [
      ...columnsOf(
        fields.filter(({ key }) => !withoutColumn?.includes(key)),
        context,
        overrides,
      ),
      ...(extraColumns ?? []),
    ],
    [fields, context, overrides, withoutColumn, extraColumns],
  );
  const shownKeys = (chosen ?? list.view?.columns ?? defaultColumns).filter((key) =>
    possible.some((column) => column.key === key),
  );
  const shownText = shownKeys.join(' ');
  const columns = useMemo(() => {
    const keys = shownText.split(' ');
    return keys.flatMap((key) => possible.filter((column) => column.key === key));
  }, [possible, shownText]);

  const open = (record: AnyRecord, index: number) => {
    if (props.onOpen) {
      props.onOpen(record);
      return;
    }
    setTrail({
      kind: module.kind,
      name: list.view?.name ?? '',
      search: list.search,
      query: list.query,
      index,
      total: list.total ?? 0,
    });
    void navigate({ to: recordPath(module, record.id) });
  };
  const enter = (index: number) => {
    setCursor(Math.max(0, index));
    document.querySelector<HTMLElement>('#main [role="grid"]')?.focus();
  };
  // Keys work from the start, before anything has the focus; the list itself goes on from there.
  useKeys([
    {
      keys: 'j',
      label: t('records.list.nextRow'),
      group: t(`${module.name}.page.title`),
      run: () => enter((cursor ?? -1) + 1),
    },
    {
      keys: 'k',
      label: t('records.list.previousRow'),
      group: t(`${module.name}.page.title`),
      run: () => enter((cursor ?? 1) - 1),
    },
  ]);
  const totals = useListTotals(module, list, columns[0]?.key ?? '');
  const isPlain = list.filter === null && list.q === '';
  return (
    <>
      <PageHead
        title={t(`${module.name}.page.title`)}
        actions={
          <>
            {props.actions}
            {session.can(module.kind, 'export') && (
              <>
                <ActionButton tone="quiet" icon="print" isDisabled={!list.total} onClick={() => setIsPrinting(true)}>
                  {t('records.page.print')}
                </ActionButton>
                <ExportMenu module={module} query={list.query} />
              </>
            )}
            {create && (
              <ActionButton tone="solid" icon="plus" keys={create.keys} onClick={create.onCreate}>
                {create.label}
              </ActionButton>
            )}
          </>
        }
      />
      <ViewTabs module={module} views={views} list={list} columns={shownKeys} />
      <ListBar
        filter={
          <>
            {list.q !== '' && <SearchChip list={list} />}
            <FilterBar
              fields={filterFields}
              filter={list.filter}
              onChange={(filter) => {
                list.setFilter(filter);
                setSelection(emptySelection);
              }}
            />
          </>
        }
        controls={
          <>
            <SortMenu
              fields={fields.filter((field) => field.isSortable)}
              sort={list.sort}
              onChange={(sort) => list.setSort(sort)}
            />
            <ColumnChooser columns={possible} shown={shownKeys} onChange={choose} />
          </>
        }
      />
      <DataTable<AnyRecord>
        label={t(`${module.name}.page.title`)}
        columns={columns}
        total={list.total}
        getRow={list.rows.getRow}
        getRowId={(record) => record.id}
        getRowLabel={(record) => titleOf(module, record)}
        onRangeNeeded={list.rows.onRangeNeeded}
        sort={list.sort}
        onSortChange={list.setSort}
        selection={selection}
        onSelectionChange={setSelection}
        cursor={cursor}
        onCursorChange={setCursor}
        onOpen={open}
        onSaveCell={async (record, key, value) => {
          const field = fields.find((one) => one.key === key);
          if (!field) return undefined;
          const result = await save(record, { [key]: fromEditor(field, value) });
          if (result.kind === 'saved')
            list.rows.patchRow((row) => row.id === record.id, { ...result.record, marks: undefined });
          return result.kind === 'refused' ? (result.errors[key] ?? result.message) : undefined;
        }}
        error={list.rows.error ? <ListFault list={list} /> : undefined}
        empty={isPlain ? props.empty : <NothingFound list={list} />}
        totals={totals}
        footer={
          <BulkBar
            module={module}
            list={list}
            selection={selection}
            onSelectionChange={setSelection}
            fields={fields}
            context={context}
          />
        }
      />
      {dialog}
      {isPrinting && (
        <ListPrint
          module={module}
          list={list}
          columns={columns}
          filterFields={filterFields}
          onClose={() => setIsPrinting(false)}
        />
      )}
    </>
  );
}

/** What was searched for stands among the conditions, and can be taken away like one. */
function SearchChip({ list }: { list: RecordList }) {
  const { t } = useTranslation();
  return (
    <span className={classes.searchChip}>
      <Icon name="search" size={12} />
      <b>{list.q}</b>
      <button type="button" aria-label={t('records.list.clearSearch')} onClick={() => list.setQuery('')}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}

function NothingFound({ list }: { list: RecordList }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('records.list.nothingTitle')}
      actions={
        <ActionButton
          onClick={() => {
            list.clear();
          }}
        >
          {t('records.list.clearFilter')}
        </ActionButton>
      }
    >
      {t('records.list.nothing')}
    </EmptyState>
  );
}

function ListFault({ list }: { list: RecordList }) {
  const { t } = useTranslation();
  const fault = faultOf(list.rows.error);
  const code = typeof fault.data['id'] === 'string' ? fault.data['id'] : undefined;
  return (
    <ErrorState
      title={t('records.list.faultTitle')}
      happened={fault.message}
      code={code}
      onRetry={list.rows.reload}
      actions={
        fault.code === 'invalid_input' && (
          <ActionButton onClick={() => list.clear()}>{t('records.list.clearFilter')}</ActionButton>
        )
      }
    />
  );
}
