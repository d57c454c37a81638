import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Fault } from '@shared/contract/faults';
import type { ImportThreadAnswer, ImportThreadQuestion, ImportThreadStart } from './modules/imports';
import { ImportTasks, ReadFault } from './modules/imports';
import { threadServices } from './thread-services';

// Entry of the threads in which imports are read, planned, written and taken back; the imports module starts it.
if (parentPort) serve(parentPort, workerData as ImportThreadStart);

function serve(port: MessagePort, start: ImportThreadStart): void {
  const databaseKey = Buffer.from(start.keyHex, 'hex');
  const { dataFolder } = start;
  const progress = new Int32Array(start.progress);
  let now = Date.now();
  const tasks = new ImportTasks({
    dataFolder,
    databaseKey,
    makeServices: (db) => threadServices({ db, dataFolder, databaseKey, clock: () => now }),
    tell: (done, total) => {
      Atomics.store(progress, 0, done);
      Atomics.store(progress, 1, total);
      if (Atomics.load(progress, 2) !== 0) throw new Fault('busy', { reason: 'cancelled' });
    },
    setNow: (moment) => {
      now = moment;
    },
  });
  port.on('message', (question: ImportThreadQuestion) => {
    void answer(tasks, question).then((message) => port.postMessage(message));
  });
}

async function answer(tasks: ImportTasks, { id, task, input }: ImportThreadQuestion): Promise<ImportThreadAnswer> {
  try {
    // The sender pairs each task with its own input.
    const handler = tasks.handlers[task] as (input: unknown) => Promise<unknown>;
    return { id, kind: 'answer', answer: await handler(input) };
  } catch (error) {
    if (error instanceof Fault) return { id, kind: 'fault', code: error.code, data: error.data };
    if (error instanceof ReadFault) return refused(id, error as ReadFault);
    const known = error instanceof Error ? error : new Error(String(error));
    return { id, kind: 'error', message: known.message, stack: known.stack };
  }
}

function refused(id: number, { reason, data }: ReadFault): ImportThreadAnswer {
  return { id, kind: 'readFault', reason, data };
}
