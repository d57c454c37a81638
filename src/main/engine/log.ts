import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import pino from 'pino';
import { Fault } from '@shared/contract/faults';

/** Keys whose values never reach the log. */
const secret = ['password', 'token', 'authorization', 'key', 'phones', 'emails', 'name', 'value', 'parameters'];
const redact = { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[kept out]' };

/**
 * What of an error is safe to keep. The text of an unexpected one may hold anything somebody typed (a cell that could not
 * be parsed, the name of a file), so only its kind, its code and where it was thrown are written. Faults and the
 * database's constraints speak of codes, tables and columns alone.
 */
export function serializeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 60) : undefined;
  const isSafe = error instanceof Fault || code?.startsWith('SQLITE_CONSTRAINT');
  return {
    type: error.name,
    code,
    ...(isSafe && {
      message: error instanceof Fault ? (error.data.reason ?? error.code) : error.message.slice(0, 200),
    }),
    stack: framesOf(error),
  };
}

/** Where it was thrown. The text of the error stands before the frames and may look like one. */
function framesOf({ message, stack = '' }: Error): string {
  const start = stack.indexOf(message);
  const rest = start < 0 ? stack : stack.slice(start + message.length);
  const frames = rest.split('\n').filter((line) => /^\s+at (.+ \()?(async )?\S.*:\d+:\d+\)?$/.test(line));
  return frames.slice(0, 12).join('\n');
}

/** Structured lines in `<data>/logs`, a new file each day and at 10 MB, twenty kept. */
export function createLog(dataFolder: string, options: { alsoToConsole: boolean }): Logger {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const targets: pino.TransportTargetOptions[] = [
    {
      target: 'pino-roll',
      level: 'info',
      options: {
        file: join(folder, 'hearth'),
        extension: '.log',
        frequency: 'daily',
        size: '10m',
        limit: { count: 20 },
        mkdir: true,
      },
    },
  ];
  if (options.alsoToConsole) targets.push({ target: 'pino/file', level: 'warn', options: { destination: 2 } });
  return pino(
    { base: null, redact, serializers: { err: serializeError }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.transport({ targets }),
  );
}
