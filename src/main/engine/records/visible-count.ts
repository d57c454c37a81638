import type { RowScope, Sql } from '../access/scope';
import type { QueryContext } from '../context';
import type { Reader } from '../database/reader';
import { CountMemory } from './count-memory';
import type { RecordKind } from './record-kind';

/** Enough to say "more than 10,000" and to choose a plan by. */
const counted = 20_000;
/** Kinds with fewer records are counted at once: a thread would take longer to ask. */
const few = 20_000;
const countDeadline = 30_000;

export interface VisibleCount {
  /** How many records the caller may see; at most 20,000. */
  readonly visible: number;
  readonly total: number;
}

const memories = new WeakMap<Reader, CountMemory>();

/** The counts of one engine. */
export function countMemory(context: QueryContext): CountMemory {
  const memory = memories.get(context.services.reader) ?? new CountMemory();
  memories.set(context.services.reader, memory);
  return memory;
}

/** The last commit that could have changed which records of a kind somebody sees. */
export function changeOf({ services }: QueryContext, kind: RecordKind): number {
  const kinds = [kind.resource, ...(kind.seenThrough ?? [])];
  return Math.max(...kinds.map((resource) => services.live.lastChange(resource)));
}

/**
 * How much of a kind the caller may see. A plan may be chosen by a number up to a minute old; for a number that is shown
 * (`isShown`) see CountMemory.
 */
export async function visibleEstimate(
  context: QueryContext,
  kind: RecordKind,
  scope: RowScope,
  isShown = false,
): Promise<VisibleCount> {
  const memory = countMemory(context);
  const total = await recordTotal(context.db, kind);
  const key = `${kind.table}:${scope.key}`;
  const moment = { change: changeOf(context, kind), now: context.now };
  const isFew = total <= few;
  const compute = () => countUpTo(detached(context), scope.branches, counted, !isFew);
  const visible = await (isShown
    ? memory.count(key, moment, compute, { isFew, most: counted })
    : memory.estimate(key, moment, compute));
  return { visible, total };
}

/** Counting for the memory goes on when the one who asked first has left. */
export function detached(context: QueryContext): QueryContext {
  return { ...context, signal: undefined };
}

/** Whether a kind has so few records that whatever is asked of it takes no time. */
export async function isSmall(db: Reader, kind: RecordKind): Promise<boolean> {
  return (await recordTotal(db, kind)) <= few;
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

interface RememberedTotal {
  readonly value: number;
  readonly until: number;
}
const totals = new WeakMap<Reader, Map<string, RememberedTotal>>();

/** Roughly how many records there are, those in the bin too: the row number of the newest, a few seconds old. */
async function recordTotal(db: Reader, kind: RecordKind): Promise<number> {
  const known = totals.get(db) ?? new Map<string, RememberedTotal>();
  totals.set(db, known);
  const remembered = known.get(kind.table);
  if (remembered && remembered.until > performance.now()) return remembered.value;
  const row = await db.one<{ value: number | null }>(`SELECT max(rowid) AS value FROM ${kind.table}`);
  const value = row?.value ?? 0;
  known.set(kind.table, { value, until: performance.now() + 5_000 });
  return value;
}
