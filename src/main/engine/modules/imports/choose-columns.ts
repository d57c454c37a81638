import { Fault } from '@shared/contract/faults';
import type { ColumnTargetInput, ImportColumn } from '@shared/modules/imports/import';
import type { PlanSettings } from './planning/plan-import';
import type { ImportField } from './planning/targets';

/** The columns with what a person chose for some of them. Unknown columns and fields are refused by name. */
export function choosing(
  columns: readonly ImportColumn[],
  choices: Readonly<Record<string, string | ColumnTargetInput | null>>,
  fields: readonly ImportField[],
): ImportColumn[] {
  const chosen = new Map(Object.entries(choices).map(([index, target]) => [Number(index), target]));
  for (const index of chosen.keys())
    if (!columns.some((column) => column.index === index))
      throw new Fault('invalid_input', { reason: 'badValue', field: `columns.${index}` });
  const known = new Map(fields.map((field) => [field.key, field]));
  const result = columns.map((column): ImportColumn => {
    const choice = chosen.get(column.index);
    if (choice === undefined) return column;
    const target = typeof choice === 'string' ? { field: choice } : (choice ?? { field: null });
    if (target.field !== null && !known.has(target.field))
      throw new Fault('invalid_input', { reason: 'unknownField', field: target.field });
    return {
      ...column,
      field: target.field,
      label: target.label ?? (target.field === column.field ? column.label : null),
      part: target.part ?? null,
      group: target.group ?? null,
      confidence: 1,
      how: 'chosen',
    };
  });
  return onlyOnce(result, known);
}

/** A field of one value comes from one column: the one a person chose takes it from the one that was guessed. */
function onlyOnce(columns: ImportColumn[], fields: ReadonlyMap<string, ImportField>): ImportColumn[] {
  return columns.map((column) => {
    const field = column.field === null ? undefined : fields.get(column.field);
    const isTaken =
      column.how !== 'chosen' &&
      field &&
      !field.isList &&
      field.type !== 'longText' &&
      columns.some((other) => other !== column && other.how === 'chosen' && other.field === column.field);
    return isTaken ? { ...column, field: null, how: 'none', confidence: 0 } : column;
  });
}

/** The columns a plan reads, without those left out. */
export function plannedColumns(columns: readonly ImportColumn[]): PlanSettings['columns'] {
  return columns.flatMap(({ index, field, label, part, group }) =>
    field === null ? [] : [{ index, field, ...(label && { label }), ...(part && { part }), ...(group && { group }) }],
  );
}
