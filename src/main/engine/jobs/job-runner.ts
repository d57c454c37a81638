import type { Logger } from 'pino';
import { Fault } from '@shared/contract/faults';
import type { Reader } from '../database/reader';
import type { Committed, Unit, Writer } from '../database/unit';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone';

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly batchId: string;
  readonly payload: unknown;
  /** How far it has come, in steps of its own counting. */
  readonly position: number;
  readonly total: number;
  readonly result: Readonly<Record<string, unknown>>;
  readonly userId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface StepResult {
  readonly position: number;
  readonly isDone: boolean;
  readonly result?: Readonly<Record<string, unknown>>;
}

/**
 * A kind of long work (rule 8). `step` does one small piece inside a command of at most about 15 ms and says how far it came; the position is
 * written in the same commit, so a crash cannot leave a piece half counted.
 */
export interface JobKind {
  /** What a step needs to have read and worked out, outside the writer queue and on a reader thread where it is long. */
  readonly prepare?: (job: Job) => Promise<unknown>;
  readonly step: (unit: Unit, job: Job, prepared: unknown) => Promise<StepResult>;
  /** The same backwards, for kinds that can be undone. */
  readonly undoStep?: (unit: Unit, job: Job) => Promise<StepResult>;
  /**
   * For bulk work in a thread with a writing connection of its own: does one step there, in a turn the writer lends, and
   * answers what was committed. The thread calls `stepJob` with the steps above.
   */
  readonly inThread?: (id: string) => Promise<Committed<boolean>>;
}

interface JobRow {
  id: string;
  kind: string;
  state: JobState;
  batch_id: string;
  payload: string;
  position: number;
  total: number;
  result: string;
  user_id: string | null;
  created_at: number;
  updated_at: number;
}

/** Runs jobs one step at a time between other commands, and goes on with them after a restart. */
export class JobRunner {
  readonly #kinds = new Map<string, JobKind>();
  readonly #writer: Writer;
  readonly #reader: Reader;
  readonly #log: Logger;
  readonly #publish: (committed: Committed<unknown>) => void;
  readonly #running = new Map<string, Promise<void>>();
  #isStopping = false;

  constructor(options: {
    writer: Writer;
    reader: Reader;
    log: Logger;
    publish: (committed: Committed<unknown>) => void;
  }) {
    this.#writer = options.writer;
    this.#reader = options.reader;
    this.#log = options.log;
    this.#publish = options.publish;
  }

  register(name: string, kind: JobKind): void {
    this.#kinds.set(name, kind);
  }

