import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '@engine/database/connections';
import { databaseFile, folderKey, prepareDataFolder } from '@engine/database/data-folder';
import { encryptedDriver } from '@engine/database/driver';
import { lockFolder } from '@engine/database/lock';
import { migrations } from '@engine/database/migrations';
import { startEngine } from '@engine/engine';
import { faultOf, setUp, startTestEngine } from '../support/engine';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'hearth-store-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const start = (dataFolder: string, tellUpdate?: (bytes: number) => void) =>
  startEngine({
    tellUpdate,
    dataFolder,
    createLog: () => pino({ level: 'silent' }),
    clock: Date.now,
    checkAnswers: true,
    readerThreads: 1,
  });

function openRaw(folder: string) {
  const Driver = encryptedDriver(folderKey(folder), 'writer');
  return new Driver(databaseFile(folder));
}

/** Writes an empty database into the folder as the Hearth before this one left it: without the last migration. */
async function makeOlderData(folder: string): Promise<void> {
  prepareDataFolder(folder);
  const source = await openConnection({
    file: databaseFile(folder),
    key: folderKey(folder),
    role: 'writer',
    entities: [],
    migrations: migrations.slice(0, -1),
  });
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
}

describe('a data folder', () => {
  it.each(['OneDrive - 暖山', 'Dropbox', '我的坚果云', '百度网盘同步空间', 'WPSDrive'])(
    'below %s is refused, since a service would copy the open file away',
    (name) => {
      const folder = join(parent, name, 'hearth');
      expect(() => prepareDataFolder(folder)).toThrow(/folderInCloud/);
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('is used by one engine at a time, and free when that one ends', async () => {
    const first = await startTestEngine({ folder: join(parent, '客户 资料 (2)') });
    expect(await faultOf(start(first.folder))).toMatchObject({ code: 'busy', data: { reason: 'folderInUse' } });
    await first.engine.close();
    const second = await start(first.folder);
    await second.close();
  });

  it('can be locked again after the lock was released', () => {
    mkdirSync(join(parent, 'locked'));
    lockFolder(join(parent, 'locked')).release();
    const again = lockFolder(join(parent, 'locked'));
    expect(() => lockFolder(join(parent, 'locked'))).toThrow(/locked/);
    again.release();
  });

  it('with data but without its key is refused instead of being given a new one', async () => {
    const test = await startTestEngine({ folder: join(parent, 'data') });
    await test.engine.close();
    rmSync(join(test.folder, 'hearth.key'));
    expect(await faultOf(start(test.folder))).toMatchObject({ code: 'internal', data: { reason: 'brokenDatabase' } });
    expect(existsSync(join(test.folder, 'hearth.key'))).toBe(false);
  });

  it('keeps key and database from other people of the computer and the names from anybody', async () => {
    const test = await startTestEngine({ folder: join(parent, 'data') });
    await setUp(test);
    await test.engine.close();
    expect(statSync(join(test.folder, 'hearth.key')).mode & 0o077).toBe(0);
    expect(statSync(test.folder).mode & 0o077).toBe(0);
    const bytes = readFileSync(databaseFile(test.folder));
    expect(bytes.includes(Buffer.from('暖山机电'))).toBe(false);
    expect(bytes.includes(Buffer.from('SQLite format 3'))).toBe(false);
  });
});

describe('a database file', () => {
  it('of a newer version is refused and left as it is', async () => {
    const test = await startTestEngine({ folder: join(parent, 'data') });
    await test.engine.close();
    const connection = openRaw(test.folder);
    connection.exec(`INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'later9999999999999')`);
    connection.close();
    const before = readFileSync(databaseFile(test.folder));
    expect(await faultOf(start(test.folder))).toMatchObject({ code: 'internal', data: { reason: 'newerDatabase' } });
    expect(readFileSync(databaseFile(test.folder)).equals(before)).toBe(true);
  });

  it('stays as it was when a migration fails, with a backup beside it', async () => {
    const test = await startTestEngine({ folder: join(parent, 'data') });
    await setUp(test);
    await test.engine.close();
    const connection = openRaw(test.folder);
    // As if the last migration had not run yet, although its tables are there: running it again must fail.
    connection.exec('DELETE FROM migration WHERE id = (SELECT max(id) FROM migration)');
    const before = connection.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
    connection.close();
    expect(await faultOf(start(test.folder))).toMatchObject({ code: 'internal', data: { reason: 'migrationFailed' } });
    const after = openRaw(test.folder);
    expect(after.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()).toEqual(before);
    expect(after.prepare(`SELECT count(*) FROM app_user`).pluck().get()).toBe(1);
    after.close();
    expect(existsSync(join(test.folder, 'backups', 'before-upgrade.db'))).toBe(true);
    expect(await faultOf(start(test.folder))).toMatchObject({ data: { reason: 'migrationFailed' } });
  });

  it('of an older version is backed up and changed, and whoever waits is told so before, once', async () => {
    const folder = join(parent, 'data');
    const told: { bytes: number; hasBackup: boolean }[] = [];
    const backup = join(folder, 'backups', 'before-upgrade.db');
    const tell = (bytes: number) => told.push({ bytes, hasBackup: existsSync(backup) });
    await (await start(join(parent, 'new'), tell)).close();
    expect(told).toEqual([]);
    await makeOlderData(folder);
    await (await start(folder, tell)).close();
    expect(told).toEqual([{ bytes: expect.any(Number) as number, hasBackup: false }]);
    expect(told[0]?.bytes).toBeGreaterThan(100_000);
    const Driver = encryptedDriver(folderKey(folder), 'reader');
    const kept = new Driver(backup, { readonly: true });
    const count = kept.prepare('SELECT count(*) FROM migration').pluck().get();
    kept.close();
    const changed = openRaw(folder);
    expect(changed.prepare('SELECT count(*) FROM migration').pluck().get()).toBe(Number(count) + 1);
    changed.close();
    await (await start(folder, tell)).close();
    expect(told).toHaveLength(1);
  });

  it('that is no database is refused', async () => {
    const folder = join(parent, 'data');
    prepareDataFolder(folder);
    folderKey(folder);
    writeFileSync(databaseFile(folder), 'this is a shopping list'.repeat(400));
    expect(await faultOf(start(folder))).toMatchObject({ code: 'internal', data: { reason: 'brokenDatabase' } });
  });
});
