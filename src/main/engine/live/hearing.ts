import { fieldGroups, resources, actionsOf } from '@shared/access/resources';
import type { LiveChange } from '@shared/contract/live';
import type { Access, Caller } from '../access/caller';
import type { Services } from '../context';
import { wholeKind } from '../database/unit';
import { visibleIds } from '../records/sight';

/** Changed ids by kind. */
export type Changed = ReadonlyMap<string, ReadonlySet<string>>;

/** More ids of one kind become 'the list changed'. */
const manyOfAKind = 50;
/** What everybody who is signed in may read. */
const openKinds: ReadonlySet<string> = new Set(['settings']);
/** The firm's own set-up, where the right to view is a scope over few rows: ids of it tell nothing. */
const setUpKinds = ['department', 'user', 'role'] as const;

type HearingServices = Pick<Services, 'access' | 'kinds' | 'reader' | 'live'>;

/** Tells each listener of a batch only what he or she may know; questions several listeners share are asked once. */
export class Hearing {
  readonly #services: HearingServices;
  readonly #seen = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(services: HearingServices) {
    this.#services = services;
  }

  async changesFor(caller: Caller, changed: Changed): Promise<LiveChange[]> {
    const changes: LiveChange[] = [];
    for (const [kind, ids] of changed) changes.push(...(await this.#ofKind(caller, kind, ids)));
    return changes;
  }

  async #ofKind(caller: Caller, kind: string, ids: ReadonlySet<string>): Promise<LiveChange[]> {
    const setUpKind = setUpKinds.find((one) => one === kind);
    if (setUpKind && caller.access.scope(setUpKind, 'view') === 'none') return [];
    if (ids.has(wholeKind) || ids.size > manyOfAKind) return [{ kind, id: null }];
    if (setUpKind || openKinds.has(kind)) return [...ids].map((id) => ({ kind, id }));
    const limit = this.#services.live.limitOf(kind);
    if (limit) return (await limit(caller, [...ids])).map((id) => ({ kind, id }));
    if (!this.#services.kinds.find(kind)) return [{ kind, id: null }];
    const seen = await this.#seenOf(caller.access, kind, ids);
    return [...ids].filter((id) => seen.has(id)).map((id) => ({ kind, id }));
  }

  #seenOf(access: Access, kind: string, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const resource = resources.find((one) => one === kind);
    if (!resource) return Promise.resolve(new Set());
    const key = `${kind} ${this.#services.access.scope(resource, access, 'view').key}`;
    const known = this.#seen.get(key);
    if (known) return known;
    const asked = visibleIds(this.#services, this.#services.reader, access, kind, [...ids]).then(
      (found) => found ?? new Set<string>(),
    );
    this.#seen.set(key, asked);
    return asked;
  }
}

/** The same text for the same rights: when it changes, everything a page shows may be out of date. */
export function accessKey(access: Access): string {
  const cells = resources.map((resource) => actionsOf[resource].map((action) => access.scope(resource, action)));
  const groups = fieldGroups.map((group) => access.group(group));
  return JSON.stringify([cells, groups, access.departmentIds, access.treeIds, access.headOfIds]);
}
