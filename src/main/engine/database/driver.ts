import { timesFactor } from '@shared/lib/exchange';
import Database from 'better-sqlite3';

type OpenOptions = Database.Options & { nativeBinding?: string | null };

/** Page cache per connection, in KiB. */
const cacheKib = {
  writer: 48_000,
  reader: 64_000,
  thread: 32_000,
  keeper: 4_000,
  staging: 16_000,
  bulkWriter: 64_000,
} as const;
export type ConnectionRole = keyof typeof cacheKib;

/**
 * The driver class TypeORM and the reader threads open every connection with. Cipher and key come before anything
 * else touches the file; sorts stay in memory because SQLite would write them to disk unencrypted.
 */
export function encryptedDriver(key: Buffer, role: ConnectionRole): typeof Database {
  if (key.length !== 32) throw new Error('the database key is 32 bytes');
  const opened = class extends Database {
    constructor(path: string, options: OpenOptions = {}) {
      super(path, { ...options, nativeBinding: process.env['HEARTH_SQLITE_BINDING'] });
      this.pragma(`cipher='aegis'`);
      this.pragma(`key="raw:${key.toString('hex')}"`);
      this.pragma('temp_store=MEMORY');
      this.pragma('busy_timeout=5000');
      this.function('times_factor', { deterministic: true }, (amount: unknown, factor: unknown) =>
        typeof amount === 'number' && typeof factor === 'string' ? timesFactor(amount, factor) : null,
      );
      this.pragma(`cache_size=-${cacheKib[role]}`);
      // Steps of a job repeat what a power cut took back, so only its end waits for the disk (makeDurable).
      if (role === 'bulkWriter') {
        this.pragma('synchronous=NORMAL');
        this.pragma('wal_autocheckpoint=25000');
      }
      if (role === 'writer') {
        this.pragma('journal_mode=WAL');
        this.pragma('synchronous=FULL');
        // The keeper moves the log into the file long before; this is for an engine whose keeper has died.
        this.pragma('wal_autocheckpoint=25000');
      }
    }
  };
  // TypeORM and better-sqlite3 only construct this class; the static members of the original are inherited.
  return opened as unknown as typeof Database;
}
