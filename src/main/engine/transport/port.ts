import { RPCHandler } from '@orpc/server/message-port';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import type { Engine } from '../engine';
import { createRouter } from './router';

/** What Electron's utility process and Node's worker threads both offer of a port. */
export type EnginePort = SupportedMessagePort & { start(): void; close(): void };

/** Serves one window over its MessagePort. Live events go out on the same port under their own type. */
export function servePort(engine: Engine, port: EnginePort): void {
  const handler = new RPCHandler(createRouter(engine.dispatch, engine.services.log), {
    plugins: [new RequestHeadersPlugin()],
  });
  handler.upgrade(port, { context: { device: 'desktop', isLoopback: true } });
  port.start();
}
