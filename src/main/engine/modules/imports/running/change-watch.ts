import type { ImportKey, ImportKind } from '@shared/modules/imports/import';
import { wholeKind, type Unit } from '../../../database/unit';
import type { RecordFinder } from '../planning/find-record';
import type { Identity } from '../planning/identity';
import { identityOfRecord, keysFor, keysOf } from '../planning/identity';
import { resourceOf } from '../planning/targets';

/**
 * Whether somebody added since the plan what the plan would add. Looks only at records that were touched since, by the
 * numbers of the commits; after a bulk change everything is asked again.
 */
export class ChangeWatch {
  readonly #finder: RecordFinder;
  readonly #keys: readonly ImportKey[];
  readonly #country: string;
  readonly #kind: ImportKind;
  readonly #own = new Set<number>();
  readonly #known = new Set<string>();
  #seen: number;
  #asksAlways = false;

  constructor(options: {
    kind: ImportKind;
    finder: RecordFinder;
    keys: readonly ImportKey[];
    country: string;
    since: number;
  }) {
    this.#kind = options.kind;
    this.#finder = options.finder;
    this.#keys = keysFor(options.kind, options.keys);
    this.#country = options.country;
    this.#seen = options.since;
  }

  /** Commits of the import itself say nothing new. */
  addOwn(sequence: number | undefined): void {
    if (sequence !== undefined) this.#own.add(sequence);
  }

  async refresh(unit: Unit): Promise<void> {
    const isByReference = ['opportunities', 'products', 'orders', 'costs'].includes(this.#kind);
    const isOfPeople = this.#kind !== 'leads' && !isByReference;
    const kinds = isOfPeople ? ['customer', 'contact'] : [resourceOf[this.#kind]];
    const select = 'SELECT sequence, record_id FROM change WHERE sequence > ? AND kind = ?';
    const rows = await unit.all<{ sequence: number; record_id: string }>(
      kinds.map(() => select).join(' UNION ALL '),
      kinds.flatMap((kind) => [this.#seen, kind]),
    );
    for (const { sequence, record_id: id } of rows) {
      this.#seen = Math.max(this.#seen, sequence);
      if (this.#own.has(sequence)) continue;
      // Deals and orders are known by the ids of where they came from, which a change does not tell.
      if (id === wholeKind || isByReference) this.#asksAlways = true;
      else this.#remember(id);
    }
  }

  /** Nobody but the import itself has touched a record of its kind since the plan. */
  get isQuiet(): boolean {
    return !this.#asksAlways && this.#known.size === 0;
  }

  /** The same question as the plan's, where the answer may have changed. */
  isThere(identity: Identity, name: string): boolean {
    const isSuspect =
      this.#asksAlways || keysOf(identity, this.#keys).some(({ key, value }) => this.#known.has(`${key} ${value}`));
    return isSuspect && this.#finder.find(identity, name, this.#keys) !== undefined;
  }

  #remember(id: string): void {
    const found = this.#finder.read(id);
    if (!found) return;
    const identity = identityOfRecord(this.#kind === 'leads' ? 'leads' : 'customers', found.record, this.#country);
    for (const { key, value } of keysOf(identity, this.#keys)) this.#known.add(`${key} ${value}`);
  }
}
