import type { Database, Statement } from 'better-sqlite3';
import type { Unit } from '@engine/database/unit';
import type { SqlValue } from '@engine/database/reader';

/**
 * As much of a unit of work as the engine's own writing functions need, straight on the bare driver: a million records
 * in minutes instead of hours. `now` is set for each record.
 */
export class BulkUnit {
  now = 0;
  readonly #connection: Database;
  readonly #statements = new Map<string, Statement>();
  readonly #newId: (now: number) => string;

  constructor(connection: Database, newId: (now: number) => string) {
    this.#connection = connection;
    this.#newId = newId;
  }

  /** For the engine's functions, which call nothing of a unit but what stands below. */
  get asUnit(): Unit {
    return this as unknown as Unit;
  }

  newId(): string {
    return this.#newId(this.now);
  }

  async all<T>(sql: string, parameters: readonly SqlValue[] = []): Promise<T[]> {
    return this.#prepared(sql).all(...parameters) as T[];
  }

  async one<T>(sql: string, parameters: readonly SqlValue[] = []): Promise<T | undefined> {
    return this.#prepared(sql).get(...parameters) as T | undefined;
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.#prepared(sql).run(...parameters).changes;
  }

  insertRow(table: string, row: Readonly<Record<string, SqlValue>>): Promise<number> {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    return this.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, Object.values(row));
  }

  runLast(sql: string, parameters: readonly SqlValue[]): void {
    this.#prepared(sql).run(...parameters);
  }

  announce(): void {
    // Nobody listens while the data is made.
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql) ?? this.#connection.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}
