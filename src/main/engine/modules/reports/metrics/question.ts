import { Fault } from '@shared/contract/faults';
import { addDays, dateAt, startOfDate } from '@shared/lib/dates';
import type { CountedKind, MetricInput } from '@shared/modules/reports/metric';
import type { Sql } from '../../../access/scope';
import { marks } from '../../../access/scope';
import type { QueryContext } from '../../../context';
import type { Reader, SqlValue } from '../../../database/reader';
import { readOrganization } from '../../../organization/organization';

/** Which rows a figure is about: over a row called `c`, in the caller's sight, in the filters, not in the bin. */
interface Counted {
  readonly deals: Sql;
  readonly leads: Sql;
  readonly customers: Sql;
  readonly activities: Sql;
  readonly orders: Sql;
  readonly quotes: Sql;
  /** Deals that would be counted but for the bin. */
  readonly binnedDeals: Sql;
}

/** What a metric is asked: a half-open period of moments, and which rows it is about. */
export interface Question extends Counted {
  readonly from: number;
  readonly to: number;
  /** The same in days of the firm, for what is dated by days; half-open too. */
  readonly days: { readonly from: string; readonly to: string };
  readonly timeZone: string;
  readonly currency: string;
  /** The present moment, for what is still running. */
  readonly now: number;
  /** What the caller may see of a kind, over a row of the given name, whatever the question is narrowed to. */
  readonly sight: (kind: CountedKind, alias: string) => Sql;
  /** Whose figure it is, of those that are one person's: who is asked about, else who asks. */
  readonly personId: string;
  /** Whether margins may be told. */
  readonly showsCost: boolean;
  readonly showsMoney: boolean;
  /** The one product it is asked of; the contract has checked that it is a UUID. */
  readonly productId: string | null;
  /** The source it is narrowed to; null for all. */
  readonly source: string | null;
  /**
   * Costs are the firm's as a whole: they are set against leads and customers only for whoever sees all of all three, and
   * where the question is not narrowed to a person or department.
   */
  readonly seesCosts: boolean;
}

/** What a question is narrowed by; what a kind does not have narrows it by nothing. */
export type Narrowing = Omit<MetricInput, 'id' | 'from' | 'to'>;
type Asked = Narrowing & Pick<MetricInput, 'from' | 'to'>;

/** A metric's input in moments and SQL. A period without ends has none: from the first record, up to now. */
export async function questionOf(context: QueryContext, input: Asked): Promise<Question> {
  // Figures are made of stages, sources and dates: whom the role hides them from has none (ORG-05, 07).
  if (context.caller.access.group('basic') !== 'show') throw new Fault('not_allowed');
  if (input.from !== undefined && input.to !== undefined && input.from > input.to)
    throw new Fault('invalid_input', { reason: 'endBeforeStart', field: 'to' });
  if (input.productId !== undefined) await refuseUnseenProduct(context, input.productId);
  const { timeZone, currency } = await readOrganization(context.db);
  const sight = (kind: CountedKind, alias: string) =>
    context.services.access.scope(kind, context.caller.access, 'view').predicate(alias);
  const over = (kind: CountedKind) => rowsOf(context, sight(kind, 'c'), kind, input);
  return {
    // Dates before 1970 are moments below zero.
    from: input.from === undefined ? Number.MIN_SAFE_INTEGER : startOfDate(input.from, timeZone),
    // What happened in this very moment has happened.
    to: input.to === undefined ? context.now + 1 : startOfDate(input.to, timeZone),
    days: {
      from: input.from ?? '0000-01-01',
      to: input.to ?? addDays(dateAt(context.now, timeZone), 1),
    },
    timeZone,
    now: context.now,
    currency,
    sight,
    personId: input.ownerId ?? context.caller.user.id,
    showsCost: context.caller.access.group('cost') === 'show',
    showsMoney: context.caller.access.group('money') === 'show',
    productId: input.productId ?? null,
    deals: over('opportunity'),
    leads: over('lead'),
    customers: over('customer'),
    activities: over('activity'),
    orders: over('order'),
    quotes: over('quote'),
    binnedDeals: rowsOf(context, sight('opportunity', 'c'), 'opportunity', input, true),
    source: input.source ?? null,
    seesCosts: await seesCosts(context, input),
  };
}

/** What has lines of products, by its table. */
const linesBy: Readonly<Partial<Record<CountedKind, string>>> = {
  opportunity: 'opportunity',
  order: 'sales_order',
  quote: 'quote',
};

/** A product one may not see is none. */
async function refuseUnseenProduct({ db, services, caller }: QueryContext, id: string): Promise<void> {
  const seen = services.access.scope('product', caller.access, 'view').predicate('p');
  const product = await db.one(`SELECT 1 FROM product p WHERE p.id = ? AND ${seen.sql}`, [id, ...seen.parameters]);
  if (!product) throw new Fault('not_found');
}

async function seesCosts({ db, caller }: QueryContext, input: Narrowing): Promise<boolean> {
  const { access } = caller;
  if (access.scope('cost', 'view') !== 'all' || access.group('money') !== 'show') return false;
  if (input.ownerId !== undefined || input.departmentId !== undefined) return false;
  const root = await rootOf(db);
  const isWhole = (scope: string) => scope === 'all' || (scope === 'tree' && access.treeIds.includes(root));
  return (['lead', 'customer'] as const).every((kind) => isWhole(access.scope(kind, 'view'))) && isWhole(input.scope);
}

async function rootOf(db: Reader): Promise<string> {
  return (await db.one<{ id: string }>('SELECT id FROM department WHERE parent_id IS NULL'))?.id ?? '';
}

function rowsOf({ caller }: QueryContext, seen: Sql, kind: CountedKind, input: Narrowing, isBinned = false): Sql {
  const { access } = caller;
  const parts: Sql[] = [{ sql: `c.deleted_at IS ${isBinned ? 'NOT NULL' : 'NULL'}`, parameters: [] }, seen];
  const equal = (column: string, value: SqlValue | undefined) => {
    if (value !== undefined) parts.push({ sql: `+c.${column} = ?`, parameters: [value] });
  };
  equal('owner_id', input.scope === 'own' ? caller.user.id : undefined);
  if (input.scope === 'department' || input.scope === 'tree') {
    const ids = input.scope === 'tree' ? access.treeIds : access.departmentIds;
    parts.push({ sql: `+c.department_id IN (${marks(ids.length)})`, parameters: ids });
  }
  equal('owner_id', input.ownerId);
  equal('department_id', input.departmentId);
  const lines = input.productId === undefined ? undefined : linesBy[kind];
  if (lines !== undefined && input.productId !== undefined)
    parts.push({
      sql: `EXISTS (SELECT 1 FROM ${lines}_line pl WHERE pl.product_id = ? AND pl.${lines}_id = c.id)`,
      parameters: [input.productId],
    });
  if (kind === 'opportunity') equal('pipeline_id', input.pipelineId);
  if (kind === 'opportunity' || kind === 'lead' || kind === 'customer') equal('source', input.source);
  return {
    sql: parts.map((part) => part.sql).join(' AND '),
    parameters: parts.flatMap((part) => part.parameters),
  };
}
