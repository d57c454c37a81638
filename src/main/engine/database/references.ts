import { keepGoing } from './dialect';
import type { Reader } from './reader';
import type { ReaderPool } from './reader-pool';

const deadline = 20_000;

/**
 * How many rows of each table point at a row; tables without any are left out, and so is what goes along when the row is
 * deleted. The schema itself is asked, so that a new table cannot be forgotten; the counting happens on a reader thread.
 */
export async function countReferences(
  db: Reader,
  threads: ReaderPool,
  table: string,
  id: string,
): Promise<Readonly<Record<string, number>>> {
  const columns = await referencesTo(db, table);
  if (columns.length === 0) return {};
  const counts = columns.map(
    ({ source, field }) =>
      `SELECT '${source}' AS source, count(*) AS count FROM ${source} WHERE ${field} = ? AND ${keepGoing}`,
  );
  const parameters = columns.map(() => id);
  const rows = await threads.all<{ source: string; count: number }>(counts.join(' UNION ALL '), parameters, {
    deadline,
  });
  const sums: Record<string, number> = {};
  for (const { source, count } of rows) if (count > 0) sums[source] = (sums[source] ?? 0) + count;
  return sums;
}

/** The columns that point at a table's rows, but for those whose rows go along when one is deleted. */
export function referencesTo(db: Reader, table: string): Promise<{ source: string; field: string }[]> {
  return db.all<{ source: string; field: string }>(
    `SELECT m.name AS source, f."from" AS field FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
     WHERE m.type = 'table' AND f."table" = ? AND f.on_delete <> 'CASCADE'`,
    [table],
  );
}
