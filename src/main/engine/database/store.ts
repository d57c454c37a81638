import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, EntitySchema } from 'typeorm';
import { Fault } from '@shared/contract/faults';
import type { Host } from '../host';
import { openConnection } from './connections';
import { databaseFile } from './data-folder';
import { LogKeeper } from './keeper';
import { migrations } from './migrations';
import type { Reader } from './reader';
import { ConnectionReader } from './reader';
import { ReaderPool } from './reader-pool';
import { Writer } from './unit';

/** The open database: one writer, the engine's own reader, and threads for long reads. */
export interface Store {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly threads: ReaderPool;
  close(): Promise<void>;
}

/** Opens the database of the host's folder, brought up to this version (rule 4). Refuses a newer or unreadable one. */
export async function openStore(host: Host, entities: readonly EntitySchema[]): Promise<Store> {
  const file = databaseFile(host.dataFolder);
  const isNew = !existsSync(file);
  const options = { file, key: host.databaseKey, entities };
  const writing = await openWriting({ ...options, migrations });
  try {
    await migrate(writing, host, isNew);
  } catch (error) {
    await writing.destroy();
    throw error;
  }
  const reading = await openConnection({ ...options, role: 'reader' });
  const threads = new ReaderPool({ file, key: host.databaseKey, size: host.readerThreads });
  const keeper = new LogKeeper({ file, key: host.databaseKey, log: host.log });
  const writer = new Writer(writing, host.clock);
  return {
    writer,
    reader: new ConnectionReader(reading),
    threads,
    close: async () => {
      await writer.idle();
      await threads.close();
      await keeper.close();
      await reading.destroy();
      await writing.destroy();
    },
  };
}

async function openWriting(options: Omit<Parameters<typeof openConnection>[0], 'role'>): Promise<DataSource> {
  try {
    return await openConnection({ ...options, role: 'writer' });
  } catch (error) {
    throw new Fault('internal', { reason: 'brokenDatabase' }, error instanceof Error ? error.message : undefined);
  }
}

async function migrate(source: DataSource, host: Host, isNew: boolean): Promise<void> {
  if (!isNew) await refuseNewer(source);
  if (!(await source.showMigrations())) return;
  const backup = join(host.dataFolder, 'backups', 'before-upgrade.db');
  if (!isNew) {
    host.tellUpdate?.(statSync(databaseFile(host.dataFolder)).size);
    rmSync(backup, { force: true });
    await source.query('VACUUM INTO ?', [backup]);
  }
  try {
    await source.runMigrations({ transaction: 'each' });
    const broken = await source.query<unknown[]>('PRAGMA foreign_key_check');
    if (broken.length > 0) throw new Error(`${broken.length} broken references after the migration`);
  } catch (error) {
    host.log.error({ err: error, backup: isNew ? undefined : backup }, 'the migration failed');
    throw new Fault('internal', { reason: 'migrationFailed' }, error instanceof Error ? error.message : undefined);
  }
}

async function refuseNewer(source: DataSource): Promise<void> {
  const tables = await source.query<unknown[]>(`SELECT name FROM sqlite_master WHERE name = 'migration'`);
  if (tables.length === 0) return;
  const known = new Set(source.migrations.map((migration) => migration.name));
  const done = await source.query<{ name: string }[]>('SELECT name FROM migration');
  const unknown = done.filter(({ name }) => !known.has(name));
  if (unknown.length > 0)
    throw new Fault(
      'internal',
      { reason: 'newerDatabase' },
      `unknown migrations: ${unknown.map((m) => m.name).join(', ')}`,
    );
}
