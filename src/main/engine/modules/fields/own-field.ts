import type { FieldGroup } from '@shared/access/resources';
import type { FieldDescription } from '@shared/contract/fields';
import { field } from '@shared/contract/fields';
import { z } from 'zod';
import type { ExtensibleKind, OwnField, OwnFieldType, OwnOption } from '@shared/modules/fields/field';
import type { Reader } from '../../database/reader';
import type { CustomField } from '../../records/custom-fields';

export interface OwnFieldRow {
  readonly id: string;
  readonly resource: ExtensibleKind;
  readonly key: string;
  readonly type: OwnFieldType;
  readonly label: string;
  readonly field_group: FieldGroup;
  readonly is_required: number;
  readonly position: number;
  readonly options: string;
  readonly is_searchable: number;
  readonly index_state: OwnField['index'];
  readonly retired_at: number | null;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** Every field there is or was, in the firm's order. */
export function loadFields(db: Reader): Promise<OwnFieldRow[]> {
  return db.all<OwnFieldRow>('SELECT * FROM own_field ORDER BY resource, position, id');
}

export function optionsOf(row: OwnFieldRow): OwnOption[] {
  // Written by this module alone, from input the contract has checked.
  return JSON.parse(row.options) as OwnOption[];
}

export function presentField(row: OwnFieldRow): OwnField {
  return {
    id: row.id,
    resource: row.resource,
    key: row.key,
    type: row.type,
    label: row.label,
    group: row.field_group,
    isRequired: row.is_required === 1,
    position: row.position,
    options: optionsOf(row),
    isSearchable: row.is_searchable === 1,
    index: row.index_state,
    isRetired: row.retired_at !== null,
    version: row.version,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

/** The field as lists, filters, import and export work with it. */
export function customFieldOf(row: OwnFieldRow): CustomField {
  const choices = optionsOf(row);
  return {
    resource: row.resource,
    key: row.key,
    label: row.label,
    group: row.field_group,
    field: descriptionOf(row, choices),
    isRequired: row.is_required === 1,
    isRetired: row.retired_at !== null,
    choices,
    index: row.index_state === 'ready' ? indexName(row) : undefined,
  };
}

/** The name of the expression index; the key is checked to be letters and digits. */
export function indexName({ resource, key }: Pick<OwnFieldRow, 'resource' | 'key'>): string {
  return `${resource}_custom_${key}`;
}

const largestNumber = 1e15;
/** Minor units; the same bound as amounts everywhere. */
const largestAmount = 1e13;
const extra = { filterable: true, importable: true } as const;

function descriptionOf(row: OwnFieldRow, choices: readonly OwnOption[]): FieldDescription {
  const group = row.field_group;
  const keys = choices.filter((choice) => !choice.isRetired).map((choice) => choice.key);
  const choice = z.string().refine((key) => keys.includes(key));
  switch (row.type) {
    case 'text':
      return field.text(group, extra, 1000);
    case 'number':
      return { type: 'number', group, ...extra, schema: z.number().min(-largestNumber).max(largestNumber) };
    case 'money':
      return { type: 'money', group, ...extra, schema: z.number().int().min(-largestAmount).max(largestAmount) };
    case 'date':
      return field.date(group, extra);
    case 'yesNo':
      return field.yesNo(group, extra);
    case 'choice':
      return { type: 'choice', group, ...extra, options: keys, schema: choice };
    case 'multiChoice':
      return {
        type: 'multiChoice',
        group,
        ...extra,
        options: keys,
        list: true,
        schema: z
          .array(choice)
          .max(200)
          .refine((list) => new Set(list).size === list.length),
      };
  }
}
