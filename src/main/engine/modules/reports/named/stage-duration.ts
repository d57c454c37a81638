import type { ReportCell, ReportRow } from '@shared/modules/reports/report';
import type { Question } from '../metrics/question';
import { closedDeals } from '../metrics/win-rate';
import { leavings, visits } from '../metrics/stage-duration';
import type { Asking } from './asking';
import type { Facts, Spread } from './facts';
import { spreadsOf, sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { changeCell, column, definition, personRow, sellerOf, table } from './named-report';

const day = 86_400_000;
/** A stage is slow from so many times its plan. */
const slowFrom = 1.05;
/** Changes up to so many days are neither good nor bad. */
const smallChange = 0.5;

/** Which stage holds deals the longest (picture 06, M10, M11). */
export const stageDuration: NamedReport = {
  habits: { ofPipeline: true },
  make: async (asking) => {
    const { ask, question, before } = asking;
    const spreads = await spreadsOf(ask, stays(question));
    const earlier = before ? await spreadsOf(ask, stays(before)) : new Map<string | null, Spread>();
    const sums = await sumsOf(ask, stays(question), { over: { when: isOver } });
    const known = await sumsOf(ask, leavers(question), { known: { when: 'f.known' }, all: { when: '1' } });
    const standing = await spreadsOf(ask, standers(question));
    const stages = asking.stages.filter(
      ({ id, type, retired_at: retiredAt }) => type === 'open' && (retiredAt === null || spreads.has(id)),
    );
    const rows = stages.map((stage): ReportRow => ({
      key: stage.id,
      label: stage.name,
      cells: {
        ...cellsOf(spreads.get(stage.id), earlier.get(stage.id), stage.expected_days),
        ...overCell(sums.byRow.get(stage.id)?.over ?? 0, spreads.get(stage.id)),
        ...coverageCell(known.byRow.get(stage.id)?.known ?? 0, known.byRow.get(stage.id)?.all ?? 0),
      },
    }));
    const hot = hottest(rows);
    for (const row of rows) addStanding(asking, row, standing.get(row.key));
    return {
      finding: findingOf(asking, rows, hot),
      main: table(asking, 'stageDuration', {
        columns: [
          column(asking, 'left', 'count'),
          column(asking, 'mean', 'days', { definition: 'stay' }),
          column(asking, 'median', 'days'),
          column(asking, 'p90', 'days'),
          column(asking, 'plan', 'days'),
          column(asking, 'times', 'times'),
          column(asking, 'over', 'count'),
          column(asking, 'previous', 'days'),
          column(asking, 'change', 'days', { isChange: true }),
          column(asking, 'coverage', 'ratio'),
        ],
        rows: rows.map((row) => (row === hot ? { ...row, isHot: true } : row)),
        totals: await wholeWay(asking),
        series: [
          { column: 'mean', mark: 'bar' },
          { column: 'plan', mark: 'plan' },
          { column: 'median', mark: 'median' },
          { column: 'p90', mark: 'p90' },
          { column: 'previous', mark: 'previous' },
        ],
      }),
      further: hot ? [await owners(asking, hot)] : [],
      definitions: [definition(asking, 'stay', 'M10'), definition(asking, 'cycle', 'M11')],
      coverage: { counted: known.all.known, all: known.all.all },
    };
  },
  behind: (asking, key): Slices | undefined => {
    const { question, before } = asking;
    if (key.startsWith('owners.')) {
      const facts = stays(question, key.slice('owners.'.length));
      return { mean: { facts, when: '1' }, deals: { facts, when: '1' } };
    }
    if (key !== 'main') return undefined;
    const facts = stays(question);
    const totals = cycles(question);
    return {
      left: { facts, when: '1', totals },
      mean: { facts, when: '1', totals },
      over: { facts, when: isOver },
      standing: { facts: standers(question), when: '1' },
      coverage: { facts: leavers(question), when: 'NOT f.known' },
      ...(before && { previous: { facts: stays(before), when: '1', totals: cycles(before) } }),
    };
  },
};

const isOver = 'f.plan IS NOT NULL AND f.span > f.plan';

/** One row for each deal and stage it left in the period, all its visits together; of one stage by who sells. */
function stays(question: Question, stageId?: string): Facts {
  const { sql, parameters } = visits(question);
  const ofStage = stageId === undefined ? '' : ' AND m.from_stage_id = ?';
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, ${stageId === undefined ? 'm.from_stage_id' : sellerOf} AS grp, sum(m.at - m.entered_at) AS span,
          (SELECT s.expected_days FROM stage s WHERE s.id = m.from_stage_id) * ${day} AS plan
        ${sql}${ofStage} GROUP BY c.id, m.from_stage_id`,
      parameters: [...parameters, ...(stageId === undefined ? [] : [stageId])],
    },
  };
}

/** The same with those of which nobody knows when they came in. */
function leavers(question: Question): Facts {
  const { sql, parameters } = leavings(question);
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, m.from_stage_id AS grp, max(m.entered_at IS NOT NULL) AS known ${sql} GROUP BY c.id, m.from_stage_id`,
      parameters,
    },
  };
}

/** Who stands in a stage now, and for how long. */
function standers({ deals, now }: Question): Facts {
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, c.stage_id AS grp, ? - c.stage_entered_at AS span FROM opportunity c WHERE c.status = 'open' AND ${deals.sql}`,
      parameters: [now, ...deals.parameters],
    },
  };
}

function cycles(question: Question): Facts {
  const won = closedDeals(question, 'won');
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, '' AS grp, CASE WHEN c.opened_at <= c.closed_at THEN c.closed_at - c.opened_at END AS span ${won.sql}`,
      parameters: won.parameters,
    },
  };
}

