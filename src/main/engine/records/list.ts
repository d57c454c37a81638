import { Fault } from '@shared/contract/faults';
import type { ListInput, Mark, Page } from '@shared/contract/list';
import type { RowScope, Sql } from '../access/scope';
import type { QueryContext } from '../context';
import { indexedBy, keepWalking, wholeTable } from '../database/dialect';
import type { SqlValue } from '../database/reader';
import { marksOf } from '../search/marks';
import { queryTokens } from '../search/query-tokens';
import type { CompiledFilter } from './filter';
import { compileFilter, noFilter } from './filter';
import type { Order, Place } from './order';
import type { Landmark } from './landmarks';
import { landmarksOf } from './landmarks';
import { decodeCursor, encodeCursor, orderBy, orderOf, segmentsAfter } from './order';
import { periodsOf } from './period';
import type { Presented } from './present';
import { presentRecords } from './present';
import type { RecordKind } from './record-kind';
import { loadRecords } from './record-memory';
import { titleField } from './titles';
import { changeOf, countMemory, countUpTo, detached, isSmall, unionOf, visibleEstimate } from './visible-count';

export { loadRecords } from './record-memory';

/** Counting stops here unless the caller asks for the exact number. */
export const countLimit = 10_000;
/** Lists whose cost the asker chose end after this long, in milliseconds. */
export const scanDeadline = 30_000;
/** More index entries than this are not passed on the engine's own thread: about 10 ms. */
const longWalk = 25_000;
/** One row in so many is taken to fulfil a filter nothing is known of. */
const guessedShare = 10;
/** Among so many rows at the beginning of an order a filter is tried first. */
const nearRows = 3_000;
/** Jumps beyond this start from a landmark. */
const farOffset = 20_000;
/** Looking a row up costs as much as passing so many index entries. */
const lookUp = 10;
/** The same for rows that are not in memory: more than a few hundred of them are a reader thread's work. */
const coldLookUp = 50;
/** Fewer rows than this are fetched and sorted; more are found by walking the order's index. */
const gatherLimit = 3_000;

/** A list being made: what is wanted and what it is made from. */
interface Plan {
  readonly kind: RecordKind;
  readonly scope: RowScope;
  readonly order: Order;
  readonly filter: CompiledFilter;
  /** Ids the list starts from, or undefined where it walks an index. */
  readonly base: Sql | undefined;
  readonly index: string;
  /** The index that finds the fewest of the filter's rows, for counting them. */
  readonly countIndex: string;
  /** Every row may have to be looked at. */
  readonly isScan: boolean;
  /** No index leads to the rows: they are looked for among the first ones, then in the whole table. */
  readonly isSweep: boolean;
  /** It may take longer than the engine's own thread has: the list runs on a reader thread. */
  readonly isLong: boolean;
}

/**
 * One page of a kind's records that the caller may see, filtered and in order. Follows an index wherever there is
 * one; what no index finds runs on a reader thread with a deadline (rule 7).
 */
export async function listRecords(context: QueryContext, kind: RecordKind, input: ListInput): Promise<Page<Presented>> {
  const plan = await planList(context, kind, input);
  const place = input.cursor === undefined ? undefined : decodeCursor(plan.order, input.cursor);
  if (place && input.offset) throw new Fault('invalid_input', { reason: 'badCursor' });
  const found = await findIds(context, plan, place, input.limit + 1, input.offset ?? 0);
  const page = found.slice(0, input.limit);
  const records = await loadRecords(
    context,
    kind,
    page.map((row) => row.id),
  );
  const last = page.at(-1);
  const total = await totalOf(context, plan, input, found.length);
  const items = await presentRecords(context, kind, records);
  return {
    items,
    nextCursor: last && found.length > input.limit ? encodeCursor(plan.order, last) : null,
    ...total,
    ...(input.q?.trim() && { marks: marksIn(items, titleField(kind), input.q) }),
  };
}

/** Where the words of `q` stand in the names as the reader sees them. */
function marksIn(items: readonly Presented[], title: string, q: string): Record<string, Mark[]> {
  const words = queryTokens(q);
  const marks = items.map((item): [string, Mark[]] => {
    const name = item[title];
    return [item.id, typeof name === 'string' ? marksOf(name, words) : []];
  });
  return Object.fromEntries(marks.filter(([, found]) => found.length > 0));
}

