import { RELATIVE_PERIODS, addDays, dateAt, momentsOf, relativePeriod, startOfDate } from '@shared/lib/dates';
import type { RelativePeriod } from '@shared/lib/dates';
import type { Reader } from '../database/reader';
import { findOrganization } from '../organization/organization';

/** Periods and days as one list means them: in the firm's time zone, from the moment of asking. */
export interface PeriodReader {
  /** `thisMonth`, `lastDays:30`; half-open. Undefined where the name is none. */
  period(
    name: string,
  ): { readonly moments: readonly [number, number]; readonly days: readonly [string, string] } | undefined;
  daysAgo(days: number): { readonly moment: number; readonly day: string };
}

export async function periodsOf(db: Reader, now: number): Promise<PeriodReader> {
  const timeZone = (await findOrganization(db))?.timeZone ?? 'UTC';
  const today = dateAt(now, timeZone);
  return {
    period: (text) => {
      const [name = '', days] = text.split(':');
      if (!isPeriod(name) || isCounted(name) !== isNumberOfDays(days)) return undefined;
      const period = relativePeriod(name, today, { days: Number(days ?? 0) });
      const moments = momentsOf(period, timeZone);
      return { moments: [moments.from, moments.to], days: [period.from, period.to] };
    },
    daysAgo: (days) => {
      const day = addDays(today, -days);
      return { day, moment: startOfDate(day, timeZone) };
    },
  };
}

function isPeriod(name: string): name is RelativePeriod {
  return (RELATIVE_PERIODS as readonly string[]).includes(name);
}

/** `lastDays` and `nextDays` mean nothing without their number; the others have none. */
function isCounted(name: RelativePeriod): boolean {
  return name === 'lastDays' || name === 'nextDays';
}

function isNumberOfDays(text: string | undefined): boolean {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text);
}
