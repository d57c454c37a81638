import { Icon } from '@renderer/app/icons/Icon';
import { memo } from 'react';
import { useTexts } from '@renderer/app/i18n/use-texts';
import { TickBox } from '../basics/TickBox';
import { SkeletonBar } from '../feedback/LoadingRows';
import { InlineEditor } from '../form/InlineEditor';
import type { FieldValue } from '../form/field-types';
import classes from './DataTable.module.css';
import type { Column } from './types';

export interface CellPlace {
  index: number;
  column: number;
}

/** What a row can ask of its list; one object for all rows, so that they need not be drawn again. */
export interface RowActions<Row> {
  moveCursor: (index: number, column: number | null) => void;
  toggle: (index: number, withShift: boolean) => void;
  open: (row: Row, index: number) => void;
  edit: (place: CellPlace) => void;
  endEdit: () => void;
  canSave: () => boolean;
  save: (row: Row, columnKey: string, value: FieldValue) => Promise<string | undefined>;
}

interface BodyRowProps<Row> {
  id: string;
  index: number;
  top: number;
  row: Row | undefined;
  rowLabel: string;
  columns: readonly Column<Row>[];
  hasTicks: boolean;
  isTicked: boolean;
  isCursor: boolean;
  cursorColumn: number | null;
  editingColumn: number | null;
  actions: RowActions<Row>;
}

function PlainBodyRow<Row>(props: BodyRowProps<Row>) {
  const { id, index, top, row, rowLabel, columns, hasTicks, isTicked, isCursor, cursorColumn, actions } = props;
  const t = useTexts();
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={hasTicks ? isTicked : undefined}
      className={classes.row}
      data-body
      data-cursor={isCursor || undefined}
      data-whole={(isCursor && cursorColumn === null) || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => actions.moveCursor(index, null)}
      onDoubleClick={() => row !== undefined && actions.open(row, index)}
    >
      {hasTicks && (
        <div role="gridcell" className={classes.tickCell}>
          {row === undefined ? (
            <span className={classes.greyTick} />
          ) : (
            <TickBox
              isChecked={isTicked}
              label={t('common.table.selectRow', { name: rowLabel })}
              tabIndex={-1}
              onToggle={(withShift) => actions.toggle(index, withShift)}
            />
          )}
        </div>
      )}
      {columns.map((column, columnIndex) => (
        <BodyCell
          key={column.key}
          id={`${id}-${columnIndex}`}
          index={index}
          row={row}
          column={column}
          columnIndex={columnIndex}
          isCursor={cursorColumn === columnIndex}
          isEditing={props.editingColumn === columnIndex}
          actions={actions}
        />
      ))}
    </div>
  );
}

/** Memoised by its props; the cast keeps the row type that `memo` would lose. */
export const BodyRow = memo(PlainBodyRow) as typeof PlainBodyRow;

interface BodyCellProps<Row> {
  id: string;
  index: number;
  row: Row | undefined;
  column: Column<Row>;
  columnIndex: number;
  isCursor: boolean;
  isEditing: boolean;
  actions: RowActions<Row>;
}

function BodyCell<Row>({ id, index, row, column, columnIndex, isCursor, isEditing, actions }: BodyCellProps<Row>) {
  const { field, value } = column;
  const canEdit = row !== undefined && field && value && actions.canSave() && (column.canEdit?.(row) ?? true);
  return (
    <div
      id={id}
      role="gridcell"
      className={classes.cell}
      data-end={column.align === 'end' || undefined}
      data-place={column.phone}
      data-cursor={isCursor || undefined}
      data-editing={isEditing || undefined}
      onClick={(event) => {
        if (!canEdit || isEditing) return;
        event.stopPropagation();
        actions.moveCursor(index, columnIndex);
        // The first click puts the ring on the cell, a second one opens it.
        if (isCursor) actions.edit({ index, column: columnIndex });
      }}
    >
      {row === undefined ? (
        <SkeletonBar seed={index * 31 + columnIndex * 7} isEnd={column.align === 'end'} />
      ) : isEditing && canEdit ? (
        <InlineEditor
          field={field}
          value={value(row)}
          onSave={(next) => actions.save(row, column.key, next)}
          onClose={actions.endEdit}
        />
      ) : (
        column.render(row)
      )}
      {isCursor && canEdit && !isEditing && (
        <span className={classes.pencil}>
          <Icon name="pencil" size={12} />
        </span>
      )}
    </div>
  );
}
