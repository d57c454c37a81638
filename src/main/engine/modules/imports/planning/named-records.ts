import type { ImportKind } from '@shared/modules/imports/import';
import { parseCompanyName } from '../../../duplicates/company-name';
import type { BareConnection } from '../../../database/bare';
import { comparableMail } from '@shared/lib/mail';
import { selectId } from './select-id';
import type { Sight } from '../../../records/record-kind';
import { sortName } from '../../../search/sort-name';
import { comparableName } from './identity';

/** Kinds whose rows may not take a name that is part of another for that other. */
export function namesExactly(kind: ImportKind): boolean {
  return kind === 'opportunities' || kind === 'leads' || kind === 'orders';
}

type Found = { readonly id: string; readonly name: string } | 'ambiguous' | undefined;

/** Finds customers and contacts by what a cell calls them: number, external id, or name. Remembers what it found. */
export class NamedRecords {
  readonly #sight: Sight & { readonly db: BareConnection };
  readonly #table: 'customer' | 'contact';
  readonly #isExact: boolean;
  readonly #found = new Map<string, Found>();

  /** `isExact`: a name that is part of another is another. */
  constructor(
    sight: Sight & { readonly db: BareConnection },
    table: 'customer' | 'contact',
    options: { readonly isExact?: boolean } = {},
  ) {
    this.#sight = sight;
    this.#table = table;
    this.#isExact = options.isExact ?? false;
  }

  find(text: string): Found {
    const key = text.trim();
    if (!this.#found.has(key)) {
      // Files of millions of firms must not fill the memory.
      if (this.#found.size > 200_000) this.#found.clear();
      this.#found.set(key, this.#look(key));
    }
    return this.#found.get(key);
  }

  /** The one record with this mail address, if the importer sees it and what it is reached by. */
  findByMail(mail: string): { readonly id: string; readonly name: string } | undefined {
    if (this.#sight.caller.access.group('contactDetails') !== 'show') return undefined;
    const key = `mail ${comparableMail(mail)}`;
    if (!this.#found.has(key)) {
      const ids = `c.id IN (SELECT record_id FROM ${this.#table}_contact_point WHERE normal = ? AND type = 'mail' LIMIT 4)`;
      const same = this.#all(ids, [comparableMail(mail)]);
      this.#found.set(key, same.length === 1 ? same[0] : undefined);
    }
    const found = this.#found.get(key);
    return typeof found === 'object' ? found : undefined;
  }

  /** What a record is called, if the importer sees it. */
  nameOf(id: string): string | undefined {
    return this.#all('c.id = ?', [id])[0]?.name;
  }

  /** What was made meanwhile is found from now on. */
  remember(text: string, record: { id: string; name: string }): void {
    this.#found.set(text.trim(), record);
  }

  #look(text: string): Found {
    const byNumber = this.#all('c.number = ?', [text]);
    if (byNumber.length > 0) return byNumber[0];
    const byReference = this.#all('c.id IN (SELECT record_id FROM external_reference WHERE kind = ? AND value = ?)', [
      this.#table,
      text,
    ]);
    if (byReference.length > 0) return byReference[0];
    const orders = [...new Set([sortName(text, 'company'), sortName(text, 'person')])];
    const name = comparableName(text);
    const same = orders
      .flatMap((order) => this.#all('c.sort_name = ?', [order]))
      .filter((record) => comparableName(record.name) === name);
    const unique = [...new Map(same.map((record) => [record.id, record])).values()];
    if (unique.length > 1) return 'ambiguous';
    return unique[0] ?? this.#byCore(text);
  }

  /** 华东岚青铸造 for 华东岚青铸造有限公司, where only one can be meant. */
  #byCore(text: string): Found {
    if (this.#table === 'contact' || this.#isExact) return undefined;
    const { core } = parseCompanyName(text);
    const ids = `c.id IN (SELECT record_id FROM customer_duplicate_key WHERE value = ? AND key_kind = 'name' LIMIT 20)`;
    const name = comparableName(text);
    const same = this.#all(ids, [core]).filter((record) => comparableName(record.name).startsWith(name));
    return same.length === 1 ? same[0] : undefined;
  }

  #all(condition: string, parameters: readonly string[]): { id: string; name: string }[] {
    return selectId(this.#sight, this.#table, condition, parameters);
  }
}
