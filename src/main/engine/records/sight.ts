import type { Resource } from '@shared/access/resources';
import { resources } from '@shared/access/resources';
import type { Access } from '../access/caller';
import type { Services } from '../context';
import type { Reader } from '../database/reader';
import type { Unit } from '../database/unit';
import type { WritableKind } from './write';

/** The kinds of record there are, told by their modules at the start. */
export class KindRegistry {
  readonly #kinds = new Map<string, WritableKind>();

  register(kind: WritableKind): void {
    this.#kinds.set(kind.resource, kind);
  }

  find(name: string): WritableKind | undefined {
    return this.#kinds.get(name);
  }

  all(): readonly WritableKind[] {
    return [...this.#kinds.values()];
  }
}

/**
 * Which of the ids are in a reader's sight, the ones in the bin too: whoever could see a record may know that it was
 * moved there. Undefined for kinds that keep no records.
 */
export async function visibleIds(
  { access: registry, kinds }: Pick<Services, 'access' | 'kinds'>,
  db: Reader,
  access: Access,
  kind: string,
  ids: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const known = kinds.find(kind);
  if (!isResource(kind) || !known || !registry.isRecord(kind)) return undefined;
  if (ids.length === 0) return new Set();
  const scope = registry.scope(kind, access, 'view').predicate('c');
  const rows = await db.all<{ id: string }>(
    `SELECT c.id AS id FROM ${known.table} c WHERE c.id IN (SELECT value FROM json_each(?)) AND ${scope.sql}`,
    [JSON.stringify([...new Set(ids)]), ...scope.parameters],
  );
  return new Set(rows.map((row) => row.id));
}

/** Takes a person or department that is going away out of everything that was shared with it. */
export async function forgetPrincipal(unit: Unit, kinds: KindRegistry, principal: string): Promise<void> {
  for (const kind of kinds.all()) if (kind.isShared) await unit.deleteRows(`${kind.table}_share`, { principal });
}

function isResource(kind: string): kind is Resource {
  return (resources as readonly string[]).includes(kind);
}
