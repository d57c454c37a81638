import type { Activity } from '@shared/modules/activities/activity';
import type { Sql } from '../../access/scope';
import type { QueryContext } from '../../context';
import { loadRecords } from '../../records/list';
import { presentRecords } from '../../records/present';
import { activityKind, asActivity } from '../activities';

const mostCounted = 1_000;

export interface Counted {
  readonly count: number;
  readonly items: Activity[];
}

/** Activities of the caller that fulfil a condition, as far as he or she still sees them. `order` follows an index. */
export async function myActivities(
  context: QueryContext,
  { condition, order, limit }: { condition: Sql; order: string; limit: number },
): Promise<Counted> {
  const { services, caller, db } = context;
  const scope = services.access.scope('activity', caller.access, 'view').predicate('c');
  const from = `FROM activity c WHERE c.owner_id = ? AND c.deleted_at IS NULL AND ${condition.sql} AND ${scope.sql}`;
  const parameters = [caller.user.id, ...condition.parameters, ...scope.parameters];
  const rows = await db.all<{ id: string }>(`SELECT c.id ${from} ORDER BY ${order}, c.id LIMIT ?`, [
    ...parameters,
    limit,
  ]);
  const count = rows.length < limit ? rows.length : await countOf(context, from, parameters);
  const records = await loadRecords(
    context,
    activityKind,
    rows.map((row) => row.id),
  );
  return { count, items: (await presentRecords(context, activityKind, records)).map(asActivity) };
}

async function countOf({ db }: QueryContext, from: string, parameters: Sql['parameters']): Promise<number> {
  const row = await db.one<{ count: number }>(`SELECT count(*) AS count FROM (SELECT 1 ${from} LIMIT ?)`, [
    ...parameters,
    mostCounted,
  ]);
  return row?.count ?? 0;
}
