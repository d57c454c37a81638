import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { MergeMoves } from '@shared/modules/merges/merges.contract';
import type { Sight } from '../../records/record-kind';
import { entryScope } from '../../records/read-timeline';

/** Counting stops here: beyond it the page says 'many'. */
const most = 10_000;

/** What hangs on a record, as far as the reader sees it. */
export async function movesOf(sight: Sight, kind: DuplicateRecordKind, id: string): Promise<MergeMoves> {
  const { caller, services, db } = sight;
  const count = async (sql: string, parameters: readonly string[]) =>
    (await db.one<{ count: number }>(`SELECT count(*) AS count FROM (${sql} LIMIT ${most})`, parameters))?.count ?? 0;
  const visible = (resource: 'customer' | 'contact' | 'activity' | 'file') => {
    const { sql, parameters } = services.access.scope(resource, caller.access, 'view').predicate('p');
    return { sql: `p.deleted_at IS NULL AND ${sql}`, parameters: parameters.map(String) };
  };
  const linked = (resource: 'customer' | 'contact', own: string, other: string) => {
    const seen = visible(resource);
    return count(
      `SELECT 1 FROM customer_contact l JOIN ${resource} p ON p.id = l.${other} WHERE l.${own} = ? AND ${seen.sql}`,
      [id, ...seen.parameters],
    );
  };
  const children = (resource: 'activity' | 'file') => {
    const seen = visible(resource);
    return count(
      `SELECT 1 FROM ${resource}_subject l JOIN ${resource} p ON p.id = l.${resource}_id WHERE l.subject_kind = ? AND l.subject_id = ? AND ${seen.sql}`,
      [kind, id, ...seen.parameters],
    );
  };
  const below = visible('customer');
  const entries = entryScope(services.access, caller.access);
  return {
    contacts: kind === 'customer' ? await linked('contact', 'customer_id', 'contact_id') : 0,
    customers: kind === 'contact' ? await linked('customer', 'contact_id', 'customer_id') : 0,
    activities: await children('activity'),
    files: await children('file'),
    children:
      kind === 'customer'
        ? await count(`SELECT 1 FROM customer p WHERE p.parent_id = ? AND ${below.sql}`, [id, ...below.parameters])
        : 0,
    shares: await count(`SELECT 1 FROM ${kind}_share WHERE record_id = ?`, [id]),
    timeline: await count(
      `SELECT 1 FROM timeline_link l JOIN timeline_entry e ON e.id = l.entry_id WHERE l.subject_kind = ? AND l.subject_id = ? AND ${entries.sql}`,
      [kind, id, ...entries.parameters.map(String)],
    ),
  };
}

export function sumOf(moves: readonly MergeMoves[]): MergeMoves {
  const sum = { contacts: 0, customers: 0, activities: 0, files: 0, children: 0, shares: 0, timeline: 0 };
  for (const move of moves) for (const key of Object.keys(sum) as (keyof MergeMoves)[]) sum[key] += move[key];
  return sum;
}
