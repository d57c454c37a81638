import { addDays, addMonths, daysBetween, type DatePeriod } from '../../lib/dates';

/**
 * The period before a half-open one, ending where it begins: as many whole months before whole months, as many days before
 * any other (requirements 2.1; never one day more or less).
 */
export function previousPeriod({ from, to }: DatePeriod): DatePeriod {
  if (from.endsWith('-01') && to.endsWith('-01') && to > from) {
    const months = monthsBetween(from, to);
    return { from: addMonths(from, -months), to: from };
  }
  return { from: addDays(from, -daysBetween(from, to)), to: from };
}

/** First days of the months from the one `from` is in up to the one before `to`'s end, at most `limit`. */
export function monthsOf({ from, to }: DatePeriod, limit: number): string[] {
  const months: string[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month < to && months.length < limit; month = addMonths(month, 1))
    months.push(month);
  return months;
}

function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}
