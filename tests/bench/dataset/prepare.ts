import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import pino from 'pino';
import { databaseFile, folderKey } from '@engine/database/data-folder';
import { encryptedDriver } from '@engine/database/driver';
import { startEngine } from '@engine/engine';
import { planActivities, writeActivities } from './activities';
import { BulkUnit } from './bulk-unit';
import { addPeople } from './people';
import { Random } from './random';
import { firstDay, lastDay, writeCustomers } from './records';

/** Raised whenever the generator writes something else. */
const generatorVersion = 2;
const seed = 20261122;

/** A data folder with so many customers, ready to be opened by an engine; made once and copied for each run. */
export async function prepareData(rows: number, keep: string | undefined): Promise<string> {
  const fresh = await freshFolder();
  try {
    const folder = keep ?? mkdtempSync(join(tmpdir(), 'hearth-bench-'));
    if (!existsSync(databaseFile(folder))) {
      const cached = join(cacheFolder(), `${rows}-${seed}-${generatorVersion}`);
      if (!existsSync(cached)) await generate(cached, rows);
      note(`copying the data to ${folder}`);
      cpSync(cached, folder, { recursive: true });
    }
    followSchema(folder, fresh);
    return folder;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

export function openData(folder: string, role: 'writer' | 'reader' = 'reader'): Database {
  const Driver = encryptedDriver(folderKey(folder), role);
  return new Driver(databaseFile(folder), { readonly: role === 'reader' });
}

export function note(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

/** An empty firm as this version makes it: the pattern the cached data must have. */
async function freshFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-schema-'));
  await setUp(folder);
  return folder;
}

async function setUp(folder: string): Promise<void> {
  const engine = await startEngine({
    dataFolder: folder,
    createLog: () => pino({ level: 'silent' }),
    clock: Date.now,
    checkAnswers: false,
    readerThreads: 1,
  });
  await engine.dispatch(
    'setup.create',
    {
      organization: { name: '暖山机电', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' },
      admin: { name: '沈若溪', username: 'shen', password: 'a warm hearth in november' },
    },
    { token: null, device: 'bench', isLoopback: true, locale: 'en' },
  );
  await engine.close();
}

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string;
}

function schemaOf(connection: Database, schema = 'main'): SchemaObject[] {
  return connection
    .prepare(
      `SELECT type, name, tbl_name, sql FROM ${schema}.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index_%' ORDER BY type = 'table' DESC, type = 'index' DESC, name`,
    )
    .all() as SchemaObject[];
}

async function generate(target: string, rows: number): Promise<void> {
  const draft = `${target}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  note(`making ${rows} customers`);
  await setUp(draft);
  const connection = openData(draft, 'writer');
  connection.pragma('foreign_keys=OFF');
  connection.pragma('journal_mode=OFF');
  connection.pragma('synchronous=OFF');
  connection.pragma('cache_size=-1000000');
  const indexes = schemaOf(connection).filter(({ type }) => type === 'index');
  for (const { name } of indexes) connection.exec(`DROP INDEX ${name}`);
  connection.exec(`INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 100000000)`);
  const random = new Random(seed);
  const unit = new BulkUnit(connection, (now) => random.uuid(now));
  const people = await addPeople(unit, random);
  const activities = planActivities(random, rows, firstDay, lastDay);
  const commit = (what: string) => (done: number) => {
    connection.exec('COMMIT; BEGIN');
    if (done % 50_000 === 0) note(`${done} ${what}`);
  };
  connection.exec('BEGIN');
  const customers = await writeCustomers(unit, people, { random, rows, activities, commit: commit('customers') });
  await writeActivities(unit, people, customers, { random, activities, commit: commit('activities') });
  connection.exec('COMMIT');
  connection.exec(`INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 1048576)`);
  for (const { name, sql } of indexes) {
    connection.exec(sql);
    note(`index ${name}`);
  }
  connection.pragma('journal_mode=WAL');
  connection.close();
  renameSync(draft, target);
}

/** Gives the data this version's tables, indexes and list of migrations, so that it need not be made again for each of them. */
function followSchema(folder: string, fresh: string): void {
  const pattern = openData(fresh);
  const connection = openData(folder, 'writer');
  connection.pragma('foreign_keys=OFF');
  connection.pragma('legacy_alter_table=ON');
  const wanted = new Map(schemaOf(pattern).map((object) => [object.name, object]));
  for (const { type, name, sql } of schemaOf(connection)) {
    const same = wanted.get(name);
    if (same?.sql === sql) continue;
    if (type !== 'table') connection.exec(`DROP ${type} IF EXISTS ${name}`);
    else if (same) replaceTable(connection, same);
  }
  const left = new Set(schemaOf(connection).map((object) => object.name));
  for (const { name, sql } of wanted.values()) {
    if (left.has(name)) continue;
    note(`making ${name}`);
    connection.exec(sql);
  }
  for (const table of ['customer', 'contact'])
    connection.exec(
      `UPDATE ${table} SET is_named = 1 WHERE is_named = 0 AND id IN (SELECT record_id FROM ${table}_co_owner UNION SELECT record_id FROM ${table}_share)`,
    );
  connection.exec('DELETE FROM migration');
  const insert = connection.prepare('INSERT INTO migration (id, timestamp, name) VALUES (?, ?, ?)');
  for (const row of pattern.prepare('SELECT id, timestamp, name FROM migration').raw().all())
    insert.run(...(row as unknown[]));
  pattern.close();
  connection.close();
}

/** The rows stay; columns that are new must have a default. */
function replaceTable(connection: Database, { name, sql }: SchemaObject): void {
  note(`changing ${name}`);
  const columnsOf = (table: string) =>
    (connection.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
  connection.exec(`ALTER TABLE ${name} RENAME TO former; ${sql}`);
  const former = columnsOf('former');
  const columns = columnsOf(name)
    .filter((column) => former.includes(column))
    .join(', ');
  connection.exec(`INSERT INTO ${name} (${columns}) SELECT ${columns} FROM former; DROP TABLE former`);
}

function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'hearth', 'bench');
}
