import { Fault } from '@shared/contract/faults';
import { comparableMail } from '@shared/lib/mail';
import type { FieldType } from '@shared/contract/fields';
import type { CustomField } from '../../records/custom-fields';
import { comparablePhone } from '../../duplicates/keys';
import type { RecordKind, StoredRecord } from '../../records/record-kind';

export interface FieldChoice {
  /** A field's key, or `custom.<key>`. */
  readonly key: string;
  readonly isConflict: boolean;
  readonly isUnited: boolean;
  /** The record whose value survives unless said otherwise. */
  readonly suggestedId: string | null;
}

type Picks = Readonly<Record<string, string>>;

const unitedTypes: ReadonlySet<FieldType> = new Set([
  'phones',
  'emails',
  'handles',
  'addresses',
  'tags',
  'users',
  'multiChoice',
]);
/** As the forms take them; more would not be saved again. */
const mostEntries: Readonly<Partial<Record<FieldType, number>>> = { tags: 50, users: 50 };
const mostByDefault = 20;

interface Field {
  readonly key: string;
  readonly type: FieldType;
  readonly read: (record: StoredRecord) => unknown;
}

/** What people typed into records of a kind: its fields, and the firm's own that are in use. */
function fieldsOf(kind: RecordKind, own: readonly CustomField[]): Field[] {
  const builtIn = kind.columns
    .filter(({ key, field }) => !field.computed && key !== 'kind')
    .map(({ key, field }): Field => ({ key, type: field.type, read: (record) => record[key] }));
  const custom = own
    .filter((field) => !field.isRetired)
    .map(({ key, field }): Field => ({ key: `custom.${key}`, type: field.type, read: (record) => record.custom[key] }));
  return [...builtIn, ...custom];
}

/** Field by field: do the records differ, and whose value is best? The first record is the one that stays. */
export function fieldChoices(
  kind: RecordKind,
  own: readonly CustomField[],
  records: readonly StoredRecord[],
): FieldChoice[] {
  return fieldsOf(kind, own).map(({ key, type, read }) => {
    const filled = records.filter((record) => !isEmpty(read(record)));
    const different = new Set(filled.map((record) => JSON.stringify(read(record))));
    return {
      key,
      isUnited: unitedTypes.has(type),
      isConflict: different.size > 1 && !unitedTypes.has(type),
      suggestedId: filled[0]?.id ?? null,
    };
  });
}

/**
 * What the one that stays shall hold, as far as it differs from what it holds now; `custom` carries own fields. Fields
 * the caller's role hides are merged like the others: nothing of them is lost, and nothing shown.
 */
export function mergedValues(
  kind: RecordKind,
  own: readonly CustomField[],
  records: readonly StoredRecord[],
  picks: Picks,
  country: string,
): Record<string, unknown> {
  const [target] = records;
  if (!target) throw new Error('a merge has records');
  const values: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const { key, type, read } of fieldsOf(kind, own)) {
    const value = unitedTypes.has(type)
      ? united(key, type, records.map(read), country)
      : read(records.find(({ id }) => id === picks[key]) ?? records.find((record) => !isEmpty(read(record))) ?? target);
    if (JSON.stringify(value ?? null) === JSON.stringify(read(target) ?? null)) continue;
    if (key.startsWith('custom.')) custom[key.slice('custom.'.length)] = value ?? null;
    else values[key] = value;
  }
  return { ...values, ...(Object.keys(custom).length > 0 && { custom }) };
}

function united(key: string, type: FieldType, lists: readonly unknown[], country: string): unknown[] {
  const entries = new Map<string, unknown>();
  for (const list of lists) {
    for (const entry of Array.isArray(list) ? (list as unknown[]) : []) {
      const mark = markOf(type, entry, country);
      if (!entries.has(mark)) entries.set(mark, entry);
    }
  }
  const most = mostEntries[type] ?? mostByDefault;
  if (entries.size > most) throw new Fault('too_large', { reason: 'mergeTooMany', field: key, max: most });
  return [...entries.values()];
}

/** Two entries are one if they mean the same: a number with and without its blanks. */
function markOf(type: FieldType, entry: unknown, country: string): string {
  if (typeof entry === 'object' && entry !== null && 'value' in entry && typeof entry.value === 'string') {
    if (type === 'phones') return comparablePhone(entry.value, country) ?? entry.value.replace(/[\s()-]/g, '');
    if (type === 'emails') return comparableMail(entry.value);
    return entry.value;
  }
  if (type !== 'addresses' || typeof entry !== 'object' || entry === null) return JSON.stringify(entry);
  const { label: _label, ...place } = entry as Record<string, unknown>;
  return JSON.stringify(place);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
