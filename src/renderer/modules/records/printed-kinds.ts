import { mostPrints } from '@shared/modules/printing/most-prints';
import type { RecordKey } from './record-module';

/** Kinds of record that go to paper, several in one go. */
const printedKinds: readonly RecordKey[] = ['quote', 'order'];

/** Whether so many ticked records of a kind can be printed together. */
export function canPrint(kind: RecordKey, count: number): boolean {
  return printedKinds.includes(kind) && count > 0 && count <= mostPrints;
}
