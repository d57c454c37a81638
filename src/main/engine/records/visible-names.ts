import type { Resource } from '@shared/access/resources';
import { marks } from '../access/scope';
import { showsField } from './present';
import type { Sight } from './record-kind';

/** A record that another one points at, as far as the reader may see it. */
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** Names of those of the records that are in the reader's sight and not in the bin; none where the role hides names. */
export async function visibleNames(
  { db, services, caller }: Sight,
  resource: Resource,
  pointers: readonly unknown[],
): Promise<ReadonlyMap<string, NamedRecord>> {
  const kind = services.kinds.find(resource);
  const ids = [...new Set(pointers.filter((id): id is string => typeof id === 'string'))];
  if (ids.length === 0 || !kind || !showsField(kind, caller.access, 'name')) return new Map();
  const scope = services.access.scope(resource, caller.access, 'view').predicate('c');
  const rows = await db.all<{ id: string; name: string }>(
    `SELECT c.id, c.name FROM ${kind.table} c WHERE c.id IN (${marks(ids.length)}) AND c.deleted_at IS NULL AND ${scope.sql}`,
    [...ids, ...scope.parameters],
  );
  return new Map(rows.map(({ id, name }) => [id, { id, name }]));
}
