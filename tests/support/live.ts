import WebSocket from 'ws';
import type { LiveMessage } from '@shared/contract/live';
import { livePath } from '@shared/contract/live';

/** A window that listens over a real WebSocket. */
export interface LiveWindow {
  /** Everything heard so far. */
  readonly heard: LiveMessage[];
  say(message: unknown): void;
  /** The next message that fits, also one that has come already and was not taken. */
  next<T extends LiveMessage['type']>(type: T): Promise<Extract<LiveMessage, { type: T }>>;
  /** The code the socket was closed with. */
  readonly closed: Promise<number>;
  close(): void;
}

export async function openWindow(port: number, headers: Readonly<Record<string, string>> = {}): Promise<LiveWindow> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${livePath}`, { headers });
  const heard: LiveMessage[] = [];
  const untaken: LiveMessage[] = [];
  const waiting: { type: string; resolve: (message: LiveMessage) => void }[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as LiveMessage;
    heard.push(message);
    const index = waiting.findIndex(({ type }) => type === message.type);
    if (index < 0) untaken.push(message);
    else waiting.splice(index, 1)[0]?.resolve(message);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
  return {
    heard,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: <T extends LiveMessage['type']>(type: T) =>
      new Promise<Extract<LiveMessage, { type: T }>>((resolve) => {
        const index = untaken.findIndex((message) => message.type === type);
        // Only messages of the type asked for are handed out.
        const hand = (message: LiveMessage) => resolve(message as Extract<LiveMessage, { type: T }>);
        const found = index < 0 ? undefined : untaken.splice(index, 1)[0];
        if (found) hand(found);
        else waiting.push({ type, resolve: hand });
      }),
    closed,
    close: () => socket.close(),
  };
}
