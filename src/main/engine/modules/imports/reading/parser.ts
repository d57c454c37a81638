import { Worker } from 'node:worker_threads';

import { threadFile } from '../../../thread-file';
import type { ParserCredit, ParserMessage, ParserTask } from './parser-messages';
import { ReadFault } from './read-fault';
import type { FileFacts, FileRow, ReadOptions } from './read-types';

export interface ParserRules {
  signal?: AbortSignal;
  /** How long the thread may work without an answer, in milliseconds; waiting for the caller does not count. */
  silenceMilliseconds?: number;
  /** The built parser-thread.ts; tests build their own, so that they never run an old one. */
  file?: string;
}

/** The heap of a thread; texts of big workbooks lie outside it. */
const heapMegabytes = 384;
/** 512 MB of CSV take about half a minute on a slow machine. */
const defaultSilence = 300_000;

/** As inspectFile, in a thread of its own. Throws a ReadFault, also tookTooLong, cancelled and tooLarge for memory. */
export async function inspectInThread(
  path: string,
  fileName: string,
  options: ReadOptions = {},
  rules: ParserRules = {},
): Promise<FileFacts> {
  const thread = new ParserThread({ kind: 'inspect', path, fileName, options }, rules);
  try {
    const message = await thread.next();
    if (message.kind !== 'facts') throw new Error(`the parser answered ${message.kind}`);
    return message.facts;
  } finally {
    await thread.stop();
  }
}

/** As readRowBatches, in a thread that stays at most two batches ahead; leaving the loop ends it. */
export async function* readBatchesInThread(
  path: string,
  options: ReadOptions = {},
  rules: ParserRules = {},
): AsyncGenerator<FileRow[]> {
  const thread = new ParserThread({ kind: 'read', path, options }, rules);
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const message = await thread.next();
      if (message.kind !== 'rows') return;
      thread.grant();
      // The thread wrote FileRow[]; nothing else sends this message.
      yield JSON.parse(decoder.decode(message.rows)) as FileRow[];
    }
  } finally {
    await thread.stop();
  }
}

/** One running thread whose messages are taken one by one; every way it can end comes out of next(). */
class ParserThread {
  readonly #worker: Worker;
  readonly #silence: number;
  readonly #signal: AbortSignal | undefined;
  readonly #messages: ParserMessage[] = [];
  #failure: Error | null = null;
  #wake: (() => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(task: ParserTask, rules: ParserRules) {
    this.#silence = rules.silenceMilliseconds ?? defaultSilence;
    this.#signal = rules.signal;
    this.#worker = new Worker(rules.file ?? threadFile('parser'), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    this.#worker.on('message', (message: ParserMessage) => this.#receive(message));
    this.#worker.once('error', (error) => this.#fail(asFault(error)));
    this.#worker.once('exit', () => this.#fail(new Error('the parser thread ended without an answer')));
    this.#signal?.addEventListener('abort', this.#cancel);
    if (this.#signal?.aborted) this.#cancel();
  }

  async next(): Promise<ParserMessage> {
    const timeout = (): void => this.#fail(new ReadFault('tookTooLong', { milliseconds: this.#silence }));
    this.#timer = setTimeout(timeout, this.#silence);
    try {
      while (this.#messages.length === 0 && !this.#failure) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      clearTimeout(this.#timer);
    }
    // A cancel counts at once, an end of the thread only after what it still said.
    const message = this.#signal?.aborted ? undefined : this.#messages.shift();
    if (!message) throw this.#failure ?? new ReadFault('cancelled', {});
    if (message.kind === 'fault') throw new ReadFault(message.reason, message.data);
    if (message.kind === 'error') throw Object.assign(new Error(message.message), { stack: message.stack });
    return message;
  }

  grant(): void {
    this.#worker.postMessage('next' satisfies ParserCredit);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#cancel);
    await this.#worker.terminate();
  }

  readonly #cancel = (): void => this.#fail(new ReadFault('cancelled', {}));

  #receive(message: ParserMessage): void {
    this.#messages.push(message);
    this.#wake?.();
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#wake?.();
  }
}

function asFault(error: unknown): Error {
  const known = error instanceof Error ? error : new Error(String(error));
  const isMemory = 'code' in known && known.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (!isMemory) return known;
  return new ReadFault('tooLarge', { part: 'memory', limit: heapMegabytes * 1024 * 1024 }, { cause: error });
}