/** Every id of a list in order, page by page: exports and bulk jobs take the same rows the list shows. */
export async function listIds(
  context: QueryContext,
  kind: RecordKind,
  input: ListInput,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const plan = await planList(context, kind, input);
  const place = input.cursor === undefined ? undefined : decodeCursor(plan.order, input.cursor);
  const found = await findIds(context, plan, place, input.limit + 1, 0);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    nextCursor: last && found.length > input.limit ? encodeCursor(plan.order, last) : null,
  };
}

async function planList(context: QueryContext, kind: RecordKind, input: ListInput): Promise<Plan> {
  const { access } = context.caller;
  const scope = context.services.access.scope(kind.resource, access, 'view');
  const order = orderOf(kind, input.sort, { access, customFields: context.services.customFields });
  const filter = await filterOf(context, kind, input);
  const { base, walked } = await chooseBase(context, kind, scope, {
    filter,
    order,
    limit: input.limit + (input.offset ?? 0),
  });
  const composite = filter.narrowing.find((part) => part.indexed?.alsoSorts === order.key)?.indexed;
  const isLedNowhere = filter.narrowing.length === 0 && !filter.ordered.includes(order.key);
  const isSweep = !base && filter !== noFilter && (filter.isScan || isLedNowhere);
  const isScan = isSweep && !(await isSmall(context.db, kind));
  // Which share of the rows that are walked fulfils a filter is not known unless the index walked is the filter's own.
  const isUnknown = !base && filter !== noFilter && !composite && !(await isSmall(context.db, kind));
  return {
    kind,
    scope,
    order,
    filter,
    base,
    index: composite?.index ?? order.index,
    countIndex: filter.narrowing.find((part) => part.indexed)?.indexed?.index ?? order.index,
    isScan,
    isSweep,
    isLong: isScan || isUnknown || walked > longWalk || scope.isCostly,
  };
}

/** A list's filter and search words as one condition over rows called `c`: for sums over what a list shows. */
export async function filterOf(
  context: QueryContext,
  kind: RecordKind,
  input: Pick<ListInput, 'filter' | 'q'>,
): Promise<CompiledFilter> {
  const filter =
    input.filter === undefined
      ? noFilter
      : compileFilter(
          {
            kind,
            access: context.caller.access,
            registry: context.services.access,
            customFields: context.services.customFields,
            periods: await periodsOf(context.db, context.now),
          },
          input.filter,
        );
  if (!input.q?.trim()) return filter;
  const ids = await context.services.search.idsOf(context, kind.resource, input.q);
  const found: Sql = {
    sql: ids.length === 0 ? 'SELECT NULL WHERE 0' : `SELECT value FROM json_each(?)`,
    parameters: ids.length === 0 ? [] : [JSON.stringify(ids)],
  };
  return {
    sql: `(c.id IN (${found.sql}) AND ${filter.sql})`,
    parameters: [...found.parameters, ...filter.parameters],
    narrowing: [{ ids: found, indexed: undefined }, ...filter.narrowing],
    ordered: filter.ordered,
    isScan: filter.isScan,
  };
}

/**
 * SQLite does not choose well between walking an order and gathering few rows (measured: up to a thousand times
 * slower), so the list decides: by the narrowest condition, or by how much the caller sees at all.
 */
async function chooseBase(
  context: QueryContext,
  kind: RecordKind,
  scope: RowScope,
  { filter, order, limit }: { filter: CompiledFilter; order: Order; limit: number },
): Promise<{ base: Sql | undefined; walked: number }> {
  for (const { ids } of filter.narrowing) {
    const found = await matchEstimate(context, kind, ids);
    if (found < gatherLimit) return { base: ids, walked: found * coldLookUp };
  }
  if (scope.isAll) return { base: undefined, walked: limit };
  const { visible, total } = await visibleEstimate(context, kind, scope);
  const isFiltered = filter !== noFilter && !filter.narrowing.some((part) => part.indexed?.alsoSorts === order.key);
  const hits = isFiltered ? limit * guessedShare : limit;
  // Walking passes about total/visible entries per hit, inside the index; gathering looks up every visible row, several times dearer.
  const passed = visible === 0 ? Infinity : (total / visible) * hits;
  const walked = order.isOwnField ? passed * lookUp : passed;
  return walked > visible * lookUp
    ? { base: unionOf(scope.branches), walked: visible * coldLookUp }
    : { base: undefined, walked: Math.min(walked, order.isOwnField ? total * lookUp : total) };
}

