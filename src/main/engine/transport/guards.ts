import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { FastifyRequest } from 'fastify';
import { Fault } from '@shared/contract/faults';
import { isLoopback } from './envelope';

export interface TrustedNames {
  readonly host: string;
  /** Names people use for this host beside its addresses. */
  readonly extraHosts?: readonly string[] | undefined;
}

/** Addresses come and go with cables and radios; they are looked up again after this time, in milliseconds. */
const addressesHold = 5_000;

/** Refuses what did not mean this host: a foreign name that points at us (DNS rebinding), a page from elsewhere. */
export function refuseForeign(options: TrustedNames): (request: FastifyRequest) => void {
  const isOwn = ownHosts(options);
  return ({ headers }) => {
    const host = (headers.host ?? '').toLowerCase();
    if (!isOwn(host)) throw new Fault('not_allowed', { reason: 'untrustedHost' });
    const { origin } = headers;
    if (origin !== undefined && originHost(origin) !== host)
      throw new Fault('not_allowed', { reason: 'untrustedOrigin' });
  };
}

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

function ownHosts({ host, extraHosts = [] }: TrustedNames): (header: string) => boolean {
  const ownName = hostname().toLowerCase();
  const names = new Set(['localhost', host.toLowerCase(), ownName, `${ownName}.local`, ...extraHosts]);
  let addresses = new Set<string>();
  let lookedUpAt = -Infinity;
  return (header) => {
    if (!/^[\w.:[\]-]{1,260}$/.test(header)) return false;
    const name = header.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    if (names.has(name)) return true;
    if (isIP(name) === 0) return false;
    if (isLoopback(name)) return true;
    const now = performance.now();
    if (now - lookedUpAt > addressesHold) {
      addresses = ownAddresses();
      lookedUpAt = now;
    }
    return addresses.has(name);
  };
}

function ownAddresses(): Set<string> {
  const entries = Object.values(networkInterfaces()).flat();
  return new Set(entries.flatMap((entry) => (entry ? [entry.address.toLowerCase()] : [])));
}

/** The address others on the network reach this computer by. */
export function lanAddress(): string {
  const own = Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && entry.family === 'IPv4' && !entry.internal);
  return own?.address ?? '127.0.0.1';
}

/** What a page may load and reach. Live updates go to this host alone, whose name was checked before. */
export const pagePolicy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  // Mantine sets inline style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  // Browsers differ in whether 'self' includes the WebSocket of the same host.
  'connect-src': ["'self'", ({ headers }: { headers: { host?: string } }) => `ws://${headers.host ?? 'localhost'}`],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};
