import { parentPort, workerData } from 'node:worker_threads';
import type { Statement } from 'better-sqlite3';
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
  /** The keeper moves the log into the database file; all others only read. */
  readonly isKeeper?: boolean;
}

// The pool and the keeper start this file with exactly this data.
const { file, keyHex, stopFlag, isKeeper = false } = workerData as ThreadStart;
const flag = new Int32Array(stopFlag);
const Driver = encryptedDriver(Buffer.from(keyHex, 'hex'), isKeeper ? 'keeper' : 'thread');
const connection = new Driver(file, { readonly: !isKeeper, fileMustExist: true });
const statements = new Map<string, Statement>();
const mostStatements = 100;

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
    return { id, rows: prepared(sql).all(...parameters) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { id, error: text, isStopped: text.includes(stopped) };
  }
}

/** Planning a statement costs as much as many of them take to run. */
function prepared(sql: string): Statement {
  const known = statements.get(sql) ?? connection.prepare(sql);
  statements.delete(sql);
  statements.set(sql, known);
  const [oldest] = statements.keys();
  if (statements.size > mostStatements && oldest !== undefined) statements.delete(oldest);
  return known;
}
