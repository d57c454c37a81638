import type { Filter } from '@shared/contract/list';
import { startOfDate, type DatePeriod } from '@shared/lib/dates';
import type { TargetProgress } from '@shared/modules/targets/target';

/** The list of what was achieved, where a filter expresses it: of a person, or of the whole firm. */
export function achievedLink(
  { metric, subjectKind, subjectId }: TargetProgress,
  { from, to }: DatePeriod,
  timeZone: string,
): { to: string; search: Record<string, string> } | null {
  if (subjectKind !== 'person' && subjectKind !== 'firm') return null;
  const moment = (day: string) => new Date(startOfDate(day, timeZone)).toISOString();
  const within = (field: string): Filter[] => [
    { field, op: 'gte', value: moment(from) },
    { field, op: 'lt', value: moment(to) },
  ];
  const owner: Filter[] = subjectKind === 'person' ? [{ field: 'ownerId', op: 'eq', value: subjectId }] : [];
  const isDeals = metric === 'wonAmount' || metric === 'wonCount';
  const conditions: Filter[] = isDeals
    ? [{ field: 'status', op: 'eq', value: 'won' }, ...within('closedAt')]
    : metric === 'ordersNet'
      ? [{ field: 'status', op: 'eq', value: 'confirmed' }, ...within('confirmedAt')]
      : [
          { field: 'kind', op: 'in', value: ['call', 'visit', 'meeting', 'mail'] },
          { field: 'doneAt', op: 'empty', value: false },
          ...within('happenedAt'),
        ];
  return {
    to: isDeals ? '/opportunities' : metric === 'ordersNet' ? '/orders' : '/activities',
    search: { filter: JSON.stringify({ and: [...conditions, ...owner] }) },
  };
}
