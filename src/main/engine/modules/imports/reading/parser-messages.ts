import type { ReadFault, ReadFaultData, ReadFaultReason } from './read-fault';
import type { FileFacts, ReadOptions } from './read-types';

/** What a parser thread is asked to do; given as its workerData. */
export type ParserTask =
  | { kind: 'inspect'; path: string; fileName: string; options: ReadOptions }
  | { kind: 'read'; path: string; options: ReadOptions };

/** What the thread answers. `rows` are FileRow[] as JSON in bytes that change hands without being copied. */
export type ParserMessage =
  | { kind: 'facts'; facts: FileFacts }
  | { kind: 'rows'; rows: Uint8Array<ArrayBuffer> }
  | { kind: 'end' }
  | { kind: 'fault'; reason: ReadFaultReason; data: ReadFaultData[ReadFaultReason] }
  | { kind: 'error'; message: string; stack: string | undefined };

/** Batches on the way before the thread waits for the other side. */
export const batchesAhead = 2;

/** Sent to the thread for every batch taken. */
export type ParserCredit = 'next';

export function asMessage(fault: ReadFault): ParserMessage {
  return { kind: 'fault', reason: fault.reason, data: fault.data };
}
