import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { threadFile } from '../thread-file';
import type { ThreadAnswer } from './reader-thread';

/** Milliseconds between two looks. */
const lookEvery = 500;

/**
 * Moves what was committed from the write-ahead log into the database file, on a thread of its own: on the writer's
 * connection every sixtieth save would wait for it, 20 to 100 ms (measured).
 */
export class LogKeeper {
  readonly #log: Logger;
  readonly #logFile: string;
  readonly #start: { file: string; keyHex: string; stopFlag: SharedArrayBuffer; isKeeper: true };
  readonly #timer: NodeJS.Timeout;
  #worker: Worker | undefined;
  #isBusy = false;
  #moved = 0;

  constructor(options: { file: string; key: Buffer; log: Logger }) {
    const { file, key, log } = options;
    this.#log = log;
    this.#logFile = `${file}-wal`;
    this.#start = { file, keyHex: key.toString('hex'), stopFlag: new SharedArrayBuffer(4), isKeeper: true };
    this.#timer = setInterval(() => this.#look(), lookEvery);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#worker?.terminate();
  }

  #look(): void {
    const changed = statSync(this.#logFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (this.#isBusy || changed === this.#moved) return;
    this.#isBusy = true;
    this.#moved = changed;
    this.#thread().postMessage({ id: 0, sql: 'PRAGMA wal_checkpoint(PASSIVE)', parameters: [] });
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(threadFile('reader'), { workerData: this.#start });
    worker.unref();
    worker.on('message', (answer: ThreadAnswer) => {
      this.#isBusy = false;
      if ('error' in answer) this.#log.warn({ reason: answer.error }, 'the log could not be moved into the database');
    });
    worker.on('error', (error) => this.#log.error({ err: error }, 'the thread that keeps the log short failed'));
    worker.on('exit', () => {
      this.#worker = undefined;
      this.#isBusy = false;
    });
    this.#worker = worker;
    return worker;
  }
}
