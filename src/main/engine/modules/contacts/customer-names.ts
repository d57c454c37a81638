import { marks } from '../../access/scope';
import type { Sight } from '../../records/record-kind';
import { showsField } from '../../records/present';

/** What stands below a contact in the search: its customers, as far as the asker sees them. */
export async function customerNames(
  { db, services, caller }: Sight,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const kind = services.kinds.find('customer');
  if (ids.length === 0 || !kind || !showsField(kind, caller.access, 'name')) return new Map();
  const scope = services.access.scope('customer', caller.access, 'view').predicate('p');
  const rows = await db.all<{ id: string; name: string }>(
    `SELECT l.contact_id AS id, p.name FROM customer_contact l JOIN customer p ON p.id = l.customer_id
     WHERE l.contact_id IN (${marks(ids.length)}) AND p.deleted_at IS NULL AND ${scope.sql} ORDER BY l.position, p.id`,
    [...ids, ...scope.parameters],
  );
  const names = new Map<string, string>();
  for (const { id, name } of rows) names.set(id, names.has(id) ? `${names.get(id) ?? ''} · ${name}` : name);
  return names;
}
