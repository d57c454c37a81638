import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf, setUp, startTestEngine, type TestEngine } from '../support/engine';

const folder = join(import.meta.dirname, 'schema');

let running: TestEngine;
beforeAll(async () => {
  running = await startTestEngine();
});
afterAll(() => running.close());

interface SchemaRow {
  readonly tbl_name: string;
  readonly sql: string;
}

async function schemaByTable(): Promise<Map<string, string>> {
  const rows = await running.engine.services.reader.all<SchemaRow>(
    `SELECT tbl_name, sql FROM sqlite_master
     WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE 'search_index_%'
     ORDER BY tbl_name, type DESC, name`,
  );
  const tables = new Map<string, string>();
  for (const { tbl_name: table, sql } of rows) {
    const statement = `${sql.replace(/\s+/g, ' ').replace(/, (?=[a-z_]+ [A-Z]|PRIMARY|UNIQUE|CHECK|FOREIGN)/g, ',\n  ')};\n`;
    tables.set(table, (tables.get(table) ?? '') + statement);
  }
  return tables;
}

describe('the schema that all migrations together make', () => {
  test('is the one that was looked at, table by table, indexes and checks too', async () => {
    const tables = await schemaByTable();
    for (const [table, statements] of tables)
      await expect(statements).toMatchFileSnapshot(join(folder, `${table}.sql`), `table ${table}`);
    expect(readdirSync(folder).sort()).toEqual([...tables.keys()].map((table) => `${table}.sql`).sort());
  });

  test('has an index for every reference, so that deleting a row does not read a whole table', async () => {
    const { reader } = running.engine.services;
    const missing: string[] = [];
    for (const table of (await schemaByTable()).keys()) {
      const references = await reader.all<{ from: string }>(`PRAGMA foreign_key_list('${table}')`);
      for (const { from } of references) if (!(await isIndexed(table, from))) missing.push(`${table}.${from}`);
    }
    // A person is never deleted, only disabled, and there are few departments.
    expect(
      missing.filter((name) => !/^department\.|\.(\w+_by|user_id|head_id|owner_id|department_id|home_.*)$/.test(name)),
    ).toEqual([]);
  });
});

async function isIndexed(table: string, column: string): Promise<boolean> {
  const row = await running.engine.services.reader.one(
    `SELECT 1 AS found FROM pragma_index_list(?) list, pragma_index_info(list.name) info
     WHERE info.seqno = 0 AND info.name = ?
     UNION ALL SELECT 1 FROM pragma_table_info(?) WHERE name = ? AND pk = 1`,
    [table, column, table, column],
  );
  return row !== undefined;
}

describe('an upgrade', () => {
  test('of a database that a newer Hearth wrote is refused, and the database stays as it is', async () => {
    const newer = await startTestEngine();
    const token = await setUp(newer);
    await newer.engine.services.writer.command((unit) =>
      unit.run(`INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'future9999999999999')`),
    );
    await expect(faultOf(newer.restart())).resolves.toMatchObject({
      code: 'internal',
      data: { reason: 'newerDatabase' },
    });
    await removeFuture(newer);
    const again = await startTestEngine({ folder: newer.folder });
    await expect(again.client(token).sessions.current()).resolves.toBeDefined();
    await again.close();
  });
});

/** Takes the foreign line out again with the engine's own driver, as nothing else opens the file. */
async function removeFuture({ folder: dataFolder }: TestEngine): Promise<void> {
  const { openBare } = await import('@engine/database/bare');
  const { databaseFile, folderKey } = await import('@engine/database/data-folder');
  const db = openBare({ file: databaseFile(dataFolder), key: folderKey(dataFolder), role: 'writer' });
  db.prepared(`DELETE FROM migration WHERE name LIKE 'future%'`).run();
  db.close();
}
