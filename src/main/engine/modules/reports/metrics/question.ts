import { Fault } from '@shared/contract/faults';
import { startOfDate } from '@shared/lib/dates';
import type { MetricInput } from '@shared/modules/reports/metric';
import type { Sql } from '../../../access/scope';
import { marks } from '../../../access/scope';
import type { QueryContext } from '../../../context';
import type { SqlValue } from '../../../database/reader';
import { readOrganization } from '../../../organization/organization';

/** What a metric is asked: a half-open period of moments, and which deals it is about. */
export interface Question {
  readonly from: number;
  readonly to: number;
  readonly currency: string;
  /** Over a row called `c`: in the caller's sight, in the filters, not in the bin. */
  readonly deals: Sql;
}

/** A metric's input in moments and SQL. A period without ends has none: from the first deal, up to now. */
export async function questionOf(context: QueryContext, input: MetricInput): Promise<Question> {
  // Figures are made of stages, sources and dates: whom the role hides them from has none (ORG-05, 07).
  if (context.caller.access.group('basic') !== 'show') throw new Fault('not_allowed');
  const { timeZone, currency } = await readOrganization(context.db);
  return {
    // Dates before 1970 are moments below zero.
    from: input.from === undefined ? Number.MIN_SAFE_INTEGER : startOfDate(input.from, timeZone),
    // What happened in this very moment has happened.
    to: input.to === undefined ? context.now + 1 : startOfDate(input.to, timeZone),
    currency,
    deals: dealsOf(context, input),
  };
}

function dealsOf({ services, caller }: QueryContext, input: MetricInput): Sql {
  const scope = services.access.scope('opportunity', caller.access, 'view').predicate('c');
  const parts: Sql[] = [{ sql: 'c.deleted_at IS NULL', parameters: [] }, scope];
  const equal = (column: string, value: SqlValue | undefined) => {
    if (value !== undefined) parts.push({ sql: `+c.${column} = ?`, parameters: [value] });
  };
  equal('owner_id', input.scope === 'own' ? caller.user.id : undefined);
  if (input.scope === 'department') {
    const ids = caller.access.departmentIds;
    parts.push({ sql: `+c.department_id IN (${marks(ids.length)})`, parameters: ids });
  }
  equal('owner_id', input.ownerId);
  equal('department_id', input.departmentId);
  equal('pipeline_id', input.pipelineId);
  equal('source', input.source);
  return {
    sql: parts.map((part) => part.sql).join(' AND '),
    parameters: parts.flatMap((part) => part.parameters),
  };
}
