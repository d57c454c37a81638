import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Fastify from 'fastify';
import { Fault, faultStatus, isFaultCode } from '@shared/contract/faults';
import type { Engine } from '../engine';
import { registerDownloads } from './downloads';
import { deviceOf, isLoopback } from './envelope';
import { faultBody } from './fault-body';
import { openApiDocument } from './open-api';
import { createRouter, localeOf } from './router';
import { registerUploads } from './uploads';

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Folder of the built pages; without it only the interfaces answer. */
  readonly pages: string | undefined;
  /** Names people use for this host beside its addresses. */
  readonly extraHosts?: readonly string[];
}

const bodyLimit = 2 * 1024 * 1024;

/** Serves the interfaces and the pages over HTTP. Answers the running server and its address. */
export async function serveHttp(
  engine: Engine,
  options: HttpOptions,
): Promise<{ server: FastifyInstance; address: string }> {
  const server = Fastify({ bodyLimit, trustProxy: false, logger: false, forceCloseConnections: true });
  const { log } = engine.services;
  // oRPC reads bodies itself; Fastify must not.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  server.setErrorHandler((error, request, reply) => sendFault(engine, request, reply, error));
  server.addHook('onRequest', async (request) => refuseForeign(request, options));
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
  });
  await server.register(rateLimit, {
    max: 6000,
    timeWindow: 10_000,
    errorResponseBuilder: () => new Fault('too_many'),
  });
  await server.register(compress, { threshold: 2048, encodings: ['gzip'] });
  await registerInterfaces(server, engine);
  const pages = options.pages !== undefined && existsSync(options.pages) ? options.pages : undefined;
  if (pages !== undefined) await registerPages(server, pages);
  server.setNotFoundHandler((request, reply) => {
    // Any address below the host is a place within the page.
    if (pages !== undefined && wantsPage(request)) return sendPage(reply);
    return sendFault(engine, request, reply, new Fault('not_found'));
  });
  log.info({ port: options.port }, 'listening');
  const address = await server.listen({ host: options.host, port: options.port });
  return { server, address: address.replace('://[::1]', '://localhost').replace('://0.0.0.0', `://${lanAddress()}`) };
}

async function registerInterfaces(server: FastifyInstance, engine: Engine): Promise<void> {
  const router = createRouter(engine.dispatch, engine.services.log);
  const rest = new OpenAPIHandler(router, {
    plugins: [new RequestHeadersPlugin()],
    customErrorResponseBodyEncoder: (error) =>
      isFaultCode(error.code)
        ? { code: error.code, message: error.message, data: error.data as unknown }
        : { code: 'invalid_input', message: error.message, data: {} },
  });
  const rpc = new RPCHandler(router, { plugins: [new RequestHeadersPlugin()] });
  const document = await openApiDocument(router);
  server.get('/api/v1/openapi.json', () => document);
  const answerRest = async (request: FastifyRequest, reply: FastifyReply) => {
    const { matched } = await rest.handle(request, reply, { prefix: '/api/v1', context: contextOf(request) });
    if (!matched) throw new Fault('not_found');
  };
  server.all('/api/v1/*', answerRest);
  await registerUploads(server, engine, answerRest);
  registerDownloads(server, engine);
  server.all('/rpc/*', async (request, reply) => {
    const { matched } = await rpc.handle(request, reply, { prefix: '/rpc', context: contextOf(request) });
    if (!matched) throw new Fault('not_found');
  });
}

async function registerPages(server: FastifyInstance, pages: string): Promise<void> {
  await server.register(serveStatic, {
    root: pages,
    wildcard: false,
    // Names of built files carry their content's hash; the page itself is asked for again each time.
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

function wantsPage({ method, headers, url }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html') && !url.startsWith('/api/');
}

function sendPage(reply: FastifyReply) {
  return reply.header('cache-control', 'no-cache').sendFile('index.html');
}

function contextOf(request: FastifyRequest) {
  return { device: deviceOf(request), isLoopback: isLoopback(request.ip) };
}

const pagePolicy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  // Mantine sets inline style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Only addresses this computer has, and pages that came from here: a foreign name that points at us is refused (DNS rebinding). */
function refuseForeign(request: FastifyRequest, options: HttpOptions): void {
  const host = (request.headers.host ?? '').toLowerCase();
  if (!isOwnHost(host, options)) throw new Fault('not_allowed', { reason: 'untrustedHost' });
  const { origin } = request.headers;
  if (origin !== undefined && originHost(origin) !== host)
    throw new Fault('not_allowed', { reason: 'untrustedOrigin' });
}

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

function isOwnHost(host: string, options: HttpOptions): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (name === 'localhost' || isLoopback(name) || name === options.host.toLowerCase()) return true;
  if (options.extraHosts?.includes(name)) return true;
  return Object.values(networkInterfaces())
    .flat()
    .some((entry) => entry?.address.toLowerCase() === name);
}

function lanAddress(): string {
  const own = Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && entry.family === 'IPv4' && !entry.internal);
  return own?.address ?? '127.0.0.1';
}

function sendFault(engine: Engine, request: FastifyRequest, reply: FastifyReply, error: unknown) {
  const known = error instanceof Fault ? error : (knownByStatus(error) ?? error);
  const locale = localeOf(new Headers({ 'accept-language': request.headers['accept-language'] ?? '' }));
  const body = faultBody(known, locale, engine.services.log, `${request.method} ${request.routeOptions.url ?? ''}`);
  return reply.status(faultStatus[body.code]).send(body);
}

/** Fastify's and its plugins' own refusals. */
function knownByStatus(error: unknown): Fault | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  if (error.statusCode === 413) return new Fault('too_large');
  if (error.statusCode === 429) return new Fault('too_many');
  if (error.statusCode === 404) return new Fault('not_found');
  return typeof error.statusCode === 'number' && error.statusCode < 500 ? new Fault('invalid_input') : undefined;
}
