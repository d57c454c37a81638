import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { desktopNotice } from '@shared/contract/desktop-bridge';
import { isLiveEnvelope } from '@shared/contract/live';
import type { CallContext, Transport } from './transport';

class EngineLost extends Error {}

interface Way {
  readonly link: RPCLink<CallContext>;
  readonly port: MessagePort;
  /** Rejects when the port dies; calls under way end with it. */
  readonly lost: Promise<never>;
  readonly lose: () => void;
}

/** Calls over the MessagePort the desktop window hands in, and over a fresh one after every restart of the engine. */
export class PortTransport implements Transport {
  readonly link: ClientLink<CallContext>;
  readonly #headersOf: (context: CallContext) => Record<string, string>;
  readonly #portListeners = new Set<(port: MessagePort | undefined) => void>();
  #way: Way | undefined;
  #waiting: (() => void)[] = [];

  constructor(headersOf: (context: CallContext) => Record<string, string>) {
    this.#headersOf = headersOf;
    this.link = { call: (path, input, options) => this.#call(path, input, options) };
    window.addEventListener('message', (event) => {
      if (event.source !== window || event.origin !== window.location.origin) return;
      const [port] = event.ports;
      if (event.data === desktopNotice.port && port) this.#open(port);
      if (event.data === desktopNotice.engineLost) this.#lose();
    });
  }

  /** Told the present port and every later one; undefined while there is none. Answers how to stop listening. */
  onPort(listener: (port: MessagePort | undefined) => void): () => void {
    this.#portListeners.add(listener);
    listener(this.#way?.port);
    return () => this.#portListeners.delete(listener);
  }

  async ready(signal: AbortSignal | undefined): Promise<void> {
    if (this.#way) return;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push(resolve);
      signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')), { once: true });
    });
  }

  isLost(error: unknown): boolean {
    return error instanceof EngineLost;
  }

  async #call(path: readonly string[], input: unknown, options: ClientOptions<CallContext & ClientContext>) {
    const way = this.#way;
    if (!way) throw new EngineLost();
    return Promise.race([way.link.call(path, input, options), way.lost]);
  }

  #open(port: MessagePort): void {
    let lose = (): void => undefined;
    const lost = new Promise<never>((_, reject) => {
      lose = () => reject(new EngineLost());
    });
    // Nobody may be waiting when the engine goes.
    lost.catch(() => undefined);
    const link = new RPCLink<CallContext>({
      port: withoutLive(port),
      headers: ({ context }) => this.#headersOf(context),
    });
    port.start();
    this.#way = { link, port, lost, lose };
    for (const resolve of this.#waiting.splice(0)) resolve();
    for (const listener of this.#portListeners) listener(port);
  }

  #lose(): void {
    this.#way?.lose();
    this.#way = undefined;
    for (const listener of this.#portListeners) listener(undefined);
  }
}

/** The port as the operations see it: live messages travel on it too and are none of theirs. */
function withoutLive(port: MessagePort): SupportedMessagePort {
  const heard = new EventTarget();
  port.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!isLiveEnvelope(event.data)) heard.dispatchEvent(new MessageEvent('message', { data: event.data }));
  });
  port.addEventListener('close', () => heard.dispatchEvent(new Event('close')));
  // The two methods of a port that oRPC uses.
  return Object.assign(heard, { postMessage: port.postMessage.bind(port) });
}
