import type { ImportKey } from '@shared/modules/imports/import';
import { wholeKind, type Unit } from '../../../database/unit';
import type { RecordFinder } from '../planning/find-record';
import type { Identity } from '../planning/identity';
import { identityOfRecord, keysOf } from '../planning/identity';

/**
 * Whether somebody added since the plan what the plan would add. Looks only at records that were touched since, by the
 * numbers of the commits; after a bulk change everything is asked again.
 */
export class ChangeWatch {
  readonly #finder: RecordFinder;
  readonly #keys: readonly ImportKey[];
  readonly #country: string;
  readonly #own = new Set<number>();
  readonly #known = new Set<string>();
  #seen: number;
  #asksAlways = false;

  constructor(options: { finder: RecordFinder; keys: readonly ImportKey[]; country: string; since: number }) {
    this.#finder = options.finder;
    this.#keys = options.keys;
    this.#country = options.country;
    this.#seen = options.since;
  }

  /** Commits of the import itself say nothing new. */
  addOwn(sequence: number | undefined): void {
    if (sequence !== undefined) this.#own.add(sequence);
  }

  async refresh(unit: Unit): Promise<void> {
    const rows = await unit.all<{ sequence: number; record_id: string }>(
      `SELECT sequence, record_id FROM change WHERE sequence > ? AND kind = 'customer' UNION ALL
       SELECT sequence, record_id FROM change WHERE sequence > ? AND kind = 'contact'`,
      [this.#seen, this.#seen],
    );
    for (const { sequence, record_id: id } of rows) {
      this.#seen = Math.max(this.#seen, sequence);
      if (this.#own.has(sequence)) continue;
      if (id === wholeKind) this.#asksAlways = true;
      else this.#remember(id);
    }
  }

  /** Nobody but the import itself has touched a customer or contact since the plan. */
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
    const identity = identityOfRecord('customers', found.record, this.#country);
    for (const { key, value } of keysOf(identity, this.#keys)) this.#known.add(`${key} ${value}`);
  }
}