function cellsOf(spread: Spread | undefined, earlier: Spread | undefined, plan: number | null) {
  const mean = spread?.mean ?? null;
  const times = mean === null || plan === null || plan === 0 ? null : mean / plan;
  const tone = times === null || times <= slowFrom ? {} : { tone: times > 2 ? ('bad' as const) : ('warn' as const) };
  const cells: Record<string, ReportCell> = {
    left: { value: spread?.count ?? 0 },
    mean: { value: mean, ...tone, numerator: spread?.sum ?? null, denominator: spread?.count ?? 0 },
    median: { value: spread?.median ?? null },
    p90: { value: spread?.p90 ?? null },
    plan: { value: plan },
    times: { value: times, ...tone },
    previous: { value: earlier?.mean ?? null },
    change: changeCell(mean, earlier?.mean ?? null, 'good', smallChange),
  };
  return cells;
}

function overCell(over: number, spread: Spread | undefined): Record<string, ReportCell> {
  return { over: { value: spread ? over : null, ...(spread && { share: over / spread.count }) } };
}

function coverageCell(counted: number, all: number): Record<string, ReportCell> {
  return { coverage: { value: all === 0 ? null : counted / all, counted, all } };
}

function addStanding({ words }: Asking, row: ReportRow, standing: Spread | undefined): void {
  const { mean, coverage } = row.cells;
  if (mean && coverage) Object.assign(mean, { counted: coverage.counted, all: coverage.all });
  if (!mean || !standing) return;
  const values = { deals: words.number(standing.count), days: words.number(standing.mean) };
  mean.apart = { text: words.say('apart.standing', values), column: 'standing' };
}

/** The whole way of the deals that were won (M11). */
async function wholeWay(asking: Asking): Promise<ReportRow> {
  const { ask, question, before } = asking;
  const spread = (await spreadsOf(ask, cycles(question))).get(null);
  const earlier = before ? (await spreadsOf(ask, cycles(before))).get(null) : undefined;
  const { all } = await sumsOf(ask, cycles(question), { known: { when: 'f.span IS NOT NULL' }, all: { when: '1' } });
  const plans = asking.stages.filter(({ type, retired_at: at }) => type === 'open' && at === null);
  const plan = plans.some(({ expected_days: days }) => days === null)
    ? null
    : plans.reduce((sum, { expected_days: days }) => sum + (days ?? 0), 0);
  return {
    key: 'totals',
    label: asking.words.say('wholeWay'),
    cells: { ...cellsOf(spread, earlier, plan), ...coverageCell(all.known, all.all) },
  };
}

function hottest(rows: readonly ReportRow[]): ReportRow | undefined {
  const timesOf = (row: ReportRow) => Number(row.cells['times']?.value ?? 0);
  const [first] = [...rows].sort((left, right) => timesOf(right) - timesOf(left));
  return first && timesOf(first) > slowFrom ? first : undefined;
}

async function owners(asking: Asking, hot: ReportRow) {
  const key = `owners.${hot.key}`;
  const spreads = await spreadsOf(asking.ask, stays(asking.question, hot.key));
  const plan = Number(hot.cells['plan']?.value);
  const rows = [...spreads].flatMap(([who, spread]) => (who === null ? [] : [{ who, spread }]));
  rows.sort((left, right) => right.spread.mean - left.spread.mean);
  return {
    ...table(asking, 'owners', {
      title: asking.words.say('tables.owners.title', { stage: hot.label }),
      columns: [column(asking, 'mean', 'days'), column(asking, 'plan', 'days'), column(asking, 'deals', 'count')],
      rows: rows.map(({ who, spread }): ReportRow => ({
        ...personRow(asking, who),
        cells: {
          mean: { value: spread.mean, ...(spread.mean > plan * 2 && { tone: 'bad' as const }) },
          plan: { value: plan },
          deals: { value: spread.count },
        },
      })),
      series: [
        { column: 'mean', mark: 'bar' },
        { column: 'plan', mark: 'plan' },
      ],
    }),
    key,
  };
}

function findingOf({ words }: Asking, rows: readonly ReportRow[], hot: ReportRow | undefined): MadeReport['finding'] {
  const counted = rows.filter(({ cells }) => cells['mean']?.value !== null);
  if (counted.length === 0) return null;
  if (!hot) return { lead: words.say('findings.stageDuration.fine'), rest: '', tone: 'good' };
  const of = (key: string) => Number(hot.cells[key]?.value ?? 0);
  const change = hot.cells['change']?.value;
  const parts = [
    words.say('findings.stageDuration.times', { plan: words.number(of('plan')), times: words.number(of('times')) }),
    ...(typeof change === 'number' && Math.abs(change) > smallChange
      ? [
          words.say(`findings.stageDuration.${change > 0 ? 'slower' : 'faster'}`, {
            days: words.number(Math.abs(change)),
          }),
        ]
      : []),
  ];
  const late = counted.filter((row) => Number(row.cells['times']?.value ?? 0) > slowFrom).length;
  const others = late > 1 ? 'others' : 'alone';
  return {
    lead: words.say('findings.stageDuration.lead', { stage: hot.label, days: words.number(of('mean')) }),
    rest: words.say('findings.stageDuration.rest', {
      parts: parts.join(words.say('comma')),
      others: words.say(`findings.stageDuration.${others}`, { stages: words.number(late - 1) }),
    }),
    tone: of('times') > 2 ? 'bad' : 'plain',
  };
}
