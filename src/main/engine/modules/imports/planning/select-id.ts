import type { BareConnection } from '../../../database/bare';
import type { Sight } from '../../../records/record-kind';

/** Ids and names of records in the importer's sight that meet a condition over `c`; at most 50. */
export function selectId(
  { services, caller, db }: Sight & { readonly db: BareConnection },
  table: 'customer' | 'contact',
  condition: string,
  parameters: readonly string[],
): { id: string; name: string }[] {
  const scope = services.access.scope(table, caller.access, 'view').predicate('c');
  const sql = `SELECT c.id AS id, c.name AS name FROM ${table} c WHERE ${condition} AND c.deleted_at IS NULL AND ${scope.sql} LIMIT 50`;
  // The two columns are text.
  return db.prepared(sql).all(...parameters, ...scope.parameters) as { id: string; name: string }[];
}
