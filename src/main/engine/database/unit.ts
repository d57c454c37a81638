import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  DataSource,
  EntityManager,
  EntitySchema,
  FindOptionsWhere,
  ObjectLiteral,
  QueryRunner,
  Repository,
} from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Reader, Row, SqlValue } from './reader';

/** Something that happened to a record, told to others after the commit: never its content. */
export interface RecordEvent {
  readonly kind: string;
  readonly id: string;
}

export interface Committed<T> {
  readonly result: T;
  readonly events: readonly RecordEvent[];
  /** The commit's number, or undefined when nothing asked for one. */
  readonly sequence: number | undefined;
}

/** More of one kind in one command become 'the list changed'. */
const manyOfAKind = 50;
export const wholeKind = '*';

const currentUnit = new AsyncLocalStorage<Unit>();

/**
 * One command's work: one transaction on the one writing connection. Closed at commit and rollback; using it
 * afterwards throws, so a promise nobody awaited cannot write into the next command (rule 1).
 */
export class Unit implements Reader {
  /** The clock of the whole command, in milliseconds UTC. */
  readonly now: number;
  readonly #runner: QueryRunner;
  readonly #manager: EntityManager;
  readonly #events: RecordEvent[] = [];
  readonly #afterCommit: (() => void)[] = [];
  readonly #last: { sql: string; parameters: readonly SqlValue[] }[] = [];
  #isOpen = true;
  #isRollbackOnly = false;
  #sequence: number | undefined;
  #savepoints = 0;

  constructor(source: DataSource, runner: QueryRunner, now: number) {
    this.now = now;
    const assertOpen = () => this.#assertOpen();
    const guardedQuery: QueryRunner['query'] = (...args: Parameters<QueryRunner['query']>) => {
      assertOpen();
      return runner.query(...args);
    };
    // TypeORM shares one runner per SQLite file; each unit gets a view of it that dies with the unit.
    this.#runner = Object.create(runner, { query: { value: guardedQuery } }) as QueryRunner;
    this.#manager = source.createEntityManager(this.#runner);
  }

  newId(): string {
    return uuidv7();
  }

  /** The commit's rising number; rows touched by the command carry it. */
  async sequence(): Promise<number> {
    if (this.#sequence === undefined) {
      const row = await this.one<{ value: number }>(
        `UPDATE counter SET value = value + 1 WHERE name = 'commit' RETURNING value`,
      );
      if (!row) throw new Error('the commit counter is missing');
      this.#sequence = row.value;
    }
    return this.#sequence;
  }

  /** Next number of a named counter, starting at 1. */
  async nextNumber(name: string): Promise<number> {
    const row = await this.one<{ value: number }>(
      `INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`,
      [name],
    );
    if (!row) throw new Error(`counter ${name} gave no number`);
    return row.value;
  }

  repository<T extends ObjectLiteral>(entity: EntitySchema<T>): Repository<T> {
    this.#assertOpen();
    return this.#manager.getRepository(entity);
  }

  find<T extends ObjectLiteral>(entity: EntitySchema<T>, where: FindOptionsWhere<T> = {}): Promise<T[]> {
    return this.repository(entity).find({ where });
  }

  findOne<T extends ObjectLiteral>(entity: EntitySchema<T>, where: FindOptionsWhere<T>): Promise<T | null> {
    return this.repository(entity).findOne({ where });
  }

