import { Worker } from 'node:worker_threads';
import { Fault } from '@shared/contract/faults';
import type { Host } from '../../../host';
import { threadFile } from '../../../thread-file';
import { ReadFault } from '../reading/read-fault';
import type { TaskName, ThreadAnswer, ThreadQuestion, ThreadStart, ThreadTasks } from './messages';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The heap of a thread; pages of the database and texts of workbooks lie outside it. */
const heapMegabytes = 384;
const readingDeadline = 300_000;
/** An idle thread gives its memory back. */
const idleMilliseconds = 60_000;

/** One thread and what it was asked. */
class ImportThread {
  readonly progress = new Int32Array(new SharedArrayBuffer(12));
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #isEnded = false;

  constructor(host: Pick<Host, 'dataFolder' | 'databaseKey'>, onEnd: () => void) {
    const start: ThreadStart = {
      dataFolder: host.dataFolder,
      keyHex: host.databaseKey.toString('hex'),
      progress: this.progress.buffer,
    };
    this.#worker = new Worker(threadFile('importer'), {
      workerData: start,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    this.#worker.unref();
    const end = (error: Error) => {
      this.#isEnded = true;
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
      onEnd();
    };
    this.#worker.on('message', (answer: ThreadAnswer) => this.#take(answer));
    this.#worker.once('error', (error) => end(asFault(error)));
    this.#worker.once('exit', () => end(new Fault('busy', { reason: 'cancelled' })));
  }

  get isIdle(): boolean {
    return this.#waiting.size === 0;
  }

  ask<N extends TaskName>(task: N, input: ThreadTasks[N]['input']): Promise<ThreadTasks[N]['answer']> {
    if (this.#isEnded) return Promise.reject(new Fault('busy'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      // The thread answers each task with its own answer.
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as ThreadTasks[N]['answer']), reject });
      this.#worker.postMessage({ id, task, input } satisfies ThreadQuestion);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (!waiting) return;
    if (answer.kind === 'answer') waiting.resolve(answer.answer);
    else if (answer.kind === 'fault') waiting.reject(new Fault(answer.code, answer.data));
    else if (answer.kind === 'readFault') waiting.reject(new ReadFault(answer.reason, answer.data));
    else waiting.reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
  }
}

/** How far what is going on with an import has come, as its thread counts. */
export interface TaskProgress {
  readonly done: number;
  readonly total: number;
}

/** The threads of imports: one for each file that is read, one for plans, one for what is written. */
export class ImportThreads {
  readonly #host: Pick<Host, 'dataFolder' | 'databaseKey'>;
  readonly #reading = new Set<ImportThread>();
  readonly #planning = new Map<string, ImportThread>();
  #planner: ImportThread | undefined;
  #runner: ImportThread | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(host: Pick<Host, 'dataFolder' | 'databaseKey'>) {
    this.#host = host;
  }

  /** A file that is made to fail takes a thread of its own with it, and no other import. */
  async stage(input: ThreadTasks['stage']['input']): Promise<ThreadTasks['stage']['answer']> {
    const thread = this.#make();
    this.#reading.add(thread);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      void thread.end();
    }, readingDeadline);
    try {
      return await thread.ask('stage', input);
    } catch (error) {
      throw isLate ? new ReadFault('tookTooLong', { milliseconds: readingDeadline }) : error;
    } finally {
      clearTimeout(timer);
      this.#reading.delete(thread);
      await thread.end();
    }
  }

  async plan(input: ThreadTasks['plan']['input']): Promise<ThreadTasks['plan']['answer']> {
    const thread = this.#plannerThread();
    if (!thread.isIdle && this.#planning.size > 0) throw new Fault('busy');
    thread.progress.fill(0);
    this.#planning.set(input.importId, thread);
    try {
      return await thread.ask('plan', input);
    } finally {
      this.#planning.delete(input.importId);
      this.#restSoon();
    }
  }

  async onPlanner<N extends 'rows' | 'patchRows'>(
    task: N,
    input: ThreadTasks[N]['input'],
  ): Promise<ThreadTasks[N]['answer']> {
    try {
      return await this.#plannerThread().ask(task, input);
    } finally {
      this.#restSoon();
    }
  }

  async step(input: ThreadTasks['step']['input']): Promise<ThreadTasks['step']['answer']> {
    this.#runner ??= this.#makeRunner();
    const answer = await this.#runner.ask('step', input);
    if (!answer.goesOn) this.#restSoon();
    return answer;
  }

  planningOf(importId: string): TaskProgress | undefined {
    const thread = this.#planning.get(importId);
    return thread && { done: Atomics.load(thread.progress, 0), total: Atomics.load(thread.progress, 1) };
  }

  /** Ends planning between two rows; what was planned before stays. */
  cancelPlanning(importId: string): boolean {
    const thread = this.#planning.get(importId);
    if (thread) Atomics.store(thread.progress, 2, 1);
    return thread !== undefined;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idleTimer);
    const threads = [...this.#reading, this.#planner, this.#runner].filter((thread) => thread !== undefined);
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #plannerThread(): ImportThread {
    this.#planner ??= this.#make(() => (this.#planner = undefined));
    return this.#planner;
  }

  /** What a plan keeps of its file is not needed while it is written, and takes a good deal of memory. */
  #makeRunner(): ImportThread {
    if (this.#planner?.isIdle) void this.#planner.end();
    return this.#make(() => (this.#runner = undefined));
  }

  #make(onEnd: () => void = () => undefined): ImportThread {
    if (this.#isClosed) throw new Fault('busy');
    return new ImportThread(this.#host, onEnd);
  }

  #restSoon(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      if (this.#planner?.isIdle) void this.#planner.end();
      if (this.#runner?.isIdle) void this.#runner.end();
    }, idleMilliseconds);
    this.#idleTimer.unref();
  }
}

function asFault(error: unknown): Error {
  const known = error instanceof Error ? error : new Error(String(error));
  const isMemory = 'code' in known && known.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory ? new ReadFault('tooLarge', { part: 'memory', limit: heapMegabytes * 1024 * 1024 }) : known;
}
