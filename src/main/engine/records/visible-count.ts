import type { RowScope, Sql } from '../access/scope';
import type { QueryContext } from '../context';
import type { Reader } from '../database/reader';
import type { RecordKind } from './record-kind';

/** Enough to say "more than 10,000" and to choose a plan by. */
const counted = 20_000;

export interface VisibleCount {
  /** How many records the caller may see; at most 20,000. */
  readonly visible: number;
  readonly total: number;
}

interface Remembered extends VisibleCount {
  readonly change: number;
  readonly until: number;
}

const plansHold = 60_000;
const countDeadline = 30_000;
const mostRemembered = 2_000;
const remembered = new WeakMap<Reader, Map<string, Remembered>>();

/**
 * How much of a kind the caller may see. A plan may be chosen by a number up to a minute old; a number that is shown
 * (`isShown`) is worked out again after every commit that touched the kind, unless it was far beyond what is shown exactly.
 */
export async function visibleEstimate(
  context: QueryContext,
  kind: RecordKind,
  scope: RowScope,
  isShown = false,
): Promise<VisibleCount> {
  const memory = remembered.get(context.db) ?? new Map<string, Remembered>();
  remembered.set(context.db, memory);
  const key = `${kind.table}:${scope.key}`;
  const change = context.services.live.lastChange(kind.resource);
  const known = memory.get(key);
  const isMany = known !== undefined && known.visible >= counted;
  if (known && (isShown && !isMany ? known.change === change : known.until > context.now)) return known;
  const fresh = {
    visible: await countUpTo(context, scope.branches, counted, scope.isCostly),
    total: await totalOf(context.db, kind),
    change,
    until: context.now + plansHold,
  };
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(key, fresh);
  return fresh;
}

/** How many different ids the branches hold, at most `limit`; a branch that reaches the limit alone saves the union. */
export async function countUpTo(
  context: QueryContext,
  branches: readonly Sql[],
  limit: number,
  isLong = false,
): Promise<number> {
  let sum = 0;
  for (const branch of branches) {
    const count = await countRows(context, branch, limit, isLong);
    if (count >= limit) return limit;
    sum += count;
  }
  if (branches.length <= 1 || sum === 0) return sum;
  return countRows(context, unionOf(branches), limit, isLong);
}

async function countRows(
  { db, services, signal }: QueryContext,
  rows: Sql,
  limit: number,
  isLong: boolean,
): Promise<number> {
  const sql = `SELECT count(*) AS count FROM (${rows.sql} LIMIT ?)`;
  const parameters = [...rows.parameters, limit];
  const answer = isLong
    ? await services.threads.all<{ count: number }>(sql, parameters, { deadline: countDeadline, signal })
    : await db.all<{ count: number }>(sql, parameters);
  return answer[0]?.count ?? 0;
}

/** All ids of the branches, each once. */
export function unionOf(branches: readonly Sql[]): Sql {
  if (branches.length === 0) return { sql: 'SELECT NULL AS id WHERE 0', parameters: [] };
  return {
    sql: branches.map((branch) => branch.sql).join(' UNION '),
    parameters: branches.flatMap((branch) => branch.parameters),
  };
}

/** Roughly how many records there are: the number of the newest, which counts those in the bin too. */
async function totalOf(db: Reader, kind: RecordKind): Promise<number> {
  const row = await db.one<{ value: number }>('SELECT value FROM counter WHERE name = ?', [kind.table]);
  return row?.value ?? 0;
}
