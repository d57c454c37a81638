import type { ImportKey, ImportKind } from '@shared/modules/imports/import';
import type { BareConnection } from '../../../database/bare';
import type { Row } from '../../../database/reader';
import type { Sql } from '../../../access/scope';
import type { StoredRecord } from '../../../records/record-kind';
import { decodeRow, selectRecord } from '../../../records/record-kind';
import type { Sight } from '../../../records/record-kind';
import type { WritableKind } from '../../../records/writable-kind';
import { sortName } from '../../../search/sort-name';
import type { Identity } from './identity';
import { comparableName, contradicts, identityOfRecord, namesAgree, valuesOf } from './identity';
import { resourceOf } from './targets';

/** More records than this under one key say nothing by themselves. */
const mostCandidates = 4;
/** So many are looked through for one of the same name. */
const mostNamesakes = 400;
/** Keys that belong to one record by their nature. */
const unique: ReadonlySet<ImportKey> = new Set(['number', 'externalId', 'taxId']);

export interface Match {
  readonly record: StoredRecord;
  readonly mayEdit: boolean;
  readonly matchedBy: ImportKey[];
}

/**
 * Finds the record a row already is (IMP-04), among those the importer may see: what one may not see is not there, and a
 * file of a hundred thousand guesses must not tell otherwise.
 */
export class RecordFinder {
  readonly #db: BareConnection;
  readonly #kind: ImportKind;
  readonly #recordKind: WritableKind;
  readonly #country: string;
  readonly #isStrict: boolean;
  readonly #load: string;
  readonly #loadParameters: readonly unknown[];

  /** `isStrict`: keys were chosen by a person, so a shared phone counts whatever the names say. */
  constructor(
    sight: Sight & { readonly db: BareConnection },
    kind: ImportKind,
    options: { country: string; isStrict: boolean },
  ) {
    const recordKind = sight.services.kinds.find(resourceOf[kind]);
    if (!recordKind) throw new Error(`no kind for ${kind}`);
    this.#db = sight.db;
    this.#kind = kind;
    this.#recordKind = recordKind;
    this.#country = options.country;
    this.#isStrict = options.isStrict;
    const { access: registry } = sight.services;
    const { access } = sight.caller;
    const view: Sql = registry.scope(recordKind.resource, access, 'view').predicate('c');
    const edit: Sql = registry.scope(recordKind.resource, access, 'edit').predicate('c');
    this.#load = `SELECT ${selectRecord(recordKind)}, (${edit.sql}) AS may_edit FROM ${recordKind.table} c WHERE c.id = ? AND c.deleted_at IS NULL AND ${view.sql}`;
    this.#loadParameters = [edit.parameters, view.parameters];
  }

