import type { DataSource, EntityManager, EntitySchema, FindOptionsWhere, ObjectLiteral } from 'typeorm';

export type SqlValue = string | number | bigint | null | Buffer;
export type Row = Record<string, SqlValue>;

/** What can be asked of a connection that only reads; a unit of work can be asked the same. */
export interface Reader {
  /** Rows of a statement in plain SQL with `?` placeholders. */
  all<T = Row>(sql: string, parameters?: readonly SqlValue[]): Promise<T[]>;
  /** The first row, or undefined. */
  one<T = Row>(sql: string, parameters?: readonly SqlValue[]): Promise<T | undefined>;
  find<T extends ObjectLiteral>(entity: EntitySchema<T>, where?: FindOptionsWhere<T>): Promise<T[]>;
  findOne<T extends ObjectLiteral>(entity: EntitySchema<T>, where: FindOptionsWhere<T>): Promise<T | null>;
}

/** The engine's own read-only connection, for point reads and lists that follow an index (rule 7). */
export class ConnectionReader implements Reader {
  readonly #manager: EntityManager;

  constructor(source: DataSource) {
    this.#manager = source.manager;
  }

  async all<T = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<T[]> {
    // The statement names its columns; the caller states their types.
    return this.#manager.query<T[]>(sql, [...parameters]);
  }

  async one<T = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.all<T>(sql, parameters))[0];
  }

  find<T extends ObjectLiteral>(entity: EntitySchema<T>, where: FindOptionsWhere<T> = {}): Promise<T[]> {
    return this.#manager.getRepository(entity).find({ where });
  }

  findOne<T extends ObjectLiteral>(entity: EntitySchema<T>, where: FindOptionsWhere<T>): Promise<T | null> {
    return this.#manager.getRepository(entity).findOne({ where });
  }
}
