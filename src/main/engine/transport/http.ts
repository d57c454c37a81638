import { existsSync } from 'node:fs';
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
import { registerCalendarFeeds } from './calendar-feeds';
import { registerDownloads } from './downloads';
import { registerExports } from './exports';
import { deviceOf, isLoopback } from './envelope';
import { faultBody } from './fault-body';
import { registerLeadForms } from './lead-forms';
import { lanAddress, pagePolicy, refuseForeign } from './guards';
import { registerLiveSocket } from './live-socket';
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
  /** From one address; guessing passwords has narrower limits of its own. */
  readonly requestsPer10Seconds?: number;
}

/** The longest upload a slow network may take, in milliseconds; a sender that never ends is let go. */
const requestTimeout = 30 * 60_000;
const bodyLimit = 2 * 1024 * 1024;

/** Serves the interfaces and the pages over HTTP. Answers the running server and its address. */
export async function serveHttp(
  engine: Engine,
  options: HttpOptions,
): Promise<{ server: FastifyInstance; address: string }> {
  const server = Fastify({ bodyLimit, trustProxy: false, logger: false, requestTimeout, forceCloseConnections: true });
  const { log } = engine.services;
  readJsonOnly(server);
  server.setErrorHandler((error, request, reply) => sendFault(engine, request, reply, error));
  const refuse = refuseForeign(options);
  server.addHook('onRequest', async (request, reply) => {
    refuse(request);
    // What the interfaces answer is somebody's data and stays in no cache.
    if (/^\/(api|rpc)\//.test(request.url)) reply.header('cache-control', 'no-store');
  });
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
  });
  await server.register(rateLimit, {
    max: options.requestsPer10Seconds ?? 30_000,
    timeWindow: 10_000,
    errorResponseBuilder: () => new Fault('too_many'),
  });
  // A buffer is written to the socket several times faster than a string with Chinese in it.
  server.addHook('onSend', async (_request, _reply, payload) =>
    typeof payload === 'string' ? Buffer.from(payload) : payload,
  );
  await server.register(compress, { threshold: 2048, encodings: ['gzip'] });
  await registerLiveSocket(server, engine);
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

/** Bodies are JSON up to the limit; forms are read by the routes that take files. oRPC is handed what was parsed. */
function readJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    // A command without input may come with an empty body.
    if (body === '') done(null, {});
    else void parse(request, body, done);
  });
  server.addContentTypeParser('*', (_request, _payload, done) => done(new Fault('invalid_input')));
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
  registerExports(server, engine);
  await registerLeadForms(server, engine);
  registerCalendarFeeds(server, engine);
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
  return { device: deviceOf(request), isLoopback: isLoopback(request.ip), address: request.ip };
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
