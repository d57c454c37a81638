import { Fault } from '@shared/contract/faults';
import type { Sql } from '../access/scope';
import type { CommandContext, QueryContext } from '../context';
import type { Reader, Row } from '../database/reader';
import type { Presented } from './present';
import { presentRecords } from './present';
import type { RecordKind, StoredRecord } from './record-kind';
import { decodeRow, selectRecord } from './record-kind';

/** One record for whoever may see it; what one may not see is not found. */
export async function readRecord(
  context: QueryContext | CommandContext,
  kind: RecordKind,
  id: string,
): Promise<Presented> {
  const record = await readVisible(context, kind, id);
  const [shown] = await presentRecords(context, kind, [record]);
  if (!shown) throw new Fault('not_found');
  return shown;
}

/** The stored record if it is in the caller's scope and not in the bin. */
export async function readVisible(
  context: QueryContext | CommandContext,
  kind: RecordKind,
  id: string,
): Promise<StoredRecord> {
  const scope = context.services.access.scope(kind.resource, context.caller.access, 'view').predicate('c');
  const row = await context.db.one<Row>(
    `SELECT ${selectRecord(kind)} FROM ${kind.table} c WHERE c.id = ? AND c.deleted_at IS NULL AND ${scope.sql}`,
    [id, ...scope.parameters],
  );
  if (!row) throw await gone(context, kind, id);
  return decodeRow(kind, row);
}

/** Not found; a record that was merged into one the caller may see leads there, so that old links do. */
async function gone(context: QueryContext | CommandContext, kind: RecordKind, id: string): Promise<Fault> {
  if (!kind.canMerge) return new Fault('not_found');
  const row = await context.db.one<{ id: string }>(
    `WITH RECURSIVE step (id, next, depth) AS (SELECT id, merged_into_id, 0 FROM ${kind.table} WHERE id = ?
       UNION ALL SELECT c.id, c.merged_into_id, depth + 1 FROM step JOIN ${kind.table} c ON c.id = step.next WHERE depth < 50)
     SELECT id FROM step WHERE next IS NULL AND depth > 0`,
    [id],
  );
  return row && (await isVisible(context, kind, row.id))
    ? new Fault('not_found', { mergedInto: row.id })
    : new Fault('not_found');
}

/** Whether a record of the kind is in the caller's scope. */
export async function isVisible(
  context: QueryContext | CommandContext,
  kind: RecordKind,
  id: string,
): Promise<boolean> {
  const scope = context.services.access.scope(kind.resource, context.caller.access, 'view').predicate('c');
  const row = await context.db.one(
    `SELECT 1 AS found FROM ${kind.table} c WHERE c.id = ? AND c.deleted_at IS NULL AND ${scope.sql}`,
    [id, ...scope.parameters],
  );
  return row !== undefined;
}

/** The record whoever asks, also from the bin: check it before anybody sees it. */
export async function readStored(db: Reader, kind: RecordKind, id: string): Promise<StoredRecord | undefined> {
  const row = await db.one<Row>(`SELECT ${selectRecord(kind)} FROM ${kind.table} c WHERE c.id = ?`, [id]);
  return row && decodeRow(kind, row);
}

/** A record from the bin that the caller may bring back: it lies where he or she may both see and delete. */
export async function readRestorable(context: CommandContext, kind: RecordKind, id: string): Promise<StoredRecord> {
  const { sql, parameters } = restorable(context, kind);
  const row = await context.db.one<Row>(`SELECT ${selectRecord(kind)} FROM ${kind.table} c WHERE c.id = ? AND ${sql}`, [
    id,
    ...parameters,
  ]);
  if (!row) throw new Fault('not_found');
  return decodeRow(kind, row);
}

/** What of a kind lies in the bin for this caller; merged records wait there for the undo of the merge alone. */
export function restorable({ services, caller }: QueryContext | CommandContext, kind: RecordKind): Sql {
  const seen = services.access.scope(kind.resource, caller.access, 'view').predicate('c');
  const deletable = services.access.scope(kind.resource, caller.access, 'delete').predicate('c');
  const notMerged = kind.canMerge ? ' AND c.merged_into_id IS NULL' : '';
  return {
    sql: `c.deleted_at IS NOT NULL${notMerged} AND ${seen.sql} AND ${deletable.sql}`,
    parameters: [...seen.parameters, ...deletable.parameters],
  };
}
