import { isComposing } from '@renderer/app/keys';
import type { KeyboardEvent } from 'react';
import type { CellPlace } from './BodyRow';
import type { Column } from './types';

interface GridKeysOptions<Row> {
  columns: readonly Column<Row>[];
  rowCount: number;
  getRow: (index: number) => Row | undefined;
  cursor: number | null;
  cursorColumn: number | null;
  setCursor: (index: number) => void;
  setCursorColumn: (column: number | null) => void;
  setEditing: (place: CellPlace) => void;
  rowsPerPage: () => number;
  onToggle: (index: number) => void;
  onToggleRange: (from: number, to: number) => void;
  onOpen?: (row: Row, index: number) => void;
  isEditable: boolean;
}

/** Keys of a list: arrows, Home, End, PageUp, PageDown and J, K move; Space ticks, Enter opens, E or F2 edits. */
export function useGridKeys<Row>(options: GridKeysOptions<Row>): (event: KeyboardEvent<HTMLElement>) => void {
  const { columns, rowCount, getRow, cursor, cursorColumn, setCursor, setCursorColumn } = options;

  function moveTo(index: number, withShift: boolean): void {
    const target = Math.max(0, Math.min(rowCount - 1, index));
    setCursor(target);
    if (withShift && cursor !== null) options.onToggleRange(cursor, target);
  }
  function moveColumn(step: number): void {
    const from = cursorColumn ?? (step > 0 ? -1 : columns.length);
    setCursorColumn(Math.max(0, Math.min(columns.length - 1, from + step)));
    if (cursor === null) setCursor(0);
  }
  function edit(): void {
    const row = cursor === null ? undefined : getRow(cursor);
    if (!options.isEditable || cursor === null || row === undefined) return;
    const canEdit = (column: Column<Row> | undefined) =>
      column?.field && column.value && (column.canEdit?.(row) ?? true);
    const column =
      cursorColumn !== null && canEdit(columns[cursorColumn]) ? cursorColumn : columns.findIndex((one) => canEdit(one));
    if (column < 0) return;
    setCursorColumn(column);
    options.setEditing({ index: cursor, column });
  }
  function open(): void {
    const row = cursor === null ? undefined : getRow(cursor);
    if (row !== undefined && cursor !== null) options.onOpen?.(row, cursor);
  }

  return (event) => {
    // Keys typed into an editor or a link inside a cell are theirs.
    if (event.target !== event.currentTarget || isComposing(event) || rowCount === 0) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = cursor ?? -1;
    const actions: Record<string, () => void> = {
      ArrowDown: () => moveTo(here + 1, event.shiftKey),
      ArrowUp: () => moveTo(here - 1, event.shiftKey),
      j: () => moveTo(here + 1, false),
      k: () => moveTo(here - 1, false),
      PageDown: () => moveTo(here + options.rowsPerPage(), event.shiftKey),
      PageUp: () => moveTo(here - options.rowsPerPage(), event.shiftKey),
      Home: () => moveTo(0, event.shiftKey),
      End: () => moveTo(rowCount - 1, event.shiftKey),
      ArrowRight: () => moveColumn(1),
      ArrowLeft: () => moveColumn(-1),
      ' ': () => cursor !== null && options.onToggle(cursor),
      Enter: open,
      e: edit,
      F2: edit,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}
