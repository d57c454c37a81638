import { mostPrints } from '@shared/modules/printing/most-prints';
import type { PrintKind } from '@shared/modules/printing/print-document';
import type { RecordKey } from './record-module';

/** What a kind of record is on paper: a payment is a receipt. */
const printKinds: Readonly<Partial<Record<RecordKey, PrintKind>>> = {
  quote: 'quote',
  order: 'order',
  payment: 'receipt',
  contract: 'contract',
};

/** The page that prints records of a kind as documents; undefined where they are none, or too many for one go. */
export function printPath(kind: RecordKey, ids: readonly string[]): string | undefined {
  const printKind = printKinds[kind];
  if (!printKind || ids.length === 0 || ids.length > mostPrints) return undefined;
  return `/print/${printKind}/${ids.join(',')}`;
}
