import { usePreferences } from '@renderer/app/preferences';
import { useMediaQuery, useUncontrolled } from '@mantine/hooks';
import { useEffect, useId, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsSlow } from '../feedback/LoadingRows';
import { BodyRow, type CellPlace, type RowActions } from './BodyRow';
import classes from './DataTable.module.css';
import { HeadRow } from './HeadRow';
import { TotalsRow } from './TotalsRow';
import {
  emptySelection,
  isSelected,
  withSelected,
  type Column,
  type SaveCell,
  type Selection,
  type Sort,
} from './types';
import { useGridKeys } from './use-grid-keys';
import { useRangeRequest } from './use-range-request';
import { useRowWindow } from './use-row-window';

export interface DataTableProps<Row> {
  /** Accessible name of the list. */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined while the first rows are on their way. */
  total: number | undefined;
  /** The row at a place, or undefined while it is not here: it is drawn grey. */
  getRow: (index: number) => Row | undefined;
  getRowId: (row: Row) => string;
  /** Name of a row, for its tick box and for assistive technology. */
  getRowLabel: (row: Row) => string;
  /** The rows from start to before end will be seen soon. */
  onRangeNeeded: (start: number, end: number) => void;
  sort?: Sort | null;
  onSortChange?: (sort: Sort) => void;
  selection?: Selection;
  onSelectionChange?: (selection: Selection) => void;
  /** Row of the keyboard cursor. */
  cursor?: number | null;
  onCursorChange?: (index: number) => void;
  onOpen?: (row: Row, index: number) => void;
  /** Saves a cell edited in place; resolves to a fault to show, or to nothing. */
  onSaveCell?: SaveCell<Row>;
  /** Drawn instead of the rows. */
  empty?: ReactNode;
  error?: ReactNode;
  /** One value per column under the rows. */
  totals?: Partial<Record<string, ReactNode>>;
  /** Docked between rows and totals: the SelectionBar. */
  footer?: ReactNode;
}