/** How many rows one of the filter's conditions finds alone, up to where gathering them ends to pay. */
function matchEstimate(context: QueryContext, kind: RecordKind, ids: Sql): Promise<number> {
  const key = JSON.stringify([kind.table, 'matches', ids.sql, ids.parameters]);
  const moment = { change: changeOf(context, kind), now: context.now };
  return countMemory(context).estimate(key, moment, () => countUpTo(context, [ids], gatherLimit));
}

interface Found extends Place {
  readonly id: string;
}

async function findIds(
  context: QueryContext,
  plan: Plan,
  place: Place | undefined,
  limit: number,
  offset: number,
): Promise<Found[]> {
  if (plan.isSweep) return sweep(context, plan, place, limit, offset);
  const start = await landmarkBefore(context, plan, place, offset);
  // From a landmark on whoever sees everything passes few entries; for others it is still a long way.
  const way = start && plan.scope.isAll ? { ...plan, isLong: false } : plan;
  const { sql, parameters } = walkOf(way, start?.place ?? place);
  const rest = offset - (start?.position ?? 0);
  return ask<Found>(context, `${sql} LIMIT ? OFFSET ?`, [...parameters, limit, rest], way);
}

/** The rows after a place in order, by one index walk or from the gathered ids. */
function walkOf(plan: Plan, place: Place | undefined): Sql {
  const { order } = plan;
  const visible = plan.scope.predicate('c');
  const { head, from } = sourceOf(plan, plan.index);
  const parameters: SqlValue[] = [...head.parameters];
  const segments = segmentsAfter(order, place).map(({ where, orderBy }) => {
    const conditions = [where, visible, plan.filter];
    parameters.push(...conditions.flatMap((condition) => condition.parameters));
    return `SELECT c.id AS id, ${order.value} AS value FROM ${from} WHERE ${whereOf(plan, conditions)} ORDER BY ${orderBy}`;
  });
  const body =
    segments.length === 1 ? segments[0] : segments.map((segment) => `SELECT * FROM (${segment})`).join(' UNION ALL ');
  return { sql: `${head.sql} ${body}`, parameters };
}

/**
 * Rows nothing leads to. Where many fulfil the filter, the first ones of the order hold enough of them; where few do, the
 * table is read from end to end: 1 s for a million rows against 16 s in the index's order (measured).
 */
async function sweep(
  context: QueryContext,
  plan: Plan,
  place: Place | undefined,
  limit: number,
  offset: number,
): Promise<Found[]> {
  const { kind, order, scope, filter } = plan;
  const segments = segmentsAfter(order, place);
  const [first] = segments;
  if (!first) return [];
  const visible = scope.predicate('c');
  const wanted = limit + offset;
  const near = await ask<Found>(
    context,
    `SELECT c.id AS id, ${order.value} AS value FROM (
       SELECT c.id FROM ${kind.table} c ${indexedBy(plan.index)} WHERE ${whereOf(plan, [first.where, visible])} ORDER BY ${first.orderBy} LIMIT ${nearRows}
     ) near CROSS JOIN ${kind.table} c ON c.id = near.id WHERE ${filter.sql} ORDER BY ${first.orderBy} LIMIT ?`,
    [...first.where.parameters, ...visible.parameters, ...filter.parameters, wanted],
    plan,
  );
  if (near.length === wanted) return near.slice(offset);
  const after: Sql = {
    sql: `(${segments.map(({ where }) => where.sql).join(' OR ')})`,
    parameters: segments.flatMap(({ where }) => where.parameters),
  };
  const conditions = [after, visible, filter];
  return ask<Found>(
    context,
    `SELECT c.id AS id, ${order.value} AS value FROM ${kind.table} c ${wholeTable} WHERE ${whereOf(plan, conditions)}
     ORDER BY ${order.value} IS NULL, ${orderBy(order)} LIMIT ? OFFSET ?`,
    [...conditions.flatMap((condition) => condition.parameters), limit, offset],
    plan,
  );
}

