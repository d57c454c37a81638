import { RPCHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { isLiveEnvelope } from '@shared/contract/live';
import type { Engine } from '../engine';
import { createRouter } from './router';

type Heard = (event?: { data: unknown }) => void;

/** What Electron's utility process and Node's worker threads both offer of a port. */
export interface EnginePort {
  on(event: string, listener: Heard): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** Serves one window over its MessagePort: operations by oRPC, live updates in envelopes of their own (contract/live.ts). */
export function servePort(engine: Engine, port: EnginePort): void {
  const handler = new RPCHandler(createRouter(engine.dispatch, engine.services.log), {
    plugins: [new RequestHeadersPlugin()],
  });
  const operations = {
    on: (event: string, listener: Heard) =>
      void port.on(event, (heard) => {
        if (event !== 'message' || !isLiveEnvelope(dataOf(heard))) listener(asEvent(heard));
      }),
    postMessage: (message: unknown) => port.postMessage(message),
  };
  handler.upgrade(operations, { context: { device: 'desktop', isLoopback: true } });
  serveLive(engine, port);
  port.start();
}

function serveLive(engine: Engine, port: EnginePort): void {
  const member = engine.live.join({
    send: (message) => port.postMessage({ live: message }),
    signOut: () => undefined,
  });
  port.on('message', (heard) => {
    const data = dataOf(heard);
    if (!isLiveEnvelope(data)) return;
    member.hear(data.live).catch((error: unknown) => {
      engine.services.log.error({ err: error }, 'live updates failed');
    });
  });
  port.on('close', () => member.leave());
}

/** Electron hands over an event, Node's worker threads the message itself. */
function dataOf(heard: unknown): unknown {
  return typeof heard === 'object' && heard !== null && 'data' in heard ? heard.data : heard;
}

function asEvent(heard: unknown): { data: unknown } {
  return { data: dataOf(heard) };
}
