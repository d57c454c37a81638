import { Fault } from '@shared/contract/faults';
import type { Bottlenecks, StageHealth } from '@shared/modules/reports/bottlenecks';
import type { QueryContext } from '../../context';
import type { StageRow } from '../pipelines';
import { loadStages } from '../pipelines';
import { askOf } from './ask';
import type { Question } from './metrics/question';
import { questionOf } from './metrics/question';

const day = 86_400_000;
const year = 365 * day;
/** Fewer say nothing about a stage. */
const fewestStanding = 3;
const fewestMoved = 10;
/** A share beyond this stands out. */
const manyLost = 0.2;
const manySkipped = 0.2;

interface Standing {
  readonly stage_id: string;
  readonly owner_id: string | null;
  readonly entered: number;
}

interface Way {
  readonly id: string;
  readonly owner_id: string | null;
  /** Stages it moved into, and from where to where it left within the year. */
  readonly stages: ReadonlySet<string>;
  readonly exits: readonly { readonly from: string; readonly toType: string }[];
}

/** How each open stage of a pipeline does, and what stands out (U9): over the deals the caller sees. */
export async function findBottlenecks(context: QueryContext, pipelineId: string): Promise<Bottlenecks> {
  const stages = (await loadStages(context.db, pipelineId)).filter((stage) => stage.type === 'open');
  if (stages.length === 0) throw new Fault('not_found');
  const question = await questionOf(context, { pipelineId, scope: 'all' });
  const standing = await standingNow(context, question);
  const ways = await waysOfTheYear(context, question, await everyStage(context, pipelineId));
  const healths = stages.map((stage) => healthOf(stage, stages, standing, ways, context.now));
  const slow = worst(
    healths.filter((health) => health.deals >= fewestStanding && overPlan(health) > 1),
    overPlan,
  );
  const leaky = worst(
    healths.filter(({ left, lost }) => left >= fewestMoved && lost / left > manyLost),
    ({ left, lost }) => lost / left,
  );
  const skipped = worst(
    healths.filter((health) => health.passed >= fewestMoved && health.skipped / health.passed > manySkipped),
    (health) => health.skipped / health.passed,
  );
  return {
    stages: healths,
    slow: slow && {
      stageId: slow.stageId,
      owner: mostOf(
        standing
          .filter((deal) => deal.stage_id === slow.stageId && isOverdue(deal, slow.expectedDays, context.now))
          .map((deal) => deal.owner_id),
      ),
    },
    leaky: leaky && { stageId: leaky.stageId },
    skipped: skipped && {
      stageId: skipped.stageId,
      owner: mostOf(
        ways
          .filter((way) => hasPassed(way, skipped.stageId, stages) && !way.stages.has(skipped.stageId))
          .map((way) => way.owner_id),
      ),
    },
  };
}

function standingNow(context: QueryContext, { deals }: Question): Promise<Standing[]> {
  return askOf(context)<Standing>({
    sql: `SELECT c.stage_id, c.owner_id, c.stage_entered_at AS entered FROM opportunity c WHERE c.status = 'open' AND ${deals.sql}`,
    parameters: deals.parameters,
  });
}

async function everyStage({ db }: QueryContext, pipelineId: string): Promise<ReadonlySet<string>> {
  return new Set((await loadStages(db, pipelineId)).map((stage) => stage.id));
}

/** Every stage of each deal that moved within the year; what was brought in with a past of its own tells nothing of the way. */
async function waysOfTheYear(context: QueryContext, { deals }: Question, known: ReadonlySet<string>): Promise<Way[]> {
  const since = context.now - year;
  const rows = await askOf(context)<{
    id: string;
    owner_id: string | null;
    from_stage_id: string | null;
    to_stage_id: string;
    to_type: string;
    at: number;
  }>({
    sql: `SELECT c.id, c.owner_id, m.from_stage_id, m.to_stage_id, m.to_type, m.at
      FROM (SELECT DISTINCT opportunity_id FROM stage_move WHERE at >= ?) movers
      JOIN opportunity c ON c.id = movers.opportunity_id JOIN stage_move m ON m.opportunity_id = c.id
      WHERE ${deals.sql} AND NOT EXISTS (SELECT 1 FROM stage_move a WHERE a.opportunity_id = c.id AND a.at < c.created_at)
      ORDER BY c.id, m.at, m.id`,
    parameters: [since, ...deals.parameters],
  });
  const ways = new Map<
    string,
    { id: string; owner_id: string | null; stages: Set<string>; exits: Way['exits'][number][] }
  >();
  for (const row of rows) {
    const way = ways.get(row.id) ?? { id: row.id, owner_id: row.owner_id, stages: new Set(), exits: [] };
    ways.set(row.id, way);
    if (known.has(row.to_stage_id)) way.stages.add(row.to_stage_id);
    if (row.from_stage_id !== null && row.at >= since) way.exits.push({ from: row.from_stage_id, toType: row.to_type });
  }
  return [...ways.values()];
}

function healthOf(
  stage: StageRow,
  stages: readonly StageRow[],
  standing: readonly Standing[],
  ways: readonly Way[],
  now: number,
): StageHealth {
  const here = standing.filter((deal) => deal.stage_id === stage.id);
  const exits = ways.flatMap((way) => way.exits.filter((exit) => exit.from === stage.id));
  const passed = ways.filter((way) => hasPassed(way, stage.id, stages));
  return {
    stageId: stage.id,
    deals: here.length,
    averageDays:
      here.length === 0 ? null : here.reduce((sum, deal) => sum + (now - deal.entered), 0) / here.length / day,
    expectedDays: stage.expected_days,
    overdue: here.filter((deal) => isOverdue(deal, stage.expected_days, now)).length,
    left: exits.length,
    lost: exits.filter((exit) => exit.toType === 'lost').length,
    passed: passed.length,
    skipped: passed.filter((way) => !way.stages.has(stage.id)).length,
  };
}

/** It stood in a later open stage, or was won: it came beyond this one. */
function hasPassed(way: Way, stageId: string, stages: readonly StageRow[]): boolean {
  const place = stages.findIndex((stage) => stage.id === stageId);
  const isBeyond = stages.some((stage, index) => index > place && way.stages.has(stage.id));
  return isBeyond || way.exits.some((exit) => exit.toType === 'won');
}

function isOverdue({ entered }: Standing, expectedDays: number | null, now: number): boolean {
  return expectedDays !== null && now - entered > expectedDays * day;
}

/** How many times the plan; 0 where there is none. */
function overPlan({ averageDays, expectedDays }: StageHealth): number {
  return averageDays === null || expectedDays === null ? 0 : averageDays / expectedDays;
}

function worst(healths: readonly StageHealth[], measure: (health: StageHealth) => number): StageHealth | null {
  return healths.reduce<StageHealth | null>(
    (found, health) => (found === null || measure(health) > measure(found) ? health : found),
    null,
  );
}

/** Whoever has most of them; nobody in particular where two have as many. */
function mostOf(owners: readonly (string | null)[]): { id: string; count: number } | null {
  const counts = new Map<string, number>();
  for (const id of owners) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [first, second] = [...counts].sort((left, right) => right[1] - left[1]);
  return !first || first[1] === second?.[1] ? null : { id: first[0], count: first[1] };
}