  /** The record and by which keys it was found; `ambiguous` where several carry a key that only one may have. */
  find(identity: Identity, name: string, keys: readonly ImportKey[]): Match | 'ambiguous' | undefined {
    for (const key of keys) {
      const candidates = this.#candidates(identity, name, key);
      if (candidates.length === 0) continue;
      const [first, ...more] = candidates;
      if (more.length > 0) {
        const same = candidates.filter(({ record }) => comparableName(String(record['name'])) === identity.name);
        const [only] = same;
        if (only && same.length === 1) return { ...only, matchedBy: this.#sharedKeys(identity, only.record, keys) };
        if (unique.has(key)) return 'ambiguous';
        continue;
      }
      if (first) return { ...first, matchedBy: this.#sharedKeys(identity, first.record, keys) };
    }
    return undefined;
  }

  read(id: string): Omit<Match, 'matchedBy'> | undefined {
    const [edit = [], view = []] = this.#loadParameters as unknown[][];
    const row = this.#db.prepared(this.#load).get(...edit, id, ...view) as (Row & { may_edit: number }) | undefined;
    return row && { record: decodeRow(this.#recordKind, row), mayEdit: row.may_edit === 1 };
  }

  #candidates(identity: Identity, name: string, key: ImportKey): Omit<Match, 'matchedBy'>[] {
    const found: Omit<Match, 'matchedBy'>[] = [];
    for (const id of this.#ids(identity, name, key)) {
      const match = this.read(id);
      if (match && this.#canBe(identity, name, key, match.record)) found.push(match);
    }
    return found;
  }

  #canBe(identity: Identity, name: string, key: ImportKey, record: StoredRecord): boolean {
    // Somebody whose lead was converted may come as a new one.
    const isOver = this.#kind === 'leads' && record['status'] === 'converted';
    if (isOver && key !== 'number' && key !== 'externalId') return false;
    const other = identityOfRecord(this.#kind, record, this.#country);
    if (unique.has(key)) return key !== 'taxId' || !differsInNumber(identity, other);
    if (contradicts(identity, other)) return false;
    if (key !== 'name') return this.#isStrict || namesAgree(identity.nature, name, String(record['name']));
    if (other.name !== identity.name) return false;
    // People share names: without anything else to go by, only a row that has nothing else is taken for the one there is.
    if (identity.nature === 'company') return other.nature === 'company';
    return other.nature === 'person' && identity.phones.length === 0 && identity.emails.length === 0;
  }

  #ids(identity: Identity, name: string, key: ImportKey): string[] {
    const { table } = this.#recordKind;
    const ids = (sql: string, ...parameters: unknown[]): string[] =>
      this.#db
        .prepared(sql)
        .pluck()
        .all(...parameters) as string[];
    switch (key) {
      case 'number':
        return identity.number === undefined
          ? []
          : ids(`SELECT id FROM ${table} WHERE number = ? LIMIT 1`, identity.number);
      case 'externalId':
        if (identity.externalId === undefined) return [];
        return [
          ...ids(
            'SELECT record_id FROM external_reference WHERE kind = ? AND value = ?',
            this.#recordKind.resource,
            identity.externalId,
          ),
          // A product's own code tells it as well.
          ...(this.#kind === 'products' ? ids('SELECT id FROM product WHERE code_key = ?', identity.externalId) : []),
        ];
      case 'name':
        // What is paid every month has the same name every month.
        return this.#named(identity, name, this.#kind === 'costs' ? mostNamesakes : mostCandidates);
      default: {
        const keyKind = { taxId: 'tax', email: 'mail', phone: 'phone' }[key];
        const found = new Set<string>();
        const sql = `SELECT record_id FROM ${table}_duplicate_key WHERE value = ? AND key_kind = ? LIMIT ?`;
        for (const value of valuesOf(identity, key)) {
          const some = ids(sql, value, keyKind, mostCandidates);
          for (const id of some.length < mostCandidates ? some : this.#namesakes(sql, value, keyKind, identity, name))
            found.add(id);
        }
        return [...found];
      }
    }
  }

  #named(identity: Identity, name: string, limit: number): string[] {
    if (identity.name === '') return [];
    const sql = `SELECT id FROM ${this.#recordKind.table} WHERE sort_name = ? AND deleted_at IS NULL LIMIT ?`;
    return this.#db.prepared(sql).pluck().all(sortName(name, identity.nature), limit) as string[];
  }

  /** Under a key that many share, such as a firm's common mail address, only one of the same name can be meant. */
  #namesakes(sql: string, value: string, keyKind: string, identity: Identity, name: string): string[] {
    const named = new Set(this.#named(identity, name, mostNamesakes));
    if (named.size === 0) return [];
    const sharing = this.#db.prepared(sql).pluck().all(value, keyKind, mostNamesakes) as string[];
    return sharing.filter((id) => named.has(id)).slice(0, mostCandidates);
  }

  #sharedKeys(identity: Identity, record: StoredRecord, keys: readonly ImportKey[]): ImportKey[] {
    const other = identityOfRecord(this.#kind, record, this.#country);
    return keys.filter((key) => {
      if (key === 'externalId') return this.#ids(identity, '', key).includes(record.id);
      const values = new Set(valuesOf(other, key));
      return valuesOf(identity, key).some((value) => values.has(value));
    });
  }
}

function differsInNumber(left: Identity, right: Identity): boolean {
  return left.number !== undefined && right.number !== undefined && left.number !== right.number;
}
