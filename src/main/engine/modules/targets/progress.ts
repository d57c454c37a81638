import { dateAt, startOfDate, type DatePeriod } from '@shared/lib/dates';
import type { WorkingCalendar } from '@shared/lib/working-time';
import type { Target, TargetMetric, TargetProgress } from '@shared/modules/targets/target';
import type { QueryContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Achieved } from '../reports';
import { achievedBy, askOf, orderedProducts, questionOf } from '../reports';

interface Clock {
  readonly now: number;
  readonly timeZone: string;
}

/** What of a period's workdays is over, to the minute, and how many are left, today included. */
export function workdaysOf(calendar: WorkingCalendar, { from, to }: DatePeriod, { now, timeZone }: Clock) {
  const [start, end] = [startOfDate(from, timeZone), startOfDate(to, timeZone)];
  const today = dateAt(now, timeZone);
  const whole = calendar.workingMinutesBetween(start, end);
  const passed = calendar.workingMinutesBetween(start, Math.min(Math.max(now, start), end));
  const next = today < from ? from : today;
  return {
    all: calendar.workdaysBetween(from, to),
    left: next < to ? calendar.workdaysBetween(next, to) : 0,
    passed: whole === 0 ? 0 : passed / whole,
  };
}

/** Completion, gap and needed pace of a target (K15, PER-03). */
export function progressOf(
  target: Target,
  achieved: number,
  { left, passed }: { readonly left: number; readonly passed: number },
): TargetProgress {
  const gap = Math.max(0, target.value - achieved);
  return {
    ...target,
    achieved,
    completion: achieved / target.value,
    gap,
    pace: passed === 0 ? null : achieved / (target.value * passed),
    neededPerDay: gap === 0 ? 0 : left === 0 ? null : gap / left,
  };
}

/** What was achieved of each target, over what the caller sees. */
export async function achievementsOf(
  context: QueryContext,
  period: DatePeriod,
  targets: readonly Target[],
): Promise<(target: Target) => number> {
  const question = await questionOf(context, { scope: 'all', ...period });
  const ask = askOf(context);
  const rows = new Map<TargetMetric, Achieved[]>();
  for (const metric of new Set(targets.map((target) => target.metric)))
    rows.set(metric, await achievedBy(ask, question, metric));
  const products = targets.some(({ subjectKind }) => subjectKind === 'product')
    ? await orderedProducts(ask, question)
    : new Map<string, number>();
  const below = await departmentsBelow(context.db);
  return ({ subjectKind, subjectId, metric }) => {
    if (subjectKind === 'product') return products.get(subjectId ?? '') ?? 0;
    const fits = ({ ownerId, departmentId }: Achieved) =>
      subjectKind === 'firm' ||
      (subjectKind === 'person' ? ownerId === subjectId : below(subjectId ?? '').has(departmentId ?? ''));
    return (rows.get(metric) ?? []).filter(fits).reduce((sum, { value }) => sum + value, 0);
  };
}

/** A department with everything below it. */
async function departmentsBelow(db: Reader): Promise<(id: string) => ReadonlySet<string>> {
  const rows = await db.all<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM department');
  return (id) => {
    const found = new Set([id]);
    // Set iteration goes on through what is added meanwhile.
    for (const parent of found) for (const row of rows) if (row.parent_id === parent) found.add(row.id);
    return found;
  };
}
