import { parentPort, workerData } from 'node:worker_threads';
import { encryptedDriver } from './driver';
import type { SqlValue } from './reader';

/** Statements run one after the other in one transaction, through a writing connection of the thread's own. */
export interface StatementWork {
  readonly file: string;
  readonly keyHex: string;
  readonly statements: readonly { readonly sql: string; readonly parameters: readonly SqlValue[] }[];
}

// run-statements.ts starts this file with exactly this data.
const { file, keyHex, statements } = workerData as StatementWork;
const Driver = encryptedDriver(Buffer.from(keyHex, 'hex'), 'thread');
const connection = new Driver(file, { fileMustExist: true });
connection.pragma('synchronous=FULL');
const work = connection.transaction(() => {
  for (const { sql, parameters } of statements) connection.prepare(sql).run(...parameters);
});
work.immediate();
connection.close();
parentPort?.postMessage('done');
