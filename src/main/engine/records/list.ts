import { Fault } from '@shared/contract/faults';
import type { ListInput, Page } from '@shared/contract/list';
import type { RowScope, Sql } from '../access/scope';
import { everything, marks } from '../access/scope';
import type { QueryContext } from '../context';
import { indexedBy, keepGoing } from '../database/dialect';
import type { Row, SqlValue } from '../database/reader';
import type { CompiledFilter } from './filter';
import { compileFilter, noFilter } from './filter';
import type { Order, Place } from './order';
import { decodeCursor, encodeCursor, orderOf, segmentsAfter } from './order';
import { periodsOf } from './period';
import type { Presented } from './present';
import { presentRecords } from './present';
import type { RecordKind, StoredRecord } from './record-kind';
import { decodeRow, selectRecord } from './record-kind';
import { countUpTo, unionOf, visibleEstimate } from './visible-count';

/** Counting stops here unless the caller asks for the exact number. */
export const countLimit = 10_000;
/** Lists whose cost the asker chose end after this long, in milliseconds. */
export const scanDeadline = 30_000;
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
  /** Every row must be looked at: the list runs on a reader thread. */
  readonly isScan: boolean;
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
  const isCounted = input.total !== 'none' && (place === undefined || input.total === 'exact');
  const total = isCounted ? await countList(context, plan, input) : { total: null, totalIsExact: false };
  return {
    items: await presentRecords(context, kind, records),
    nextCursor: last && found.length > input.limit ? encodeCursor(plan.order, last) : null,
    ...total,
  };
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
  const order = orderOf(kind, input.sort, access);
  const filter = await filterOf(context, kind, input);
  const base = await chooseBase(context, kind, scope, filter, input.limit);
  const composite = filter.narrowing.find((part) => part.indexed?.alsoSorts === order.key)?.indexed;
  return {
    kind,
    scope,
    order,
    filter,
    base,
    index: composite?.index ?? order.index,
    isScan: (filter.isScan || scope.isCostly) && !base,
  };
}

async function filterOf(context: QueryContext, kind: RecordKind, input: ListInput): Promise<CompiledFilter> {
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
  filter: CompiledFilter,
  limit: number,
): Promise<Sql | undefined> {
  for (const { ids } of filter.narrowing) {
    if ((await countUpTo(context, [ids], gatherLimit)) < gatherLimit) return ids;
  }
  if (scope.isAll || scope.isCostly) return undefined;
  const { visible, total } = await visibleEstimate(context, kind, scope);
  // Walking passes about total/visible entries per hit, inside the index; gathering looks up every visible row, ten times dearer.
  const walked = visible === 0 ? Infinity : (total / visible) * limit;
  return walked > visible * 10 ? unionOf(scope.branches) : undefined;
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
  const { kind, order } = plan;
  const visible = plan.scope.predicate('c');
  const parameters: SqlValue[] = [];
  const segments = segmentsAfter(order, place).map(({ where, orderBy }) => {
    const from = plan.base ? `FROM ${kind.table} c` : `FROM ${kind.table} c ${indexedBy(plan.index)}`;
    const base: Sql = plan.base ? { sql: `c.id IN (${plan.base.sql})`, parameters: plan.base.parameters } : everything;
    const conditions = [base, where, visible, plan.filter];
    parameters.push(...conditions.flatMap((condition) => condition.parameters));
    const guard = plan.isScan ? ` AND ${keepGoing}` : '';
    return `SELECT c.id AS id, c.${order.column} AS value ${from} WHERE c.deleted_at IS NULL AND ${conditions.map((condition) => condition.sql).join(' AND ')}${guard} ORDER BY ${orderBy}`;
  });
  const body =
    segments.length === 1 ? segments[0] : segments.map((segment) => `SELECT * FROM (${segment})`).join(' UNION ALL ');
  return ask<Found>(context, `${body} LIMIT ? OFFSET ?`, [...parameters, limit, offset], plan.isScan);
}

/** The records of the ids in their order; one that vanished in between is left out. */
export async function loadRecords(
  context: Pick<QueryContext, 'db'>,
  kind: RecordKind,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const rows = await context.db.all<Row>(
    `SELECT ${selectRecord(kind)} FROM ${kind.table} c WHERE c.id IN (${marks(ids.length)})`,
    ids,
  );
  const byId = new Map(rows.map((row) => [row['id'], row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [decodeRow(kind, row)] : [];
  });
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
  if (filter === noFilter && limit <= countLimit + 1)
    return Math.min(limit, (await visibleEstimate(context, kind, scope, true)).visible);
  const visible = scope.predicate('c');
  const base: Sql = plan.base ? { sql: `c.id IN (${plan.base.sql})`, parameters: plan.base.parameters } : everything;
  const isLong = plan.isScan || limit > countLimit + 1;
  const conditions = [base, visible, filter];
  const from = plan.base ? `${kind.table} c` : `${kind.table} c ${indexedBy(plan.index)}`;
  const inner = `SELECT 1 FROM ${from} WHERE c.deleted_at IS NULL AND ${conditions.map((condition) => condition.sql).join(' AND ')}${isLong ? ` AND ${keepGoing}` : ''} LIMIT ?`;
  const rows = await ask<{ count: number }>(
    context,
    `SELECT count(*) AS count FROM (${inner})`,
    [...conditions.flatMap((condition) => condition.parameters), limit],
    isLong,
  );
  return rows[0]?.count ?? 0;
}

function ask<T>(context: QueryContext, sql: string, parameters: readonly SqlValue[], isLong: boolean): Promise<T[]> {
  if (!isLong) return context.db.all<T>(sql, parameters);
  return context.services.threads.all<T>(sql, parameters, { deadline: scanDeadline, signal: context.signal });
}