  /** Records the wish inside a command; the work begins after its commit. Answers the job's id, which is its batch id too. */
  async enqueue(
    unit: Unit,
    job: { kind: string; payload: unknown; total: number; userId: string; id?: string },
  ): Promise<string> {
    if (!this.#kinds.has(job.kind)) throw new Error(`no job kind ${job.kind}`);
    const id = job.id ?? unit.newId();
    await unit.insertRow('job', {
      id,
      kind: job.kind,
      state: 'waiting',
      batch_id: id,
      payload: JSON.stringify(job.payload),
      total: job.total,
      user_id: job.userId || null,
      created_at: unit.now,
      updated_at: unit.now,
    });
    unit.announce('job', id);
    unit.afterCommit(() => this.#start(id));
    return id;
  }

  /** The id of a job of a kind that waits or runs, in the middle of a command too. */
  async findOpen(db: Reader, kind: string): Promise<string | undefined> {
    const row = await db.one<{ id: string }>(
      `SELECT id FROM job WHERE state IN ('waiting', 'running') AND kind = ? ORDER BY created_at LIMIT 1`,
      [kind],
    );
    return row?.id;
  }

  /** Asks a job to stop after its present step. What it did so far stays and can be undone. */
  async cancel(unit: Unit, id: string): Promise<void> {
    const count = await unit.run(
      `UPDATE job SET state = 'cancelled', updated_at = ? WHERE id = ? AND state IN ('waiting', 'running')`,
      [unit.now, id],
    );
    if (count === 0) throw new Fault('in_use');
    unit.announce('job', id);
  }

  /** Starts to take back what a finished, failed or cancelled job did. */
  async undo(unit: Unit, id: string): Promise<void> {
    const count = await unit.run(
      `UPDATE job SET state = 'undoing', position = 0, updated_at = ? WHERE id = ? AND state IN ('done', 'failed', 'cancelled')`,
      [unit.now, id],
    );
    if (count === 0) throw new Fault('in_use');
    unit.announce('job', id);
    unit.afterCommit(() => this.#start(id));
  }

  canUndo(kind: string): boolean {
    return this.#kinds.get(kind)?.undoStep !== undefined;
  }

  /** Newest first; those after a given one where a page goes on. */
  async list(
    db: Reader,
    { userId, limit, after }: { userId: string | undefined; limit: number; after: Job | undefined },
  ): Promise<Job[]> {
    const conditions = ['1'];
    const parameters: (string | number)[] = [];
    if (userId !== undefined) {
      conditions.push('user_id = ?');
      parameters.push(userId);
    }
    if (after) {
      conditions.push('(created_at, id) < (?, ?)');
      parameters.push(after.createdAt, after.id);
    }
    const rows = await db.all<JobRow>(
      `SELECT * FROM job WHERE ${conditions.join(' AND ')} ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map(jobOf);
  }

  async read(id: string, db: Reader = this.#reader): Promise<Job | undefined> {
    const row = await db.one<JobRow>('SELECT * FROM job WHERE id = ?', [id]);
    return row && jobOf(row);
  }

  /** Goes on with what was under way when the engine ended. */
  async resume(): Promise<void> {
    const open = await this.#reader.all<{ id: string }>(
      `SELECT id FROM job WHERE state IN ('waiting', 'running', 'undoing') ORDER BY created_at`,
    );
    for (const { id } of open) this.#start(id);
  }

  /** Resolves when the job is no longer being worked on. */
  async settled(id: string): Promise<void> {
    await this.#running.get(id);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(this.#running.values());
  }

  #start(id: string): void {
    if (this.#running.has(id) || this.#isStopping) return;
    const work = this.#work(id).finally(() => this.#running.delete(id));
    this.#running.set(id, work);
  }

  async #work(id: string): Promise<void> {
    try {
      let goesOn = true;
      while (goesOn && !this.#isStopping) {
        const committed = await this.#oneStep(id);
        this.#publish(committed);
        goesOn = committed.result;
        // Lets waiting reads and other people's commands in between two steps.
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      this.#log.error({ err: error, job: id }, 'a job failed');
      const text = error instanceof Fault ? error.message : 'internal';
      this.#publish(
        await this.#writer.command(async (unit) => {
          await unit.run(
            `UPDATE job SET state = 'failed', result = json_set(result, '$.error', ?), updated_at = ? WHERE id = ?`,
            [text, unit.now, id],
          );
          unit.announce('job', id);
        }),
      );
    }
  }

  async #oneStep(id: string): Promise<Committed<boolean>> {
    const job = await this.read(id);
    const kind = this.#kinds.get(job?.kind ?? '');
    const { inThread } = kind ?? {};
    if (inThread) return this.#writer.lend(() => inThread(id));
    const prepared = job && job.state !== 'undoing' ? await kind?.prepare?.(job) : undefined;
    return this.#writer.command((unit) => stepJob(unit, id, (name) => this.#kinds.get(name), prepared));
  }
}

/** Does one step of a job and writes how far it came in the same transaction. Answers whether there is more to do. */
export async function stepJob(
  unit: Unit,
  id: string,
  kindOf: (name: string) => Pick<JobKind, 'step' | 'undoStep'> | undefined,
  prepared?: unknown,
): Promise<boolean> {
  const row = await unit.one<JobRow>('SELECT * FROM job WHERE id = ?', [id]);
  if (!row || !['waiting', 'running', 'undoing'].includes(row.state)) return false;
  const job = jobOf(row);
  const kind = kindOf(job.kind);
  const step = job.state === 'undoing' ? kind?.undoStep : kind?.step;
  if (!step) throw new Error(`the job kind ${job.kind} cannot do this`);
  const { position, isDone, result } = await step(unit, job, prepared);
  const finished = job.state === 'undoing' ? 'undone' : 'done';
  const state = isDone ? finished : job.state === 'undoing' ? 'undoing' : 'running';
  await unit.run('UPDATE job SET state = ?, position = ?, result = ?, updated_at = ? WHERE id = ?', [
    state,
    position,
    JSON.stringify({ ...job.result, ...result }),
    unit.now,
    id,
  ]);
  unit.announce('job', id);
  return !isDone;
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    batchId: row.batch_id,
    payload: JSON.parse(row.payload) as unknown,
    position: row.position,
    total: row.total,
    result: JSON.parse(row.result) as Record<string, unknown>,
    userId: row.user_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
