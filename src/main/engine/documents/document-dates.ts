import { Fault } from '@shared/contract/faults';
import { isStrangeDate } from '../records/strange-values';

/** Days before 1970 and after 2100 on a document are a typing mistake; refuses the first such, by its key. */
export function refuseStrangeDates(dates: Readonly<Record<string, string | null>>): void {
  for (const [field, date] of Object.entries(dates))
    if (date !== null && isStrangeDate(date)) throw new Fault('invalid_input', { reason: 'strangeDate', field });
}
