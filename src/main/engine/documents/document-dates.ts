import { Fault } from '@shared/contract/faults';

const first = '1970-01-01';
const last = '2100-12-31';

/** Days before 1970 and after 2100 on a document are a typing mistake; refuses the first such, by its key. */
export function refuseStrangeDates(dates: Readonly<Record<string, string | null>>): void {
  for (const [field, date] of Object.entries(dates))
    if (date !== null && (date < first || date > last))
      throw new Fault('invalid_input', { reason: 'strangeDate', field });
}