/** For a far jump in a list without a filter: the nearest known place before it. */
async function landmarkBefore(context: QueryContext, plan: Plan, place: Place | undefined, offset: number) {
  const { kind, order, scope, filter, base } = plan;
  if (place || base || filter !== noFilter || order.isNullable || scope.isCostly) return undefined;
  if (offset < farOffset) return undefined;
  const visible = scope.predicate('c');
  const walk: Sql = {
    sql: `SELECT c.id AS id, ${order.value} AS value, row_number() OVER (ORDER BY ${orderBy(order)}) AS position
      FROM ${kind.table} c ${indexedBy(plan.index)} WHERE ${whereOf({ ...plan, isLong: true }, [visible])}`,
    parameters: visible.parameters,
  };
  const key = JSON.stringify([kind.table, scope.key, order.key, order.isDescending]);
  return landmarksOf(context).before(key, { change: changeOf(context, kind), now: context.now }, offset, (every) =>
    context.services.threads.all<Landmark>(
      `SELECT id, value, position FROM (${walk.sql}) WHERE position % ? = 0`,
      [...walk.parameters, every],
      { deadline: scanDeadline, isScan: true },
    ),
  );
}

/** Where the rows come from: the gathered ids looked up one by one, or a walk along the index. */
function sourceOf({ kind, base }: Plan, index: string): { head: Sql; from: string } {
  if (!base) return { head: { sql: '', parameters: [] }, from: `${kind.table} c ${indexedBy(index)}` };
  return {
    head: {
      sql: `WITH base (id) AS MATERIALIZED (SELECT DISTINCT * FROM (${base.sql}))`,
      parameters: base.parameters,
    },
    // CROSS JOIN keeps the planner from starting at an index of the filter.
    from: `base CROSS JOIN ${kind.table} c ON c.id = base.id`,
  };
}

function whereOf(plan: Plan, conditions: readonly Sql[]): string {
  const guard = plan.isLong ? [keepWalking('c')] : [];
  return [...guard, 'c.deleted_at IS NULL', ...conditions.map((condition) => condition.sql)].join(' AND ');
}

/** How many there are, where that is asked for. A page that holds all there is has counted them. */
async function totalOf(
  context: QueryContext,
  plan: Plan,
  input: ListInput,
  found: number,
): Promise<{ total: number | null; totalIsExact: boolean }> {
  if (input.total === 'none' || (input.cursor !== undefined && input.total !== 'exact'))
    return { total: null, totalIsExact: false };
  const isWhole = input.cursor === undefined && !input.offset && found <= input.limit;
  return isWhole ? { total: found, totalIsExact: true } : countList(context, plan, input);
}

async function countList(
  context: QueryContext,
  plan: Plan,
  input: ListInput,
): Promise<{ total: number; totalIsExact: boolean }> {
  const limit = input.total === 'exact' ? Number.MAX_SAFE_INTEGER : countLimit + 1;
  const count = await countMatches(context, plan, limit);
  return count > countLimit && input.total !== 'exact'
    ? { total: countLimit, totalIsExact: false }
    : { total: count, totalIsExact: true };
}

async function countMatches(context: QueryContext, plan: Plan, limit: number): Promise<number> {
  const { kind, scope, filter } = plan;
  const isExact = limit > countLimit + 1;
  if (filter === noFilter && !isExact)
    return Math.min(limit, (await visibleEstimate(context, kind, scope, true)).visible);
  const visible = scope.predicate('c');
  const conditions = [visible, filter];
  const isFew = await isSmall(context.db, kind);
  const isLong = plan.isScan || isExact || !isFew;
  const source = sourceOf(plan, plan.countIndex);
  const head = source.head;
  const from = plan.isSweep ? `${kind.table} c ${wholeTable}` : source.from;
  const sql = `${head.sql} SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${whereOf({ ...plan, isLong }, conditions)} LIMIT ?)`;
  const parameters = [...head.parameters, ...conditions.flatMap((condition) => condition.parameters), limit];
  const count = async (asker: QueryContext) => {
    const rows = await ask<{ count: number }>(asker, sql, parameters, { isLong, isScan: plan.isScan || isExact });
    return rows[0]?.count ?? 0;
  };
  // What was scanned for once is not scanned for behind anybody's back.
  if (plan.isSweep || isExact) return count(context);
  const key = JSON.stringify([kind.table, scope.key, filter.sql, filter.parameters]);
  const moment = { change: changeOf(context, kind), now: context.now };
  return countMemory(context).count(key, moment, () => count(detached(context)), { isFew, most: limit });
}

function ask<T>(
  context: QueryContext,
  sql: string,
  parameters: readonly SqlValue[],
  { isLong, isScan }: Pick<Plan, 'isLong' | 'isScan'>,
): Promise<T[]> {
  if (!isLong) return context.db.all<T>(sql, parameters);
  return context.services.threads.all<T>(sql, parameters, { deadline: scanDeadline, signal: context.signal, isScan });
}
