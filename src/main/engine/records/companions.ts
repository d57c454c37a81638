import type { LabelledValue } from '@shared/contract/fields';
import { comparableMail } from '@shared/lib/mail';
import { parsePhoneNumber } from '@shared/lib/phone-number';
import type { Unit } from '../database/unit';
import { candidateKeys } from '../duplicates/keys';
import type { RecordKind, StoredRecord } from './record-kind';

/** What a record's companion tables are filled from. */
export interface Companions {
  readonly table: string;
  readonly country: string;
  /** Person or company, for duplicate keys; undefined for kinds without them and without contact points. */
  readonly nature: 'company' | 'person' | undefined;
}

/** Whether a kind has companion tables: co-workers and shares with tags, or tags alone. */
export function hasCompanions(kind: RecordKind): boolean {
  return kind.isShared === true || kind.fields['tags'] !== undefined;
}

/** Makes the companion tables of a record say what its row says. `before` is undefined for a new one. */
export async function writeCompanions(
  unit: Unit,
  companions: Companions,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<void> {
  const { table } = companions;
  await replaceSet(
    unit,
    `${table}_co_owner`,
    'user_id',
    record.id,
    strings(record['coOwnerIds']),
    strings(before?.['coOwnerIds']),
  );
  await replaceSet(unit, `${table}_tag`, 'tag', record.id, strings(record['tags']), strings(before?.['tags']));
  if (companions.nature === undefined) return;
  const isSame = (key: string) => before !== undefined && JSON.stringify(before[key]) === JSON.stringify(record[key]);
  if (!isSame('phones') || !isSame('emails')) await writeContactPoints(unit, companions, record, before !== undefined);
  if (!['name', 'phones', 'emails', 'taxId', 'kind'].every(isSame))
    await writeDuplicateKeys(unit, { ...companions, nature: companions.nature }, record, before !== undefined);
}

async function replaceSet(
  unit: Unit,
  table: string,
  column: string,
  id: string,
  after: readonly string[],
  before: readonly string[],
): Promise<void> {
  for (const value of before)
    if (!after.includes(value)) await unit.deleteRows(table, { record_id: id, [column]: value });
  for (const value of new Set(after))
    if (!before.includes(value)) await unit.insertRow(table, { record_id: id, [column]: value });
}

async function writeContactPoints(
  unit: Unit,
  { table, country }: Companions,
  record: StoredRecord,
  isKnown: boolean,
): Promise<void> {
  if (isKnown) await unit.deleteRows(`${table}_contact_point`, { record_id: record.id });
  for (const [position, { value }] of labelled(record['phones']).entries()) {
    const phone = parsePhoneNumber(value, { country });
    await unit.insertRow(`${table}_contact_point`, {
      record_id: record.id,
      position,
      type: 'phone',
      value,
      normal: phone.e164 ?? value.replace(/[\s()-]/g, ''),
      last_four: phone.lastFour,
    });
  }
  for (const [position, { value }] of labelled(record['emails']).entries()) {
    await unit.insertRow(`${table}_contact_point`, {
      record_id: record.id,
      position,
      type: 'mail',
      value,
      normal: comparableMail(value),
    });
  }
}

async function writeDuplicateKeys(
  unit: Unit,
  { table, country, nature }: Companions & { readonly nature: 'company' | 'person' },
  record: StoredRecord,
  isKnown: boolean,
): Promise<void> {
  if (isKnown) await unit.deleteRows(`${table}_duplicate_key`, { record_id: record.id });
  const taxId = record['taxId'];
  const keys = candidateKeys({
    kind: nature,
    name: String(record['name']),
    phones: labelled(record['phones']).map((phone) => phone.value),
    mails: labelled(record['emails']).map((mail) => mail.value),
    taxId: typeof taxId === 'string' ? taxId : null,
    country,
  });
  const seen = new Set<string>();
  for (const key of keys) {
    const mark = `${key.kind} ${key.value}`;
    if (!seen.has(mark))
      await unit.insertRow(`${table}_duplicate_key`, { record_id: record.id, key_kind: key.kind, value: key.value });
    seen.add(mark);
  }
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** The phones or mails of a record; the contract has checked their shape. */
export function labelled(value: unknown): LabelledValue[] {
  return Array.isArray(value) ? (value as LabelledValue[]) : [];
}
