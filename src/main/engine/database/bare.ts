import type { Database, Statement } from 'better-sqlite3';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ConnectionRole } from './driver';
import { encryptedDriver } from './driver';
import type { Reader, Row, SqlValue } from './reader';
import type { Committed } from './unit';
import { Unit } from './unit';

/** Opens an encrypted connection without TypeORM; a reader cannot write, a staging file is made where there is none. */
export function openBare(options: { file: string; key: Buffer; role: ConnectionRole }): BareConnection {
  const { file, key, role } = options;
  const Driver = encryptedDriver(key, role);
  const isReading = role === 'reader' || role === 'thread';
  return new BareConnection(new Driver(file, { readonly: isReading, fileMustExist: role !== 'staging' }));
}

/**
 * A connection without TypeORM, for threads that write or read a great many rows: the same statements at a fraction
 * of the cost, each prepared once.
 */
export class BareConnection implements Reader {
  readonly #connection: Database;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Database) {
    this.#connection = connection;
  }

  async all<T = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<T[]> {
    // The statement names its columns; the caller states their types.
    return this.prepared(sql).all(...parameters) as T[];
  }

  async one<T = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<T | undefined> {
    // As above.
    return this.prepared(sql).get(...parameters) as T | undefined;
  }

  find(): Promise<never> {
    return Promise.reject(new Error('entities are not read in this thread'));
  }

  findOne(): Promise<never> {
    return Promise.reject(new Error('entities are not read in this thread'));
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  /** Waits until everything this connection committed is on the disk; for bulk work at its end (rule 3). */
  makeDurable(): void {
    this.#connection.pragma('synchronous=FULL');
    this.#connection.exec(`BEGIN IMMEDIATE; UPDATE counter SET value = value WHERE name = 'commit'; COMMIT`);
    this.#connection.pragma('synchronous=NORMAL');
  }

  prepared(sql: string): Statement {
    const known = this.#statements.get(sql) ?? this.#connection.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }

  /**
   * One transaction with a unit of work of its own, as the writer makes one. Only in a turn the writer has lent: SQLite
   * would let nobody else write meanwhile, but commands must also not wait for its lock on the engine's thread.
   */
  async transaction<T>(now: number, work: (unit: Unit) => Promise<T>): Promise<Committed<T>> {
    this.prepared('BEGIN IMMEDIATE').run();
    const unit = new Unit(noSource, this.#runner(), now);
    let result: T;
    try {
      result = await work(unit);
      if (unit.isRollbackOnly) throw new Error('something failed and its error was swallowed; nothing was written');
      await unit.finish();
    } catch (error) {
      unit.close();
      this.prepared('ROLLBACK').run();
      throw error;
    }
    const { events, tasks, sequence } = unit.close();
    try {
      this.prepared('COMMIT').run();
    } catch (error) {
      this.prepared('ROLLBACK').run();
      throw error;
    }
    for (const task of tasks) task();
    return { result, events, sequence };
  }

  /** What a unit asks of its runner, and no more. */
  #runner(): QueryRunner {
    const query = async (sql: string, parameters: SqlValue[] = [], isStructured = false): Promise<unknown> => {
      const statement = this.prepared(sql);
      if (!isStructured) return statement.reader ? statement.all(...parameters) : statement.run(...parameters);
      if (statement.reader) return { records: statement.all(...parameters) };
      return { affected: statement.run(...parameters).changes };
    };
    // A unit calls nothing of its runner but `query`.
    return { query } as unknown as QueryRunner;
  }
}

// A unit asks its source only for an entity manager, which serves repositories; there are none in these threads.
const noSource = { createEntityManager: () => undefined } as unknown as DataSource;
