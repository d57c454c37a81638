import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordKind } from '@engine/records/record-kind';
import type { TestEngine } from '../support/engine';
import { setUp, startTestEngine } from '../support/engine';

/**
 * Adding a plain field touches four places: the fields of its kind, the migration that adds the column, and both
 * languages' texts. Forgetting one fails here and not with a customer.
 */
const moduleOf: Record<string, string> = {
  customer: 'customers',
  contact: 'contacts',
  activity: 'activities',
  file: 'files',
  lead: 'leads',
  opportunity: 'opportunities',
  product: 'products',
  quote: 'quotes',
  order: 'orders',
  payment: 'payments',
  cost: 'costs',
  contract: 'contracts',
};
interface Texts {
  readonly fields?: Record<string, string>;
  readonly options?: Record<string, Record<string, string>>;
}

let test: TestEngine;
let kinds: readonly RecordKind[];
beforeAll(async () => {
  test = await startTestEngine();
  await setUp(test);
  kinds = test.engine.services.kinds.all();
});
afterAll(() => test.close());

const textsOf = (kind: RecordKind, language: string) =>
  // Written by hand and checked for completeness elsewhere.
  JSON.parse(readFileSync(`src/shared/locales/${language}/${moduleOf[kind.resource] ?? ''}.json`, 'utf8')) as Texts;

describe('every field of every kind of record', () => {
  it('has a column, or an expression it is worked out by', async () => {
    for (const kind of kinds) {
      const rows = await test.engine.services.reader.all<{ name: string }>(`SELECT name FROM pragma_table_info(?)`, [
        kind.table,
      ]);
      const columns = new Set(rows.map((row) => row.name));
      const missing = kind.columns.filter(({ key, column }) => !kind.expressions[key] && !columns.has(column));
      expect([kind.resource, missing.map((codec) => codec.key)]).toEqual([kind.resource, []]);
    }
  });

  it.each(['en', 'zh-CN'])('has a name in %s, and one for each of its options', (language) => {
    for (const kind of kinds) {
      const texts = textsOf(kind, language);
      const unnamed = Object.entries(kind.fields).flatMap(([key, field]) => [
        ...(texts.fields?.[key] ? [] : [key]),
        ...(field.options ?? [])
          .filter((option) => !texts.options?.[key]?.[option])
          .map((option) => `${key}.${option}`),
      ]);
      expect([kind.resource, unnamed]).toEqual([kind.resource, []]);
    }
  });

  it('that sorts or is found by an index has that index', async () => {
    const rows = await test.engine.services.reader.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'index'`,
    );
    const indexes = new Set(rows.map((row) => row.name));
    for (const kind of kinds) {
      const named = [...Object.values(kind.sorts), ...Object.values(kind.indexed)].map((one) => one.index);
      expect([kind.resource, named.filter((name) => !indexes.has(name))]).toEqual([kind.resource, []]);
      const sortable = Object.keys(kind.fields).filter((key) => kind.fields[key]?.sortable);
      expect([kind.resource, sortable.filter((key) => !kind.sorts[key])]).toEqual([kind.resource, []]);
    }
  });
});
