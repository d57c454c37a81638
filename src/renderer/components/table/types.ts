import type { ReactNode } from 'react';
import type { EditorField, FieldValue } from '../form/field-types';

export interface Column<Row> {
  key: string;
  label: string;
  /** Pixels; columns that grow share what is left. */
  width: number;
  canGrow?: boolean;
  /** Figures stand at the end. */
  align?: 'start' | 'end';
  isSortable?: boolean;
  /** Its place in the two-line row of a phone; columns without one are left out there. The first column is the title. */
  phone?: 'title' | 'end' | 'detail' | 'detailEnd';
  render: (row: Row) => ReactNode;
  /** Makes the cell editable in place: what it is, and its present value. */
  field?: EditorField;
  value?: (row: Row) => FieldValue;
  /** False where this reader may not change this row. */
  canEdit?: (row: Row) => boolean;
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

/** Which rows are ticked: some of them, or all that the list counts but for a few. */
export type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all'; except: ReadonlySet<string> };

export const emptySelection: Selection = { kind: 'some', ids: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' ? !selection.except.has(id) : selection.ids.has(id);
}

/** How many rows are ticked, given how many the list counts. */
export function selectedCount(selection: Selection, total: number): number {
  return selection.kind === 'all' ? Math.max(0, total - selection.except.size) : selection.ids.size;
}

export function withSelected(selection: Selection, ids: readonly string[], isOn: boolean): Selection {
  const kept = new Set(selection.kind === 'all' ? selection.except : selection.ids);
  const adds = selection.kind === 'all' ? !isOn : isOn;
  for (const id of ids) {
    if (adds) kept.add(id);
    else kept.delete(id);
  }
  return selection.kind === 'all' ? { kind: 'all', except: kept } : { kind: 'some', ids: kept };
}

export type SaveCell<Row> = (row: Row, columnKey: string, value: FieldValue) => Promise<string | undefined>;
