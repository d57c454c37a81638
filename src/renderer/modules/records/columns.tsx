import type { ReactNode } from 'react';
import type { Column } from '@renderer/components/table/types';
import { FieldText } from './FieldText';
import { toEditor, type Names } from './field-values';
import { editorFieldOf, valueOf, type EditorContext, type RecordField } from './record-fields';
import type { AnyRecord } from './record-module';

export interface ColumnContext extends EditorContext {
  readonly names: Names;
}

/** What a module says of a column itself: another width, another look. */
export type ColumnOverride = Partial<Omit<Column<AnyRecord>, 'render'>> & {
  render?: (record: AnyRecord) => ReactNode;
};

const widths: Record<RecordField['type'], number> = {
  text: 120,
  longText: 200,
  number: 96,
  money: 120,
  decimal: 112,
  date: 104,
  moment: 112,
  choice: 96,
  multiChoice: 144,
  yesNo: 72,
  tags: 152,
  phones: 152,
  emails: 184,
  handles: 144,
  addresses: 216,
  user: 96,
  users: 128,
  department: 112,
  reference: 184,
};

/** Stand at the end of their column, digit below digit. */
const numeric: readonly RecordField['type'][] = ['number', 'money', 'decimal'];

/** Edited in the cell; lists of phones and the like have their place on the record's page. */
const inlineTypes: readonly RecordField['type'][] = [
  'text',
  'number',
  'money',
  'decimal',
  'date',
  'choice',
  'yesNo',
  'tags',
  'user',
  'department',
];

/** One column for each field, as the module has them say it. */
export function columnsOf(
  fields: readonly RecordField[],
  context: ColumnContext,
  overrides: Readonly<Record<string, ColumnOverride>> = {},
): Column<AnyRecord>[] {
  return fields.map((field) => columnOf(field, context, overrides[field.key] ?? {}));
}

function columnOf(field: RecordField, context: ColumnContext, override: ColumnOverride): Column<AnyRecord> {
  const isEditable = !field.isComputed && !field.isMasked && inlineTypes.includes(field.type);
  return {
    key: field.key,
    label: field.label,
    width: widths[field.type],
    isSortable: field.isSortable,
    align: numeric.includes(field.type) ? 'end' : 'start',
    render: (record) => (
      <FieldText field={field} value={valueOf(record, field.key)} names={context.names} isOneLine isRelative />
    ),
    ...(isEditable && {
      field: editorFieldOf(field, context),
      value: (record) => toEditor(field, valueOf(record, field.key), context.names),
      canEdit: (record) => mayEdit(field, record),
    }),
    ...override,
  };
}

/** Who owns a record is the right to assign; everything else the right to edit. */
export function mayEdit(field: RecordField, record: Pick<AnyRecord, 'can'>): boolean {
  if (field.isComputed || field.isMasked) return false;
  const needed = field.key === 'ownerId' || field.key === 'departmentId' ? 'assign' : 'edit';
  return record.can.includes(needed) && record.can.includes('edit');
}
