import type { SqlValue } from '@engine/database/reader';
import { labelled, writeCompanions } from '@engine/records/companions';
import type { StoredRecord } from '@engine/records/record-kind';
import { encodeFields } from '@engine/records/record-kind';
import type { WritableKind } from '@engine/records/write';
import { documentOf } from '@engine/records/index-record';
import { digestOfDocument, tokensOfKind } from '@engine/search/search-index';
import { addToTimeline } from '@engine/timeline/timeline';
import type { BulkUnit } from './bulk-unit';

const country = 'CN';

/** Writes a record with its companions, search document, timeline entry and audit line, worked out by the engine's own functions. */
export async function writeRecord(
  unit: BulkUnit,
  kind: WritableKind,
  values: StoredRecord,
  more: Readonly<Record<string, SqlValue>>,
  shares: readonly string[],
): Promise<void> {
  const record: StoredRecord = { ...emptyOf(kind), ...values };
  await unit.insertRow(kind.table, {
    id: record.id,
    ...encodeFields(kind, record),
    ...kind.derived(record),
    ...more,
    custom: JSON.stringify(record.custom),
    created_at: Date.parse(record.createdAt),
    updated_at: Date.parse(record.updatedAt),
    deleted_at: record.deletedAt,
    sequence: 0,
  });
  if (kind.nature)
    await writeCompanions(unit.asUnit, { table: kind.table, country, nature: kind.nature(record) }, record, undefined);
  for (const principal of shares)
    await unit.insertRow(`${kind.table}_share`, {
      record_id: record.id,
      principal,
      level: 'view',
      shared_at: unit.now,
    });
  if (record.deletedAt === null) await writeDocument(unit, kind, record);
  await tellCreated(unit, kind, record);
}

export async function writeDocument(unit: BulkUnit, kind: WritableKind, record: StoredRecord): Promise<void> {
  const document = await documentOf(unit.asUnit, kind, record);
  if (!document) return;
  const row = await unit.one<{ docid: number }>(
    'INSERT INTO search_document (kind, record_id, title, subtitle, updated_at, digest) VALUES (?, ?, ?, ?, ?, ?) RETURNING docid',
    [document.kind, record.id, document.title, document.subtitle, unit.now, digestOfDocument(document)],
  );
  await unit.run('INSERT INTO search_index (rowid, tokens) VALUES (?, ?)', [
    row?.docid ?? null,
    tokensOfKind(document.kind, document.tokens),
  ]);
}

async function tellCreated(unit: BulkUnit, kind: WritableKind, record: StoredRecord): Promise<void> {
  const self = { kind: kind.resource, id: record.id };
  const text = (key: string) => (typeof record[key] === 'string' ? String(record[key]) : null);
  await addToTimeline(unit.asUnit, {
    at: unit.now,
    kind: 'created',
    source: self,
    subjects: [self],
    summary: {},
    actorId: text('ownerId'),
    access: { resource: kind.resource, ownerId: text('ownerId'), departmentId: text('departmentId') },
  });
  await unit.insertRow('audit', {
    at: unit.now,
    user_id: text('ownerId'),
    device: 'bench',
    operation: `${kind.resource}s.create`,
    kind: kind.resource,
    record_id: record.id,
    changes: JSON.stringify({ name: [null, record['name']], phones: [null, labelled(record['phones'])] }),
    salt: 'bench',
    digest: 'bench',
  });
}

function emptyOf(kind: WritableKind): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, field } of kind.columns) values[key] = field.list ? [] : null;
  return values;
}
