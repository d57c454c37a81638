import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BareConnection } from '../../../database/bare';
import { openBare } from '../../../database/bare';

/**
 * An import's file, its rows, and its plan lie in an encrypted database of their own until 30 days after: a hundred
 * thousand rows are staged and planned without one of them passing the writer queue (docs/decisions.md).
 */
const schema = [
  `CREATE TABLE IF NOT EXISTS fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS piece (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS source_row (row_number INTEGER PRIMARY KEY, cells TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS mended (row_number INTEGER NOT NULL, column_index INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row_number, column_index)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS choice (row_number INTEGER PRIMARY KEY, decision TEXT NOT NULL DEFAULT 'auto', keeps TEXT NOT NULL DEFAULT '[]')`,
  `CREATE TABLE IF NOT EXISTS plan_row (
    row_number INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL,
    record_id TEXT,
    version INTEGER,
    into_row INTEGER,
    matched TEXT,
    said TEXT,
    patch TEXT,
    changes TEXT,
    faults TEXT,
    tidied INTEGER NOT NULL DEFAULT 0,
    is_written INTEGER NOT NULL DEFAULT 0
  )`,
];

export interface StagingKey {
  readonly dataFolder: string;
  readonly databaseKey: Buffer;
}

export class Staging {
  private constructor(
    readonly db: BareConnection,
    readonly path: string,
  ) {}

  static open({ dataFolder, databaseKey }: StagingKey, importId: string): Staging {
    mkdirSync(stagingFolder(dataFolder), { recursive: true, mode: 0o700 });
    const path = stagingFile(dataFolder, importId);
    const db = openBare({ file: path, key: databaseKey, role: 'staging' });
    for (const statement of schema) db.prepared(statement).run();
    return new Staging(db, path);
  }

  fact<T>(key: string): T | undefined {
    const row = this.db.prepared('SELECT value FROM fact WHERE key = ?').get(key) as { value: string } | undefined;
    // Written below with the type the reader asks for.
    return row && (JSON.parse(row.value) as T);
  }

  setFact(key: string, value: unknown): void {
    this.db.prepared('INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)').run(key, JSON.stringify(value));
  }

  /** All or nothing; a crash on the way leaves what was there. */
  async atOnce<T>(work: () => T | Promise<T>): Promise<T> {
    this.db.prepared('BEGIN').run();
    try {
      const result = await work();
      this.db.prepared('COMMIT').run();
      return result;
    } catch (error) {
      this.db.prepared('ROLLBACK').run();
      throw error;
    }
  }

  close(): void {
    this.db.close();
  }
}

export function stagingFolder(dataFolder: string): string {
  return join(dataFolder, 'imports');
}

export function stagingFile(dataFolder: string, importId: string): string {
  return join(stagingFolder(dataFolder), `${importId}.db`);
}

export function hasStaging(dataFolder: string, importId: string): boolean {
  return existsSync(stagingFile(dataFolder, importId));
}

export function removeStaging(dataFolder: string, importId: string): void {
  const path = stagingFile(dataFolder, importId);
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
}
