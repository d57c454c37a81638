import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { inspectFile, readRowBatches } from './file-reader';
import { asMessage, batchesAhead, type ParserMessage, type ParserTask } from './parser-messages';
import { isReadFault } from './read-fault';

async function runTask(port: MessagePort, task: ParserTask): Promise<void> {
  try {
    if (task.kind === 'inspect') {
      send(port, { kind: 'facts', facts: await inspectFile(task.path, task.fileName, task.options) });
    } else {
      await sendRows(port, task);
    }
  } catch (error) {
    send(port, isReadFault(error) ? asMessage(error) : unexpected(error));
  }
}

async function sendRows(port: MessagePort, task: ParserTask & { kind: 'read' }): Promise<void> {
  const credits = new Credits(port);
  for await (const batch of readRowBatches(task.path, task.options)) {
    await credits.take();
    // A slice of Buffer's shared pool cannot be transferred; the encoder makes an array of its own.
    const rows = new TextEncoder().encode(JSON.stringify(batch));
    port.postMessage({ kind: 'rows', rows } satisfies ParserMessage, [rows.buffer]);
  }
  send(port, { kind: 'end' });
}

class Credits {
  #left = batchesAhead;
  #resume: (() => void) | null = null;

  constructor(port: MessagePort) {
    port.on('message', () => {
      this.#left += 1;
      this.#resume?.();
    });
  }

  async take(): Promise<void> {
    while (this.#left === 0) await new Promise<void>((resolve) => (this.#resume = resolve));
    this.#left -= 1;
  }
}

function send(port: MessagePort, message: ParserMessage): void {
  port.postMessage(message);
}

function unexpected(error: unknown): ParserMessage {
  const known = error instanceof Error ? error : new Error(String(error));
  return { kind: 'error', message: known.message, stack: known.stack };
}

// Entry of the thread in which import files are parsed; started by parser.ts with a ParserTask as workerData.
if (parentPort) {
  // parser.ts is the only one that starts this file, and its argument is typed there.
  await runTask(parentPort, workerData as ParserTask);
  parentPort.close();
}
