import type { Today, TodayCustomer } from '@shared/modules/today/today.contract';
import type { QueryContext } from '../../context';
import { loadRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { presentRecords } from '../../records/present';
import { customerKind } from '../customers';

const shownRecent = 10;
const mostCounted = 1_000;
const deadline = 5_000;

/** Customers the caller opened, and own ones that changed, newest first; only those he or she sees now. */
export async function recentCustomers(context: QueryContext): Promise<Today['recentCustomers']> {
  const { db, caller, services } = context;
  const scope = services.access.scope('customer', caller.access, 'view').predicate('c');
  const rows = await db.all<{ id: string; at: number; why: 'seen' | 'changed' }>(
    `SELECT * FROM (SELECT c.id, r.at, 'seen' AS why FROM recent_record r JOIN customer c ON c.id = r.record_id
       WHERE r.user_id = ? AND r.kind = 'customer' AND c.deleted_at IS NULL AND ${scope.sql} ORDER BY r.at DESC LIMIT ?)
     UNION ALL SELECT * FROM (SELECT c.id, c.updated_at AS at, 'changed' AS why FROM customer c
       WHERE c.owner_id = ? AND c.deleted_at IS NULL AND ${scope.sql} ORDER BY c.updated_at DESC LIMIT ?)`,
    [caller.user.id, ...scope.parameters, shownRecent, caller.user.id, ...scope.parameters, shownRecent],
  );
  rows.sort((left, right) => right.at - left.at);
  const newest = rows.filter((row, index) => rows.findIndex((other) => other.id === row.id) === index);
  const chosen = newest.slice(0, shownRecent);
  const customers = await linesOf(
    context,
    chosen.map((row) => row.id),
  );
  return chosen.flatMap(({ id, at, why }) => {
    const line = customers.get(id);
    return line ? [{ ...line, at: new Date(at).toISOString(), why }] : [];
  });
}

/** Customers of the caller for whom nothing is planned, longest without contact first. On a reader thread: there may be many. */
export async function withoutNextStep(context: QueryContext, limit: number): Promise<Today['withoutNextStep']> {
  const { caller, services, signal } = context;
  const scope = services.access.scope('customer', caller.access, 'view').predicate('c');
  const from = `FROM customer c WHERE c.owner_id = ? AND c.deleted_at IS NULL AND c.next_step_at IS NULL AND ${scope.sql}`;
  const parameters = [caller.user.id, ...scope.parameters];
  const ask = <T>(sql: string, last: number) =>
    services.threads.all<T>(sql, [...parameters, last], { deadline, signal });
  const rows = await ask<{ id: string }>(
    `SELECT c.id ${from} ORDER BY c.last_contact_at, c.created_at, c.id LIMIT ?`,
    limit,
  );
  const counted = await ask<{ count: number }>(`SELECT count(*) AS count FROM (SELECT 1 ${from} LIMIT ?)`, mostCounted);
  const lines = await linesOf(
    context,
    rows.map((row) => row.id),
  );
  return { count: counted[0]?.count ?? 0, items: [...lines.values()] };
}

async function linesOf(context: QueryContext, ids: readonly string[]): Promise<ReadonlyMap<string, TodayCustomer>> {
  const records = await loadRecords(context, customerKind, ids);
  const shown = await presentRecords(context, customerKind, records);
  return new Map(shown.map((record) => [record.id, lineOf(record)]));
}

/** What a role hides is empty in the line. */
function lineOf(record: Presented): TodayCustomer {
  const text = (key: string) => {
    const value = record[key];
    return typeof value === 'string' ? value : null;
  };
  return {
    id: record.id,
    number: text('number'),
    name: text('name') ?? '',
    ownerId: text('ownerId'),
    lastContactAt: text('lastContactAt'),
    nextStepAt: text('nextStepAt'),
    nextStep: text('nextStep'),
  };
}
