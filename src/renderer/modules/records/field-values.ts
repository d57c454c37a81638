import type { Address, LabelledValue } from '@shared/contract/fields';
import { isBlankAddress, type FieldValue, type ReferenceValue } from '@renderer/components/form/field-types';
import type { Directory } from './directory';
import type { RecordField } from './record-fields';
import type { RecordKey } from './record-module';

/** Names for the ids in a record's fields. */
export interface Names {
  readonly directory: Pick<Directory, 'userName' | 'departmentName'>;
  /** Name of a referenced record, empty where it is not known (yet). */
  readonly recordName: (id: string, kind: RecordKey) => string;
}

/** A stored value as the form edits it: ids get their names, nothing becomes null. */
export function toEditor(field: RecordField, value: unknown, names: Names): FieldValue {
  const named = (id: string): ReferenceValue => ({ id, name: nameOf(field, id, names) });
  switch (field.type) {
    case 'user':
    case 'department':
    case 'reference':
      return typeof value === 'string' ? named(value) : null;
    case 'users':
      return texts(value).map(named);
    default:
      // Every other type is edited as it is stored; the field's schema has checked its shape.
      return (value ?? (field.isList ? [] : null)) as FieldValue;
  }
}

/** What was edited, as the engine stores it: names become ids again, blank entries go, empty text is null. */
export function fromEditor(field: RecordField, value: FieldValue): unknown {
  switch (field.type) {
    case 'user':
    case 'department':
    case 'reference':
      return isReference(value) ? value.id : null;
    case 'users':
      return Array.isArray(value) ? value.flatMap((entry) => (isReference(entry) ? [entry.id] : [])) : [];
    case 'phones':
    case 'emails':
    case 'handles':
      return labelledEntries(value).filter((entry) => entry.value.trim() !== '');
    case 'addresses':
      return addressEntries(value).filter((entry) => !isBlankAddress(entry));
    case 'tags':
    case 'multiChoice':
      return texts(value);
    default:
      if (typeof value === 'string' && value.trim() === '') return field.isRequired ? '' : null;
      return value ?? null;
  }
}

function nameOf(field: RecordField, id: string, { directory, recordName }: Names): string {
  if (field.type === 'department') return directory.departmentName(id);
  return field.type === 'reference' ? recordName(id, field.target ?? 'customer') : directory.userName(id);
}

/** True where two stored values say the same; nothing, null and an empty list do. */
export function isSameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(plain(left)) === JSON.stringify(plain(right));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return value;
}

/** The value of a text field; nothing is the empty text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

export function labelledEntries(value: unknown): LabelledValue[] {
  return Array.isArray(value) ? value.filter(isLabelled) : [];
}

export function addressEntries(value: unknown): Address[] {
  return Array.isArray(value) ? value.filter(isAddress) : [];
}

function isLabelled(entry: unknown): entry is LabelledValue {
  return typeof entry === 'object' && entry !== null && 'value' in entry && typeof entry.value === 'string';
}

function isAddress(entry: unknown): entry is Address {
  return typeof entry === 'object' && entry !== null && 'street' in entry;
}

function isReference(value: unknown): value is ReferenceValue {
  return typeof value === 'object' && value !== null && 'id' in value;
}
