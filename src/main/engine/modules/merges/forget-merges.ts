import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { Services } from '../../context';
import type { SqlValue } from '../../database/reader';
import type { Unit } from '../../database/unit';
import type { WritableKind } from '../../records/write';
import { kindOf } from './merge-records';
import { companionTablesOf } from './pointers';

/** A merge can be undone as long as the bin keeps what was deleted. */
export const undoTime = 30 * 24 * 3_600_000;
const mostAtOnce = 50;

/**
 * Forgets what old merges could have been undone by, and what the merged-away records held: only their ids and numbers
 * stay, and where they lead. Answers how many merges that were.
 */
export async function forgetMerges(services: Services): Promise<number> {
  const { writer, host } = services;
  const before = host.clock() - undoTime;
  const { result } = await writer.command(async (db) => {
    const old = await db.all<{ id: string; kind: DuplicateRecordKind; source_ids: string; undone_at: number | null }>(
      `SELECT id, kind, source_ids, undone_at FROM merge WHERE journal <> '' AND (merged_at <= ? OR undone_at IS NOT NULL) LIMIT ?`,
      [before, mostAtOnce],
    );
    for (const merge of old) {
      await db.updateRows('merge', { journal: '' }, { id: merge.id });
      if (merge.undone_at !== null) continue;
      // Written by the merge alone.
      for (const id of JSON.parse(merge.source_ids) as string[]) await empty(db, kindOf({ services }, merge.kind), id);
    }
    return old.length;
  });
  return result;
}

async function empty(db: Unit, kind: WritableKind, id: string): Promise<void> {
  const row: Record<string, SqlValue> = { custom: '{}', sort_name: '', sequence: await db.sequence() };
  for (const { key, column, field, encode } of kind.columns) {
    if (field.computed || key === 'kind') continue;
    row[column] = field.required ? '' : encode(field.list ? [] : null);
  }
  const merged = await db.one(`SELECT id FROM ${kind.table} WHERE id = ? AND merged_into_id IS NOT NULL`, [id]);
  if (!merged) return;
  await db.updateRows(kind.table, row, { id });
  const table = kind.resource === 'contact' ? 'contact' : 'customer';
  for (const companion of [...companionTablesOf(table), `${table}_share`])
    await db.deleteRows(companion, { record_id: id });
}
