import type { ReactNode } from 'react';

export interface Option {
  value: string;
  label: string;
}

/** A phone, mail or chat handle with what it is for. */
export interface LabelledValue {
  label: string;
  value: string;
}

export interface AddressValue {
  label: string;
  country: string;
  province: string;
  city: string;
  district: string;
  street: string;
  postcode: string;
}

/** A user or another record, with the name to show. */
export interface ReferenceValue {
  id: string;
  name: string;
  /** Number, department: tells namesakes apart. */
  detail?: string;
}

/** A linked record and what it is there: a contact's customer and the role at it. */
export interface LinkValue extends ReferenceValue {
  role: string | null;
}

/** Money is whole minor units, a decimal exact text; dates are YYYY-MM-DD, moments ISO 8601 in UTC; empty is null. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | string[]
  | LabelledValue[]
  | AddressValue[]
  | ReferenceValue
  | ReferenceValue[]
  | LinkValue[];

export type FindReferences = (query: string) => Promise<ReferenceValue[]>;

interface FieldBase {
  key: string;
  label: string;
  help?: ReactNode;
  required?: boolean;
  isReadOnly?: boolean;
  placeholder?: string;
  /** Fields of one group stand under one heading. */
  group?: string;
  maxLength?: number;
  /** A further check when the field is left: a translated fault, or nothing. */
  validate?: (value: FieldValue) => string | undefined;
}

/**
 * What a form, a cell or a filter needs to know about a field, with its translated words. Pages make it from the
 * field's description in `@shared/contract/fields`.
 */
export type EditorField = FieldBase &
  (
    | { type: 'longText' | 'number' | 'date' | 'moment' | 'yesNo' }
    | { type: 'text' | 'decimal'; suggestions?: readonly string[] }
    | { type: 'money'; currency: string }
    | { type: 'choice' | 'multiChoice'; options: readonly Option[] }
    | { type: 'phones' | 'emails' | 'handles' | 'addresses'; labels: readonly Option[] }
    | { type: 'user' | 'users' | 'department' | 'reference'; find: FindReferences }
    | { type: 'tags'; suggestions?: readonly string[] }
    | { type: 'links'; find: FindReferences; roles: readonly Option[]; addLabel: string }
  );

export type FieldOf<Type extends EditorField['type']> = Extract<EditorField, { type: Type }>;

/** True for nothing: no text, no entry, only entries without text. */
export function isBlank(value: FieldValue): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (!Array.isArray(value)) return false;
  return value.every((entry: string | LabelledValue | AddressValue | ReferenceValue) => {
    if (typeof entry === 'string') return entry.trim() === '';
    if ('value' in entry) return entry.value.trim() === '';
    return 'street' in entry && isBlankAddress(entry);
  });
}

/** True for an address with nothing in it but its label. */
export function isBlankAddress({ label: _label, ...rest }: AddressValue): boolean {
  return Object.values(rest).every((part) => part.trim() === '');
}
