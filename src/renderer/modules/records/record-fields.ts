import { useQuery } from '@tanstack/react-query';
import type { FieldGroup } from '@shared/access/resources';
import type { FieldType } from '@shared/contract/fields';
import { checkTaxId } from '@shared/lib/tax-id';
import type { OwnField } from '@shared/modules/fields/field';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useSession, type Session } from '@renderer/app/session';
import type { EditorField, Option } from '@renderer/components/form/field-types';
import type { Directory } from './directory';
import { findRecords } from './record-names';
import { recordModules, type AnyRecord, type RecordKey, type RecordModule } from './record-module';
import { noStages, useStageOptions, type StageOptions } from './stage-options';

/** How a field is edited and shown: stages and pipelines are choices of what the firm has set up. */
type ShownType = Exclude<FieldType, 'stage' | 'pipeline'>;

/** A field of a kind as this reader sees it, built-in or the firm's own, with its words. */
export interface RecordField {
  /** The name of the value in the record, `custom.<key>` for the firm's own. */
  readonly key: string;
  readonly label: string;
  readonly type: ShownType;
  readonly group: FieldGroup;
  readonly isRequired: boolean;
  readonly isComputed: boolean;
  readonly isSortable: boolean;
  readonly isFilterable: boolean;
  readonly isList: boolean;
  /** Shown as a mask: it can be neither changed nor filtered by. */
  readonly isMasked: boolean;
  readonly options: readonly Option[];
  /** For references: the kind of record pointed at. */
  readonly target: RecordKey | undefined;
  readonly maxLength: number | undefined;
}

/** The fields of a kind in their order, without what the reader's role hides and what the firm has retired. */
export function useRecordFields(module: RecordModule): readonly RecordField[] {
  const { t } = useTranslation();
  const session = useSession();
  const own = useQuery(api.fields.list.queryOptions({ input: { resource: module.kind }, staleTime: 60_000 }));
  const ownFields = own.data?.items;
  const stages = useStageOptions(module.kind === 'opportunity');
  return useMemo(
    () => [
      ...builtInFields(module, session, t, stages),
      ...(ownFields ?? []).filter((field) => !field.isRetired).map((field) => ownRecordField(field, session)),
    ],
    [module, session, t, ownFields, stages],
  );
}

export function builtInFields(
  module: RecordModule,
  session: Pick<Session, 'group'>,
  t: TFunction,
  stages: StageOptions = noStages,
): RecordField[] {
  return Object.entries(module.fields)
    .filter(([, field]) => session.group(field.group) !== 'hide')
    .map(([key, field]) => ({
      key,
      label: t(`${module.name}.fields.${key}`),
      type: shownType(field.type),
      group: field.group,
      isRequired: Boolean(field.required),
      isComputed: Boolean(field.computed),
      isSortable: Boolean(field.sortable) && session.group(field.group) === 'show',
      isFilterable: Boolean(field.filterable) && session.group(field.group) === 'show',
      isList: Boolean(field.list),
      isMasked: session.group(field.group) === 'mask',
      options:
        field.type === 'stage' || field.type === 'pipeline'
          ? stages[field.type]
          : (field.options ?? []).map((value) => ({ value, label: t(`${module.name}.options.${key}.${value}`) })),
      target: isRecordKey(field.target) ? field.target : undefined,
      maxLength: undefined,
    }));
}

function shownType(type: FieldType): ShownType {
  return type === 'stage' || type === 'pipeline' ? 'choice' : type;
}

function ownRecordField(field: OwnField, session: Pick<Session, 'group'>): RecordField {
  return {
    key: `custom.${field.key}`,
    label: field.label,
    type: field.type,
    group: field.group,
    isRequired: field.isRequired,
    isComputed: false,
    // The engine sorts by its index alone.
    isSortable: field.index === 'ready' && session.group(field.group) === 'show',
    isFilterable: session.group(field.group) === 'show',
    isList: field.type === 'multiChoice',
    isMasked: session.group(field.group) === 'mask',
    options: field.options.filter((option) => !option.isRetired).map(({ key, label }) => ({ value: key, label })),
    target: undefined,
    maxLength: undefined,
  };
}

function isRecordKey(target: string | undefined): target is RecordKey {
  return target !== undefined && Object.hasOwn(recordModules, target);
}

/** The value of a field in a record; the firm's own stand in `custom`. */
export function valueOf(record: Pick<AnyRecord, 'custom'> & Record<string, unknown>, key: string): unknown {
  return key.startsWith('custom.') ? record.custom?.[key.slice('custom.'.length)] : record[key];
}

/** Values by field key as the engine takes them: the firm's own gathered under `custom`. */
export function asInput(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    if (key.startsWith('custom.')) custom[key.slice('custom.'.length)] = value;
    else input[key] = value;
  }
  return Object.keys(custom).length > 0 ? { ...input, custom } : input;
}

const labelKeys: Partial<Record<FieldType, readonly string[]>> = {
  phones: ['mobile', 'work', 'switchboard', 'home', 'fax', 'other'],
  emails: ['work', 'private', 'accounts', 'other'],
  handles: ['wechat', 'wecom', 'qq', 'dingtalk', 'whatsapp', 'telegram', 'linkedin', 'other'],
  addresses: ['office', 'invoice', 'delivery', 'factory', 'home', 'other'],
};

/** The usual labels of a phone, mail, handle or address. */
export function labelOptions(type: FieldType, t: TFunction): Option[] {
  return (labelKeys[type] ?? []).map((value) => ({ value, label: t(`customers.labels.${type}.${value}`) }));
}

/** How a label reads: one of the usual in the reader's language, else as somebody typed it. */
export function labelWord(type: FieldType, label: string, t: TFunction): string {
  return labelKeys[type]?.includes(label) ? t(`customers.labels.${type}.${label}`) : label;
}

export interface EditorContext {
  readonly t: TFunction;
  readonly directory: Directory;
  readonly currency: string;
}

/** What a form or a cell needs to edit the field. */
export function editorFieldOf(field: RecordField, { t, directory, currency }: EditorContext): EditorField {
  const { key, label, type } = field;
  const base = {
    key,
    label,
    required: field.isRequired,
    isReadOnly: field.isComputed || field.isMasked,
    group: t(`records.groups.${field.group}`),
  };
  switch (type) {
    case 'text':
      return { ...base, type, ...(key === 'taxId' && { validate: (value) => taxIdFault(value, t) }) };
    case 'longText':
    case 'number':
    case 'decimal':
    case 'date':
    case 'moment':
    case 'yesNo':
      return { ...base, type };
    case 'money':
      return { ...base, type, currency };
    case 'choice':
    case 'multiChoice':
      return { ...base, type, options: field.options };
    case 'tags':
      return { ...base, type };
    case 'phones':
    case 'emails':
    case 'handles':
    case 'addresses':
      return { ...base, type, labels: labelOptions(type, t) };
    case 'user':
    case 'users':
      return { ...base, type, find: directory.findUsers };
    case 'department':
      return { ...base, type, find: directory.findDepartments };
    case 'reference':
      return { ...base, type, find: findRecords(field.target ?? 'customer') };
  }
}

/** Only the check digit is told while typing; other countries' numbers are the engine's business. */
function taxIdFault(value: unknown, t: TFunction): string | undefined {
  if (typeof value !== 'string' || value.trim().length !== 18) return undefined;
  const { verdict, reason } = checkTaxId(value);
  return verdict === 'invalid' && reason === 'check-digit' ? t('faults.reasons.taxIdCheckDigit') : undefined;
}
