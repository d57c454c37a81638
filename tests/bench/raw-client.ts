import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** As little of a client as HTTP allows, so that fifty of them leave the computer to the engine. Answers are not parsed. */
export class RawClient {
  readonly #socket: Socket;
  readonly #token: string;
  #received: Buffer[] = [];
  #wanted = 0;
  #got = 0;
  #done: (() => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  constructor(port: number, address: string, token: string) {
    this.#token = token;
    this.#socket = connect({ port, host: '127.0.0.1', localAddress: address, noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail?.(error));
  }

  /** Milliseconds until the whole answer is there. */
  get(path: string): Promise<number> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      this.#received = [];
      this.#wanted = 0;
      this.#got = 0;
      this.#fail = reject;
      this.#done = () => resolve(performance.now() - started);
      this.#socket.write(
        `GET /api/v1/${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${this.#token}\r\n\r\n`,
      );
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#got += chunk.length;
    if (this.#wanted === 0) {
      this.#received.push(chunk);
      const head = Buffer.concat(this.#received);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const text = head.subarray(0, end).toString('latin1');
      const length = /content-length: (\d+)/i.exec(text)?.[1];
      if (!text.startsWith('HTTP/1.1 200') || length === undefined)
        return this.#fail?.(new Error(text.split('\r\n', 1)[0]));
      this.#wanted = end + 4 + Number(length);
    }
    if (this.#got >= this.#wanted) this.#done?.();
  }
}
