import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import pino from 'pino';

/** Keys whose values never reach the log. */
const secret = ['password', 'token', 'authorization', 'key', 'phones', 'emails', 'name', 'value', 'parameters'];
const redact = { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[kept out]' };

/** What of an error is safe to keep: statements have placeholders, their values and people's input are left out. */
function serializeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  return {
    type: error.name,
    code,
    message: error.message.slice(0, 300),
    stack: error.stack?.split('\n').slice(1, 12).join('\n'),
  };
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
