import type { Filter, ListInput } from '@shared/contract/list';
import { Fault } from '@shared/contract/faults';
import type { QueryContext } from '../../context';
import { indexedBy } from '../../database/dialect';
import { dealInBaseSql } from '../../currencies/base-sql';
import { readOrganization } from '../../organization/organization';
import { filterOf, listRecords } from '../../records/list';
import { showsField } from '../../records/present';
import type { StageRow } from '../pipelines';
import { loadStages } from '../pipelines';
import { opportunityKind } from './opportunity.kind';

export interface BoardInput {
  readonly pipelineId: string;
  readonly filter?: Filter | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly stages: 'open' | 'all';
}

interface Sums {
  readonly stage_id: string;
  readonly count: number;
  readonly amount: number | null;
  readonly weighted: number | null;
  readonly others: number | null;
  readonly entered: number | null;
}

/** A pipeline's deals by stage as far as the caller sees them: the first cards of each, and sums over all (OPP-03, 05). */
export async function readBoard(context: QueryContext, input: BoardInput) {
  const stages = (await loadStages(context.db, input.pipelineId)).filter(
    (stage) => input.stages === 'all' || stage.type === 'open',
  );
  if (stages.length === 0) throw new Fault('not_found');
  const sums = await sumsOf(context, stages, input);
  const showsMoney = showsField(opportunityKind, context.caller.access, 'amount');
  return Promise.all(
    stages.map(async (stage) => {
      const sum = sums.get(stage.id);
      const page = await listRecords(context, opportunityKind, pageOf(stage, input));
      return {
        stageId: stage.id,
        count: sum?.count ?? 0,
        amount: showsMoney ? (sum?.amount ?? 0) : null,
        weighted: showsMoney ? Math.round(sum?.weighted ?? 0) : null,
        otherCurrencies: showsMoney ? (sum?.others ?? 0) : null,
        averageDays: daysSince(sum?.entered, context.now),
        items: page.items,
        nextCursor: page.nextCursor,
      };
    }),
  );
}

function daysSince(moment: number | null | undefined, now: number): number | null {
  return moment === null || moment === undefined ? null : (now - moment) / 86_400_000;
}

/** Those that have stood longest come first: they want something done. */
function pageOf(stage: StageRow, { filter, q, limit }: BoardInput): ListInput {
  const here: Filter = { field: 'stageId', op: 'eq', value: stage.id };
  return {
    limit,
    sort: 'stageEnteredAt',
    filter: filter ? { and: [here, filter] } : here,
    q,
    total: 'none',
  };
}

/** Money in other currencies is added at its rate; what has none is counted apart and not taken to be the firm's. */
async function sumsOf(
  context: QueryContext,
  stages: readonly StageRow[],
  { filter, q }: BoardInput,
): Promise<ReadonlyMap<string, Sums>> {
  const { db, services, caller } = context;
  const { currency } = await readOrganization(db);
  const scope = services.access.scope('opportunity', caller.access, 'view').predicate('c');
  const wanted = await filterOf(context, opportunityKind, { filter, q });
  const own = dealInBaseSql('c', context.now);
  const rows = await db.all<Sums>(
    `SELECT c.stage_id, count(*) AS count, sum(${own}) AS amount, sum(${own} * c.probability / 100.0) AS weighted,
       sum(c.amount IS NOT NULL AND ${own} IS NULL) AS others, avg(c.stage_entered_at) AS entered
     FROM opportunity c ${indexedBy('opportunity_stage')}
     WHERE c.deleted_at IS NULL AND c.stage_id IN (SELECT value FROM json_each(?)) AND ${scope.sql} AND ${wanted.sql}
     GROUP BY c.stage_id`,
    [
      currency,
      currency,
      currency,
      JSON.stringify(stages.map(({ id }) => id)),
      ...scope.parameters,
      ...wanted.parameters,
    ],
  );
  return new Map(rows.map((row) => [row.stage_id, row]));
}
