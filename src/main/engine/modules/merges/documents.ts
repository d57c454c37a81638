import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { readStored } from '../../records/read';
import { indexRecord } from '../../records/write';
import type { IdsByKind } from './journal';
import { kindOf } from './merge-records';

/** Where a record stood in the search. */
export interface DocumentPlace {
  readonly kind: DuplicateRecordKind;
  readonly recordId: string;
  readonly docid: number;
  readonly updatedAt: number;
}

export async function documentPlaces(db: Reader, ids: IdsByKind): Promise<DocumentPlace[]> {
  const places: DocumentPlace[] = [];
  for (const kind of ['customer', 'contact'] as const) {
    const rows = await db.all<{ record_id: string; docid: number; updated_at: number }>(
      'SELECT record_id, docid, updated_at FROM search_document WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))',
      [kind, JSON.stringify(ids[kind])],
    );
    for (const row of rows) places.push({ kind, recordId: row.record_id, docid: row.docid, updatedAt: row.updated_at });
  }
  return places;
}

/** Finds the records again as they are now, where they stood before. */
export async function restoreDocuments(context: CommandContext, places: readonly DocumentPlace[]): Promise<void> {
  const { db } = context;
  for (const { kind, recordId, docid, updatedAt } of places) {
    const record = await readStored(db, kindOf(context, kind), recordId);
    if (!record || record.deletedAt !== null) continue;
    await db.run(
      `INSERT INTO search_document (docid, kind, record_id, title, subtitle, updated_at, digest)
       SELECT ?, ?, ?, '', '', ?, '' WHERE NOT EXISTS (SELECT 1 FROM search_document WHERE docid = ? OR (kind = ? AND record_id = ?))`,
      [docid, kind, recordId, updatedAt, docid, kind, recordId],
    );
    await indexRecord(context, kindOf(context, kind), record);
    await db.updateRows('search_document', { updated_at: updatedAt }, { kind, record_id: recordId });
  }
}
