import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { LiveMessage } from '@shared/contract/live';
import { livePath, liveSignedOutCode } from '@shared/contract/live';
import type { Engine } from '../engine';

/** A window says hello within this time or is not listening at all, in milliseconds. */
const helloPatience = 10_000;
const pingInterval = 25_000;
/** A window that does not read any more is let go; it comes back with its last sequence. */
const mostBuffered = 1024 * 1024;
const mostHellos = 100;
const goingAway = 1001;
const tooMuch = 1008;

/** Live updates for browsers: one WebSocket a window. Host and Origin were checked before it opens. */
export async function registerLiveSocket(server: FastifyInstance, engine: Engine): Promise<void> {
  await server.register(websocket, { options: { maxPayload: 4096 } });
  // Node leaves the connection of a refused upgrade to whoever took it over.
  server.addHook('onResponse', async ({ headers, raw }, { statusCode }) => {
    if (headers.upgrade !== undefined && statusCode >= 400) raw.socket.destroySoon();
  });
  server.get(livePath, { websocket: true }, (socket) => serveSocket(engine, socket));
}

function serveSocket(engine: Engine, socket: WebSocket): void {
  let hellos = 0;
  let isAlive = true;
  const member = engine.live.join({
    send: (message) => send(socket, message),
    signOut: () => socket.close(liveSignedOutCode),
  });
  const patience = setTimeout(() => socket.close(liveSignedOutCode), helloPatience).unref();
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingInterval).unref();
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', (data: Buffer) => {
    clearTimeout(patience);
    hellos += 1;
    if (hellos > mostHellos) return socket.close(tooMuch);
    member.hear(parse(data)).catch((error: unknown) => {
      engine.services.log.error({ err: error }, 'live updates failed');
      socket.close(goingAway);
    });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearTimeout(patience);
    clearInterval(ping);
    member.leave();
  });
}

function send(socket: WebSocket, message: LiveMessage): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > mostBuffered) return socket.terminate();
  socket.send(JSON.stringify(message));
}

function parse(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
