import { Worker } from 'node:worker_threads';
import { Fault } from '@shared/contract/faults';
import { threadFile } from '../thread-file';
import type { Row, SqlValue } from './reader';
import type { ThreadAnswer, ThreadQuestion } from './reader-thread';

export interface ThreadOptions {
  /** Milliseconds the statement may run. Waiting for a free thread does not count. */
  readonly deadline: number;
  /** Ends the statement, or its waiting, when the asker leaves. */
  readonly signal?: AbortSignal | undefined;
  /** It may look at every row there is: such statements leave one thread to the shorter ones. */
  readonly isScan?: boolean;
}

interface Waiting {
  readonly question: ThreadQuestion;
  readonly options: ThreadOptions;
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: Error) => void;
  /** Takes the listener off the asker's signal. */
  leave: () => void;
}

type StopReason = 'deadline' | 'cancelled';

interface Slot {
  readonly worker: Worker;
  readonly flag: Int32Array;
  busy: Waiting | undefined;
  stopReason: StopReason | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** More are told to come back later, so that nobody waits for minutes. */
const mostWaiting = 200;

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
   * Runs a statement on a thread. It should call `keep_going()` in its WHERE so that the deadline and the signal can end it;
   * then the fault is `busy` with reason deadline or cancelled.
   */
  all<T = Row>(sql: string, parameters: readonly SqlValue[], options: ThreadOptions): Promise<T[]> {
    if (this.#isClosed || this.#queue.length >= mostWaiting) return Promise.reject(new Fault('busy'));
    if (options.signal?.aborted) return Promise.reject(stopped('cancelled'));
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        question: { id: this.#nextId++, sql, parameters },
        options,
        // The statement names its columns; the caller states their types.
        resolve: (rows) => resolve(rows as T[]),
        reject,
        leave: () => undefined,
      };
      this.#listen(waiting);
      this.#queue.push(waiting);
      this.#serve();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const waiting of this.#queue.splice(0)) this.#refuse(waiting, new Fault('busy'));
    await Promise.all(this.#slots.map((slot) => this.#end(slot)));
  }

  /** A thread in a running statement does not end before the statement does, hence the flag. */
  async #end(slot: Slot): Promise<void> {
    Atomics.store(slot.flag, 0, 1);
    clearTimeout(slot.timer);
    await slot.worker.terminate();
  }

  #listen(waiting: Waiting): void {
    const { signal } = waiting.options;
    if (!signal) return;
    const onAbort = () => this.#cancel(waiting);
    signal.addEventListener('abort', onAbort, { once: true });
    waiting.leave = () => signal.removeEventListener('abort', onAbort);
  }

  #cancel(waiting: Waiting): void {
    const slot = this.#slots.find(({ busy }) => busy === waiting);
    if (slot) return stop(slot, 'cancelled');
    const index = this.#queue.indexOf(waiting);
    if (index >= 0) this.#queue.splice(index, 1);
    this.#refuse(waiting, stopped('cancelled'));
  }

  #refuse(waiting: Waiting, error: Error): void {
    waiting.leave();
    waiting.reject(error);
  }

  #serve(): void {
    for (;;) {
      const index = this.#queue.findIndex((waiting) => !waiting.options.isScan || this.#mayScan());
      const next = this.#queue[index];
      if (!next) return;
      const free = this.#slots.find((slot) => !slot.busy) ?? this.#grow();
      if (!free) return;
      this.#queue.splice(index, 1);
      this.#give(free, next);
    }
  }

  /** Scans use all threads but one, so that everybody's shorter statements are never behind two slow ones. */
  #mayScan(): boolean {
    const scanning = this.#slots.filter((slot) => slot.busy?.options.isScan).length;
    return scanning < Math.max(1, this.#start.size - 1);
  }

  #give(slot: Slot, waiting: Waiting): void {
    slot.busy = waiting;
    slot.stopReason = undefined;
    Atomics.store(slot.flag, 0, 0);
    slot.timer = setTimeout(() => {
      if (slot.busy === waiting) stop(slot, 'deadline');
    }, waiting.options.deadline);
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
      waiting.leave();
      if ('rows' in answer) waiting.resolve(answer.rows);
      else waiting.reject(answer.isStopped ? stopped(slot.stopReason ?? 'cancelled') : new Error(answer.error));
    }
    this.#serve();
  }

  /** The thread is gone; its question fails and the next one gets a new thread. */
  #lose(slot: Slot, error: Error): void {
    const index = this.#slots.indexOf(slot);
    if (index >= 0) this.#slots.splice(index, 1);
    clearTimeout(slot.timer);
    const waiting = slot.busy;
    slot.busy = undefined;
    if (waiting) this.#refuse(waiting, this.#isClosed ? new Fault('busy') : error);
    if (!this.#isClosed) this.#serve();
  }
}

function stop(slot: Slot, reason: StopReason): void {
  slot.stopReason = reason;
  Atomics.store(slot.flag, 0, 1);
}

function stopped(reason: StopReason): Fault {
  return new Fault('busy', { reason });
}
