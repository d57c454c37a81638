import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '@shared/contract/faults';

export interface FolderLock {
  release(): void;
}

/**
 * One engine per data folder (rule 2). The lock is SQLite's own file lock on an empty file: the system releases it
 * when the process dies, on every platform, without a native module of its own.
 */
export function lockFolder(folder: string): FolderLock {
  const connection = new Database(join(folder, 'hearth.lock'), {
    timeout: 0,
    nativeBinding: process.env['HEARTH_SQLITE_BINDING'],
  });
  try {
    connection.pragma('locking_mode=EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    throw new Fault('busy', { reason: 'folderInUse' }, error instanceof Error ? error.message : undefined);
  }
  return { release: () => connection.close() };
}