  async all<T = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<T[]> {
    // The statement names its columns; the caller states their types.
    return (await this.#runner.query(sql, [...parameters])) as T[];
  }

  async one<T = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.all<T>(sql, parameters))[0];
  }

  /** Runs a writing statement and answers how many rows it touched. */
  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    const result = (await this.#runner.query(sql, [...parameters], true)) as { affected?: number };
    return result.affected ?? 0;
  }

  /** Inserts one row; the keys are column names. */
  insertRow(table: string, row: Readonly<Record<string, SqlValue>>): Promise<number> {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    return this.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, Object.values(row));
  }

  /** Updates the rows that match; the keys are column names. Answers how many there were. */
  updateRows(
    table: string,
    changes: Readonly<Record<string, SqlValue>>,
    where: Readonly<Record<string, SqlValue>>,
  ): Promise<number> {
    const set = Object.keys(changes).map((column) => `${column} = ?`);
    const match = Object.keys(where).map((column) => `${column} = ?`);
    return this.run(`UPDATE ${table} SET ${set.join(', ')} WHERE ${match.join(' AND ')}`, [
      ...Object.values(changes),
      ...Object.values(where),
    ]);
  }

  deleteRows(table: string, where: Readonly<Record<string, SqlValue>>): Promise<number> {
    const match = Object.keys(where).map((column) => `${column} = ?`);
    return this.run(`DELETE FROM ${table} WHERE ${match.join(' AND ')}`, Object.values(where));
  }

  /**
   * Runs a writing statement just before the commit, in the order they were given. For the full-text index: it writes out
   * what it holds back whenever another table's statement needs a savepoint, so its own come after all of those.
   */
  runLast(sql: string, parameters: readonly SqlValue[]): void {
    this.#assertOpen();
    this.#last.push({ sql, parameters });
  }

  /** Tells others after the commit that a record changed. */
  announce(kind: string, id: string): void {
    this.#assertOpen();
    this.#events.push({ kind, id });
  }

  /** What is written at the end of every command; called by whoever commits. */
  async finish(): Promise<void> {
    await this.#recordChanges();
    for (const { sql, parameters } of this.#last) await this.run(sql, parameters);
    this.#last.length = 0;
  }

  /** Keeps what was announced under the commit's number, so that whoever was away can ask what happened since. */
  async #recordChanges(): Promise<void> {
    if (this.#events.length === 0) return;
    const sequence = await this.sequence();
    const idsByKind = new Map<string, Set<string>>();
    for (const { kind, id } of this.#events) idsByKind.set(kind, (idsByKind.get(kind) ?? new Set()).add(id));
    this.#events.length = 0;
    for (const [kind, ids] of idsByKind) {
      const told = ids.size > manyOfAKind ? [wholeKind] : [...ids];
      for (const id of told) {
        this.#events.push({ kind, id });
        await this.insertRow('change', { sequence, kind, record_id: id });
      }
    }
  }

  /** Runs after the commit, and not at all if there is none. */
  afterCommit(task: () => void): void {
    this.#assertOpen();
    this.#afterCommit.push(task);
  }

  /** Tries something inside the command and takes it back if it throws; the only way to catch and go on. */
  async attempt<T>(work: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; error: unknown }> {
    const name = `attempt_${++this.#savepoints}`;
    const eventsBefore = this.#events.length;
    const tasksBefore = this.#afterCommit.length;
    const lastBefore = this.#last.length;
    const sequenceBefore = this.#sequence;
    await this.run(`SAVEPOINT ${name}`);
    try {
      const value = await work();
      await this.run(`RELEASE ${name}`);
      return { ok: true, value };
    } catch (error) {
      await this.run(`ROLLBACK TO ${name}`);
      await this.run(`RELEASE ${name}`);
      this.#events.length = eventsBefore;
      this.#afterCommit.length = tasksBefore;
      this.#last.length = lastBefore;
      this.#sequence = sequenceBefore;
      this.#isRollbackOnly = false;
      return { ok: false, error };
    }
  }

  /** A nested command that threw leaves nothing half done, even if somebody catches the error. */
  markRollbackOnly(): void {
    this.#isRollbackOnly = true;
  }

  get isRollbackOnly(): boolean {
    return this.#isRollbackOnly;
  }

  /** Ends the unit and hands out what is to be told. Called by the writer alone. */
  close(): { events: RecordEvent[]; tasks: (() => void)[]; sequence: number | undefined } {
    this.#isOpen = false;
    return { events: this.#events, tasks: this.#afterCommit, sequence: this.#sequence };
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new Error('this unit of work is closed: a promise of an earlier command was not awaited');
  }
}

/** The one writing connection and its queue: commands run alone, one after the other. */
export class Writer {
  readonly #source: DataSource;
  readonly #runner: QueryRunner;
  readonly #clock: () => number;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(source: DataSource, clock: () => number) {
    this.#source = source;
    this.#runner = source.createQueryRunner();
    this.#clock = clock;
  }

  /** Commands queued or running. */
  get load(): number {
    return this.#waiting;
  }

  /**
   * Runs the work in one transaction. Inside a running command it joins that command's transaction; then only the
   * outer command reports events.
   */
  async command<T>(work: (unit: Unit) => Promise<T>): Promise<Committed<T>> {
    const outer = currentUnit.getStore();
    if (outer) {
      try {
        return { result: await work(outer), events: [], sequence: undefined };
      } catch (error) {
        outer.markRollbackOnly();
        throw error;
      }
    }
    this.#waiting += 1;
    const turn = this.#tail.then(() => this.#transaction(work));
    this.#tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  /**
   * Waits its turn and lends it: no command runs until the work has ended. For a thread that writes through a connection
   * of its own, so that bulk work keeps the engine's thread free and still only one writes at a time (rule 1).
   */
  async lend<T>(work: () => Promise<T>): Promise<T> {
    if (currentUnit.getStore()) throw new Error('a command cannot lend the turn it is running in');
    this.#waiting += 1;
    const turn = this.#tail.then(work);
    this.#tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Waits until every command queued so far has ended. */
  async idle(): Promise<void> {
    await this.#tail;
  }

  async #transaction<T>(work: (unit: Unit) => Promise<T>): Promise<Committed<T>> {
    await this.#runner.query('BEGIN IMMEDIATE');
    const unit = new Unit(this.#source, this.#runner, this.#clock());
    let result: T;
    try {
      result = await currentUnit.run(unit, () => work(unit));
      if (unit.isRollbackOnly)
        throw new Error('a nested command failed and its error was swallowed; nothing was written');
      await unit.finish();
    } catch (error) {
      unit.close();
      await this.#runner.query('ROLLBACK');
      throw error;
    }
    const { events, tasks, sequence } = unit.close();
    try {
      await this.#runner.query('COMMIT');
    } catch (error) {
      await this.#runner.query('ROLLBACK');
      throw error;
    }
    for (const task of tasks) task();
    return { result, events, sequence };
  }
}
