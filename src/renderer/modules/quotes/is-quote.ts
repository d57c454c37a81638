import type { Quote } from '@shared/modules/quotes/quote';
import type { AnyRecord } from '../records/record-module';

/** The shared pages know records of any kind; this one was asked of the quotes. */
export function isQuote(record: AnyRecord): record is AnyRecord & Quote {
  return typeof record['name'] === 'string' && 'validUntil' in record && Array.isArray(record['lines']);
}
