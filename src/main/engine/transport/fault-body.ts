import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { FaultBody } from '@shared/contract/faults';
import { Fault } from '@shared/contract/faults';
import en from '@shared/locales/en/faults.json';
import zh from '@shared/locales/zh-CN/faults.json';
import type { Locale } from '../context';

const texts: Record<Locale, typeof en> = { en, 'zh-CN': zh };

/** Any error as every transport answers it. What is not a Fault gets an id that is also in the log, and never its own text. */
export function faultBody(error: unknown, locale: Locale, log: Logger, operation: string): FaultBody {
  const fault = error instanceof Fault ? error : unexpected(error, log, operation);
  return { code: fault.code, message: faultSentence(fault, locale), data: fault.data };
}

/** What a person reads of a fault. */
export function faultSentence({ code, data }: Fault, locale: Locale): string {
  const { codes, reasons } = texts[locale];
  return fill(data.reason ? reasons[data.reason] : codes[code], data);
}

function unexpected(error: unknown, log: Logger, operation: string): Fault {
  const isFull =
    error instanceof Error &&
    /SQLITE_FULL|ENOSPC|disk is full/i.test(`${'code' in error ? String(error.code) : ''} ${error.message}`);
  const id = randomBytes(4).toString('hex');
  log.error({ err: error, id, operation }, 'unexpected');
  return isFull ? new Fault('busy', { reason: 'diskFull', id }) : new Fault('internal', { id });
}

function fill(template: string, data: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = data[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}
