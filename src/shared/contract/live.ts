import { z } from 'zod';

/**
 * Live updates: which records changed, never what is in them. The page asks again through the normal read, and
 * "not found" removes the row.
 *
 * In a browser this is one WebSocket at `livePath`, a message is JSON text. In the desktop window the same messages go
 * over the MessagePort of the operations, each in an envelope `{live: message}`; everything else on that port is oRPC's
 * and text or bytes, so both ends sort by `isLiveEnvelope`, and hand oRPC a port that leaves envelopes out.
 *
 * 1. The page sends `hello` with its token, and with the last sequence it has seen when it was connected before.
 * 2. The engine answers `ready` with the present sequence. With `since` it then sends what was missed as `changes`, or
 *    `reload` where it no longer knows.
 * 3. From then on it sends `changes`, gathered for 200 ms. `id` null means that the list of this kind changed: many at
 *    once, or a record that went out of the reader's sight. Only ids of records the reader may see are named.
 * 4. `signedOut` comes when the token is unknown or has ended; a WebSocket is then closed. A new `hello` on the same
 *    connection replaces the one before.
 */
export const livePath = '/live';
/** Closing code of a WebSocket whose token is not (or no longer) valid. */
export const liveSignedOutCode = 4401;
/** How long events are gathered before they are told, in milliseconds. */
export const liveGatherTime = 200;

export const liveHelloSchema = z.strictObject({
  type: z.literal('hello'),
  token: z.string().max(200),
  since: z.number().int().min(0).optional(),
});
export type LiveHello = z.infer<typeof liveHelloSchema>;

export interface LiveChange {
  /** `customer`, `contact`, `activity`, `file`, `department`, `user`, `role`, `settings`, `job`, … */
  readonly kind: string;
  /** Null: the list of this kind changed; ask again for what is shown of it. */
  readonly id: string | null;
}

export type LiveMessage =
  | { readonly type: 'ready'; readonly sequence: number }
  | { readonly type: 'changes'; readonly sequence: number; readonly events: readonly LiveChange[] }
  | { readonly type: 'reload'; readonly sequence: number }
  | { readonly type: 'signedOut' };

/** What carries live messages over a MessagePort that also carries operations. */
export interface LiveEnvelope {
  readonly live: unknown;
}

export function isLiveEnvelope(data: unknown): data is LiveEnvelope {
  return typeof data === 'object' && data !== null && 'live' in data;
}
