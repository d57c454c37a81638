import { Worker } from 'node:worker_threads';
import { Fault } from '@shared/contract/faults';
import { threadFile } from '../thread-file';
import type { Row, SqlValue } from './reader';
import type { ThreadAnswer, ThreadQuestion } from './reader-thread';

interface Waiting {
  readonly question: ThreadQuestion;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: Error) => void;
}

interface Slot {
  readonly worker: Worker;
  readonly flag: Int32Array;
  busy: Waiting | undefined;
  stopReason: 'deadline' | 'cancelled' | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Threads with read-only connections for everything whose cost the user can choose (rule 7). */
export class ReaderPool {
  readonly #slots: Slot[] = [];
  readonly #queue: Waiting[] = [];
  readonly #start: { file: string; keyHex: string; size: number };
  #nextId = 1;
  #isClosed = false;

  constructor(options: { file: string; key: Buffer; size: number }) {
    this.#start = { file: options.file, keyHex: options.key.toString('hex'), size: options.size };
  }

  /**
   * Runs a statement on a thread. It should call `keep_going()` in its WHERE so that the deadline (milliseconds) and the signal can
   * end it; then the fault is `busy` with reason deadline or cancelled.
   */
  all<T = Row>(
    sql: string,
    parameters: readonly SqlValue[],
    options: { deadline: number; signal?: AbortSignal | undefined },
  ): Promise<T[]> {
    if (this.#isClosed) return Promise.reject(new Fault('busy'));
    if (options.signal?.aborted) return Promise.reject(new Fault('busy', { reason: 'cancelled' }));
    return new Promise((resolve, reject) => {
      const question = { id: this.#nextId++, sql, parameters };
      this.#queue.push({
        question,
        deadline: options.deadline,
        signal: options.signal,
        // The statement names its columns; the caller states their types.
        resolve: (rows) => resolve(rows as T[]),
        reject,
      });
      this.#serve();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const waiting of this.#queue.splice(0)) waiting.reject(new Fault('busy'));
    await Promise.all(this.#slots.map((slot) => this.#end(slot)));
  }

  async #end(slot: Slot): Promise<void> {
    Atomics.store(slot.flag, 0, 1);
    clearTimeout(slot.timer);
    await slot.worker.terminate();
  }

  #serve(): void {
    while (this.#queue.length > 0) {
      const free = this.#slots.find((slot) => !slot.busy) ?? this.#grow();
      if (!free) return;
      const next = this.#queue.shift();
      if (!next) return;
      this.#give(free, next);
    }
  }

  #give(slot: Slot, waiting: Waiting): void {
    slot.busy = waiting;
    slot.stopReason = undefined;
    Atomics.store(slot.flag, 0, 0);
    const stop = (reason: 'deadline' | 'cancelled') => {
      if (slot.busy !== waiting) return;
      slot.stopReason = reason;
      Atomics.store(slot.flag, 0, 1);
    };
    slot.timer = setTimeout(() => stop('deadline'), waiting.deadline);
    waiting.signal?.addEventListener('abort', () => stop('cancelled'), { once: true });
    slot.worker.postMessage(waiting.question);
  }

  #grow(): Slot | undefined {
    if (this.#slots.length >= this.#start.size || this.#isClosed) return undefined;
    const stopFlag = new SharedArrayBuffer(4);
    const worker = new Worker(threadFile('reader'), {
      workerData: { file: this.#start.file, keyHex: this.#start.keyHex, stopFlag },
    });
    worker.unref();
    const slot: Slot = {
      worker,
      flag: new Int32Array(stopFlag),
      busy: undefined,
      stopReason: undefined,
      timer: undefined,
    };
    worker.on('message', (answer: ThreadAnswer) => this.#take(slot, answer));
    worker.on('error', (error: Error) => this.#lose(slot, error));
    worker.on('exit', () => this.#lose(slot, new Error('a reader thread ended')));
    this.#slots.push(slot);
    return slot;
  }

  #take(slot: Slot, answer: ThreadAnswer): void {
    const waiting = slot.busy;
    slot.busy = undefined;
    clearTimeout(slot.timer);
    if (waiting) {
      if ('rows' in answer) waiting.resolve(answer.rows);
      else if (answer.isStopped) waiting.reject(new Fault('busy', { reason: slot.stopReason ?? 'cancelled' }));
      else waiting.reject(new Error(answer.error));
    }
    this.#serve();
  }

  #lose(slot: Slot, error: Error): void {
    const index = this.#slots.indexOf(slot);
    if (index >= 0) this.#slots.splice(index, 1);
    clearTimeout(slot.timer);
    slot.busy?.reject(this.#isClosed ? new Fault('busy') : error);
    slot.busy = undefined;
    if (!this.#isClosed) this.#serve();
  }
}
