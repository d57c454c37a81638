import { marks } from '../access/scope';
import { showsField } from './present';
import type { RecordKind, Sight } from './record-kind';

/** The field a record is called by. */
export function titleField(kind: RecordKind): 'name' | 'subject' {
  return kind.fields['name'] ? 'name' : 'subject';
}

/** What the records among these that the reader sees are called, by id. */
export async function titlesOf(
  { db, services, caller }: Sight,
  kind: RecordKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const title = titleField(kind);
  const scope = services.access.scope(kind.resource, caller.access, 'view').predicate('c');
  const rows = await db.all<{ id: string; title: string }>(
    `SELECT c.id, c.${title} AS title FROM ${kind.table} c
     WHERE c.id IN (${marks(ids.length)}) AND c.deleted_at IS NULL AND ${scope.sql}`,
    [...ids, ...scope.parameters],
  );
  const isShown = showsField(kind, caller.access, title);
  return new Map(rows.map((row) => [row.id, isShown ? row.title : '']));
}
