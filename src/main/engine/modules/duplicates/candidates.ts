import type { CheckedKind, DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { DuplicateKey } from '../../duplicates/keys';
import type { Comparable, DuplicateSource } from '../../duplicates/score';
import { comparableOf } from '../../duplicates/score';
import type { Reader } from '../../database/reader';
import { marks } from '../../access/scope';
import { labelled } from '../../records/companions';
import type { StoredRecord } from '../../records/record-kind';

/** A value more records share says nothing about any of them and would make the check slow. */
export const mostSharing = 30;
const mostCandidates = 60;

/** Ids of records that share keys, the most telling first. Every look-up follows the index of keys. */
export async function candidateIds(db: Reader, kind: CheckedKind, keys: readonly DuplicateKey[]): Promise<string[]> {
  const weights = new Map<string, number>();
  for (const key of keys) {
    const rows = await db.all<{ record_id: string }>(
      `SELECT record_id FROM ${kind}_duplicate_key WHERE value = ? AND key_kind = ? LIMIT ?`,
      [key.value, key.kind, mostSharing + 1],
    );
    if (rows.length > mostSharing) continue;
    for (const { record_id } of rows) weights.set(record_id, (weights.get(record_id) ?? 0) + key.weight);
  }
  return [...weights]
    .sort(([, left], [, right]) => right - left)
    .slice(0, mostCandidates)
    .map(([id]) => id);
}

/** Which parts of a record count; a reader's role may leave some out. */
export interface Evidence {
  readonly contactDetails: boolean;
  readonly taxId: boolean;
}

/** A stored record in the form it is compared in. */
export function comparableRecord(
  kind: CheckedKind,
  record: StoredRecord,
  country: string,
  evidence: Evidence,
  companies: readonly string[] = [],
): Comparable {
  return comparableOf(reduced(sourceOf(kind, record, country, companies), evidence));
}

/** The same source without what a role hides. */
export function reduced(source: DuplicateSource, { contactDetails, taxId }: Evidence): DuplicateSource {
  return {
    ...source,
    ...(!contactDetails && { phones: [], mails: [] }),
    ...(!taxId && { taxId: null }),
  };
}

function sourceOf(
  kind: CheckedKind,
  record: StoredRecord,
  country: string,
  companies: readonly string[],
): DuplicateSource {
  const taxId = record['taxId'];
  return {
    kind: kind !== 'customer' || record['kind'] === 'person' ? 'person' : 'company',
    name: String(record['name']),
    phones: labelled(record['phones']).map((phone) => phone.value),
    mails: labelled(record['emails']).map((mail) => mail.value),
    taxId: typeof taxId === 'string' ? taxId : null,
    country,
    companies,
  };
}

/** Names of the firms each contact belongs to, whoever asks: for comparing, never for showing. */
export async function employersOf(
  db: Pick<Reader, 'all'>,
  contactIds: readonly string[],
): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (contactIds.length === 0) return names;
  const rows = await db.all<{ contact_id: string; name: string }>(
    `SELECT l.contact_id, p.name FROM customer_contact l JOIN customer p ON p.id = l.customer_id
     WHERE l.contact_id IN (${marks(contactIds.length)}) AND p.deleted_at IS NULL AND p.kind = 'company'`,
    contactIds,
  );
  for (const { contact_id, name } of rows) names.set(contact_id, [...(names.get(contact_id) ?? []), name]);
  return names;
}

/** What is compared of live records, whoever asks, and nothing else of them: a scan reads very many. */
export async function sourcesOf(
  db: Pick<Reader, 'all'>,
  kind: DuplicateRecordKind,
  ids: readonly string[],
): Promise<(DuplicateSource & { id: string })[]> {
  const own = kind === 'customer' ? 'kind, tax_id' : `'person' AS kind, NULL AS tax_id`;
  const rows = await db.all<{
    id: string;
    kind: DuplicateSource['kind'];
    name: string;
    phones: string;
    emails: string;
    tax_id: string | null;
  }>(
    `SELECT id, name, phones, emails, ${own} FROM ${kind} WHERE id IN (${marks(ids.length)}) AND deleted_at IS NULL`,
    ids,
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    phones: valuesOf(row.phones),
    mails: valuesOf(row.emails),
    taxId: row.tax_id,
  }));
}

function valuesOf(list: string): string[] {
  // Written by the record kit from lists the contract has checked.
  return list === '[]' ? [] : labelled(JSON.parse(list)).map((entry) => entry.value);
}
