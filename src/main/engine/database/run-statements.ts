import { Worker } from 'node:worker_threads';
import type { Host } from '../host';
import { threadFile } from '../thread-file';
import { databaseFile } from './data-folder';
import type { StatementWork } from './statement-thread';

/**
 * Runs statements that take long, such as making an index, in a thread and one transaction. Call it in a turn the writer
 * lends: the engine's thread goes on answering meanwhile.
 */
export function runStatements(host: Host, statements: StatementWork['statements']): Promise<void> {
  const workerData: StatementWork = {
    file: databaseFile(host.dataFolder),
    keyHex: host.databaseKey.toString('hex'),
    statements,
  };
  const worker = new Worker(threadFile('statements'), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the thread that runs statements ended with ${code}`));
    });
  });
}