/** A list of any length: draws only the rows in sight, works with the keyboard alone, and keeps four states. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, total, getRow, getRowId, selection = emptySelection, onSelectionChange, error } = props;
  const { t } = useTranslation();
  const { density } = usePreferences();
  const isPhone = useMediaQuery('(max-width: 699px)', false, { getInitialValueInEffect: false });
  const columns = useMemo(() => (isPhone ? phoneColumns(props.columns) : props.columns), [isPhone, props.columns]);
  const rowHeight = isPhone ? 64 : density === 'compact' ? 32 : 40;
  const headHeight = isPhone ? 0 : density === 'compact' ? 32 : 36;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const totalsScroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useUncontrolled<number | null>({
    value: props.cursor,
    defaultValue: null,
    onChange: (index) => index !== null && props.onCursorChange?.(index),
  });
  const [cursorColumn, setCursorColumn] = useState<number | null>(null);
  const [editing, setEditing] = useState<CellPlace | null>(null);

  const isLoading = total === undefined;
  const isSlow = useIsSlow(isLoading);
  // While nothing is known yet, one screen of grey rows keeps the shape of what is coming.
  const rowCount = error ? 0 : (total ?? (isSlow ? 30 : 0));
  const rows = useRowWindow({ scroller, total: rowCount, rowHeight, headHeight });
  const first = rows.items[0]?.index ?? 0;
  const last = (rows.items.at(-1)?.index ?? -1) + 1;
  useRangeRequest(isLoading ? 0 : first, isLoading ? 60 : last, rowCount, props.onRangeNeeded);

  const { scrollToRow } = rows;
  useEffect(() => {
    if (cursor !== null) scrollToRow(cursor);
  }, [cursor, scrollToRow]);

  const toggleRow = (index: number) => {
    const row = getRow(index);
    if (row === undefined || !onSelectionChange) return;
    const rowId = getRowId(row);
    onSelectionChange(withSelected(selection, [rowId], !isSelected(selection, rowId)));
  };
  const toggleRange = (from: number, to: number) => {
    const ids: string[] = [];
    for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
      const row = getRow(index);
      if (row !== undefined) ids.push(getRowId(row));
    }
    onSelectionChange?.(withSelected(selection, ids, true));
  };
  const handleKeyDown = useGridKeys({
    columns,
    rowCount,
    getRow,
    cursor,
    cursorColumn,
    setCursor,
    setCursorColumn,
    setEditing,
    rowsPerPage: rows.rowsPerPage,
    onToggle: toggleRow,
    onToggleRange: toggleRange,
    onOpen: props.onOpen,
    isEditable: Boolean(props.onSaveCell),
  });
  const actions = useStableActions<Row>({
    moveCursor: (index, column) => {
      const row = getRow(index);
      // A finger has no double click: a tap opens.
      if (isPhone && row !== undefined) props.onOpen?.(row, index);
      setCursor(index);
      setCursorColumn(column);
    },
    toggle: (index, withShift) => (withShift && cursor !== null ? toggleRange(cursor, index) : toggleRow(index)),
    open: (row, index) => props.onOpen?.(row, index),
    edit: setEditing,
    endEdit: () => {
      setEditing(null);
      scroller.current?.focus({ preventScroll: true });
    },
    canSave: () => Boolean(props.onSaveCell),
    save: async (row, columnKey, value) => props.onSaveCell?.(row, columnKey, value),
  });

  const hasTicks = Boolean(onSelectionChange);
  const layout = useMemo(() => columnLayout(columns, hasTicks), [columns, hasTicks]);
  const activeId = cursor === null ? undefined : `${id}-${cursor}${cursorColumn === null ? '' : `-${cursorColumn}`}`;
  return (
    <div className={classes.root} style={layout} data-phone={isPhone || undefined}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={total === undefined ? -1 : total + 1}
        aria-colcount={columns.length + (hasTicks ? 1 : 0)}
        aria-multiselectable={hasTicks || undefined}
        aria-busy={isLoading || undefined}
        aria-activedescendant={activeId}
        tabIndex={0}
        onKeyDown={handleKeyDown}
        onScroll={(event) => {
          if (totalsScroller.current) totalsScroller.current.scrollLeft = event.currentTarget.scrollLeft;
        }}
      >
        <HeadRow
          columns={columns}
          total={total}
          hasTicks={hasTicks}
          selection={selection}
          onSelectionChange={onSelectionChange}
          sort={props.sort}
          onSortChange={props.onSortChange}
        />
        <div role="rowgroup" className={classes.body} style={{ height: rows.height }}>
          {rows.items.map(({ index, start }) => {
            const row = getRow(index);
            return (
              <BodyRow
                key={index}
                id={`${id}-${index}`}
                index={index}
                top={start + rows.shift}
                row={row}
                rowLabel={row === undefined ? '' : props.getRowLabel(row)}
                columns={columns}
                hasTicks={hasTicks}
                isTicked={row !== undefined && isSelected(selection, getRowId(row))}
                isCursor={index === cursor}
                cursorColumn={index === cursor ? cursorColumn : null}
                editingColumn={editing?.index === index ? editing.column : null}
                actions={actions}
              />
            );
          })}
        </div>
        {error ?? (total === 0 && props.empty)}
      </div>
      <span className={classes.spoken} role="status">
        {isSlow ? t('common.state.loading') : ''}
      </span>
      {props.footer}
      {props.totals && !isPhone && (
        <TotalsRow ref={totalsScroller} columns={columns} totals={props.totals} hasTicks={hasTicks} />
      )}
    </div>
  );
}

/** What a phone's row shows: the first column as title and whatever else has a place there. */
function phoneColumns<Row>(columns: readonly Column<Row>[]): Column<Row>[] {
  const placed = columns.filter((column) => column.phone);
  if (placed.some((column) => column.phone === 'title')) return placed;
  const [first] = columns;
  return first ? [{ ...first, phone: 'title' }, ...placed] : placed;
}

function columnLayout<Row>(columns: readonly Column<Row>[], hasTicks: boolean): CSSProperties {
  const tracks = columns.map(({ width, canGrow }) => (canGrow ? `minmax(${width}px, 1fr)` : `${width}px`));
  const lead = hasTicks ? 'calc(24px + var(--hearth-gutter-left))' : '';
  const sum = columns.reduce((width, column) => width + column.width, hasTicks ? 48 : 0);
  return { '--table-columns': `${lead} ${tracks.join(' ')}`, '--table-width': `${sum}px` } as CSSProperties;
}

/** One object whose functions always do what the newest drawing says. */
function useStableActions<Row>(actions: RowActions<Row>): RowActions<Row> {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      moveCursor: (...args) => latest.current.moveCursor(...args),
      toggle: (...args) => latest.current.toggle(...args),
      open: (...args) => latest.current.open(...args),
      edit: (...args) => latest.current.edit(...args),
      endEdit: () => latest.current.endEdit(),
      canSave: () => latest.current.canSave(),
      save: (...args) => latest.current.save(...args),
    }),
    [],
  );
}
