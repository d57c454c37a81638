import { Fault } from '@shared/contract/faults';
import type { StoredRecord } from './record-kind';

const first = '1970-01-01';
const last = '2100-12-31';

/** Whether a day, or the day a moment in UTC begins with, is before 1970 or after 2100: a typing mistake. */
export function isStrangeDate(date: string): boolean {
  const day = date.slice(0, last.length);
  return day < first || day > last;
}

/**
 * Refuses days and moments before 1970 or after 2100, and amounts below nothing, where somebody gives them anew; what a
 * record has for long does not stop another change. Both are named by their keys.
 */
export function refuseStrangeValues(
  record: StoredRecord,
  before: StoredRecord | undefined,
  fields: Readonly<{ dates: readonly string[]; amounts?: readonly string[] }>,
): void {
  const isNew = (key: string) => record[key] !== before?.[key];
  for (const field of fields.dates.filter(isNew)) {
    const date = record[field];
    if (typeof date === 'string' && isStrangeDate(date))
      throw new Fault('invalid_input', { reason: 'strangeDate', field });
  }
  for (const field of (fields.amounts ?? []).filter(isNew))
    if (Number(record[field]) < 0) throw new Fault('invalid_input', { reason: 'amountBelowZero', field });
}
