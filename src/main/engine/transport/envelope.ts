import type { FastifyRequest } from 'fastify';
import type { Envelope } from '../dispatch';
import { bearerOf, localeOf } from './router';

/** What the transport knows of a call that does not come through the router: a form, a download. */
export function envelopeOf(request: FastifyRequest): Envelope {
  const headers = new Headers();
  for (const name of ['authorization', 'accept-language', 'x-command-id']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return {
    token: bearerOf(headers),
    device: deviceOf(request),
    isLoopback: isLoopback(request.ip),
    address: request.ip,
    locale: localeOf(headers),
    commandId: headers.get('x-command-id') ?? undefined,
  };
}

export function deviceOf(request: FastifyRequest): string {
  return (request.headers['user-agent'] ?? 'unknown').slice(0, 200);
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
