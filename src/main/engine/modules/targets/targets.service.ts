import { dateAt } from '@shared/lib/dates';
import type { Target } from '@shared/modules/targets/target';
import { moneyTargets, targetPeriodOf } from '@shared/modules/targets/target';
import type { targetsContract } from '@shared/modules/targets/targets.contract';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { loadWorkingCalendar } from '../working-calendar';
import { achievementsOf, progressOf, workdaysOf } from './progress';
import { setTargets } from './set-targets';
import { targetReach } from './target-sight';
import type { TargetRow } from './target-store';
import { loadTargets } from './target-store';

export const targetsHandlers: Handlers<typeof targetsContract> = {
  list: async (context, { year, periodKind, metric }) => {
    const rows = await loadTargets(context.db, periodKind, `${year}-01-01`, `${year + 1}-01-01`);
    const items = await seen(context, rows);
    return { items: items.filter((target) => metric === undefined || target.metric === metric) };
  },

  set: async (context, { items }) => ({ items: await setTargets(context, items) }),

  progress: async (context, { periodKind, day }) => {
    const { timeZone } = await readOrganization(context.db);
    const period = targetPeriodOf(periodKind, day ?? dateAt(context.now, timeZone));
    const rows = await loadTargets(context.db, periodKind, period.from, period.to);
    const targets = await seen(context, rows);
    const workdays = workdaysOf(await loadWorkingCalendar(context.db), period, { now: context.now, timeZone });
    const achieved = await achievementsOf(context, period, targets);
    return {
      ...period,
      workdays: { all: workdays.all, left: workdays.left },
      items: targets.map((target) => progressOf(target, achieved(target), workdays)),
    };
  },
};

/** Those in the caller's reach, sums only where the role shows money. */
async function seen({ db, caller }: QueryContext, rows: readonly TargetRow[]): Promise<Target[]> {
  const [inSight, inReach] = [
    await targetReach(db, caller.access, 'view'),
    await targetReach(db, caller.access, 'edit'),
  ];
  const showsMoney = caller.access.group('money') === 'show';
  return rows.flatMap((row) => {
    const subject = { kind: row.subject_kind, id: row.subject_id };
    if (!inSight(subject) || (moneyTargets.includes(row.metric) && !showsMoney)) return [];
    return [
      {
        id: row.id,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        metric: row.metric,
        periodKind: row.period_kind,
        startsOn: row.starts_on,
        value: row.value,
        version: row.version,
        canEdit: inReach(subject),
      },
    ];
  });
}
