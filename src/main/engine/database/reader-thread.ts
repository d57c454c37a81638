import { parentPort, workerData } from 'node:worker_threads';
import { encryptedDriver } from './driver';
import type { SqlValue } from './reader';

/** One question to a reader thread. `parameters` are bound in order. */
export interface ThreadQuestion {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

export type ThreadAnswer =
  | { readonly id: number; readonly rows: unknown[] }
  | { readonly id: number; readonly error: string; readonly isStopped: boolean };

interface ThreadStart {
  readonly file: string;
  readonly keyHex: string;
  readonly stopFlag: SharedArrayBuffer;
}

// The pool below starts this file with exactly this data.
const { file, keyHex, stopFlag } = workerData as ThreadStart;
const flag = new Int32Array(stopFlag);
const Driver = encryptedDriver(Buffer.from(keyHex, 'hex'), 'thread');
const connection = new Driver(file, { readonly: true, fileMustExist: true });

/** Long statements call this in their WHERE: a running query cannot be interrupted from outside. */
const stopped = 'hearth stopped this statement';
connection.function('keep_going', { deterministic: false, varargs: false }, () => {
  if (Atomics.load(flag, 0) !== 0) throw new Error(stopped);
  return 1;
});

parentPort?.on('message', (question: ThreadQuestion) => {
  parentPort?.postMessage(answer(question));
});

function answer({ id, sql, parameters }: ThreadQuestion): ThreadAnswer {
  try {
    return { id, rows: connection.prepare(sql).all(...parameters) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { id, error: text, isStopped: text.includes(stopped) };
  }
}
