import { dateAt } from '@shared/lib/dates';
import type { Target, TargetSubjectName } from '@shared/modules/targets/target';
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
import { loadTargets, subjectNames } from './target-store';

export const targetsHandlers: Handlers<typeof targetsContract> = {
  list: async (context, { year, periodKind, metric }) => {
    const rows = await loadTargets(context.db, periodKind, `${year}-01-01`, `${year + 1}-01-01`);
    const items = await seen(context, rows);
    return {
      items: items.filter((target) => metric === undefined || target.metric === metric),
      subjects: await settable(context),
    };
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

/** More products than this are not offered at once. */
const mostProducts = 200;

/** Whom and what the caller may set targets for: the firm, departments, active people, products on offer. */
async function settable({ db, caller }: QueryContext): Promise<TargetSubjectName[]> {
  const inReach = await targetReach(db, caller.access, 'edit');
  const { name } = await readOrganization(db);
  const named = async (kind: 'department' | 'person' | 'product', sql: string) =>
    (await db.all<{ id: string; name: string }>(sql)).map((row) => ({ kind, ...row }));
  const subjects: TargetSubjectName[] = [
    { kind: 'firm', id: null, name },
    ...(await named(
      'department',
      'SELECT id, name FROM department WHERE parent_id IS NOT NULL ORDER BY position, name',
    )),
    ...(await named('person', 'SELECT id, name FROM app_user WHERE disabled_at IS NULL ORDER BY name')),
    ...(caller.access.scope('product', 'view') === 'none'
      ? []
      : await named(
          'product',
          `SELECT id, name FROM product WHERE deleted_at IS NULL AND status = 'active' ORDER BY sort_name LIMIT ${mostProducts}`,
        )),
  ];
  return subjects.filter(inReach);
}

/** Those in the caller's reach, sums only where the role shows money. */
async function seen(
  { db, caller }: Pick<QueryContext, 'db' | 'caller'>,
  rows: readonly TargetRow[],
): Promise<Target[]> {
  const [inSight, inReach] = [
    await targetReach(db, caller.access, 'view'),
    await targetReach(db, caller.access, 'edit'),
  ];
  const showsMoney = caller.access.group('money') === 'show';
  const nameOf = await subjectNames({ db, caller });
  return rows.flatMap((row) => {
    const subject = { kind: row.subject_kind, id: row.subject_id };
    if (!inSight(subject) || (moneyTargets.includes(row.metric) && !showsMoney)) return [];
    return [
      {
        id: row.id,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        subjectName: nameOf(row.subject_kind, row.subject_id),
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
