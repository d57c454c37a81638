import type { ReportCell, ReportRow, ReportTable } from '@shared/modules/reports/report';
import type { Question } from '../metrics/question';
import { closedDeals } from '../metrics/win-rate';
import type { Asking } from './asking';
import type { Facts, Spread } from './facts';
import { spreadsOf, sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { changeCell, column, definition, sourceLabel, sourceOf, table } from './named-report';

/** A change of fewer days is neither good nor bad. */
const smallChange = 1;
/** Fewer wins of a source say nothing about it. */
const fewest = 3;

/** How long it takes from the beginning of a deal to its win, by source and stage; lost ones apart (REP-6, M11). */
export const cycle: NamedReport = {
  habits: {},
  make: async (asking) => {
    const { ask, question, before, words } = asking;
    const spreads = await spreadsOf(ask, spans(question, 'won'));
    const earlier = before ? await spreadsOf(ask, spans(before, 'won')) : new Map<string | null, Spread>();
    const known = await sumsOf(ask, spans(question, 'won'), {
      counted: { when: 'f.span IS NOT NULL' },
      all: { when: '1' },
      negative: { when: 'f.span IS NULL AND f.is_negative' },
    });
    const row = (key: string, label: string, of: string | null): ReportRow => ({
      key,
      label,
      cells: {
        ...spreadCells(spreads.get(of), earlier.get(of)),
        ...coverageOf((of === null ? known.all : known.byRow.get(of)) ?? { counted: 0, all: 0 }),
      },
    });
    const sources = [...known.byRow.keys()].sort(
      (left, right) => (spreads.get(right)?.count ?? 0) - (spreads.get(left)?.count ?? 0) || (left < right ? -1 : 1),
    );
    const rows = sources.map((key) => row(key, sourceLabel(asking, key), key));
    return {
      finding: findingOf(asking, rows, spreads.get(null), earlier.get(null)),
      main: table(asking, 'cycle', {
        columns: columnsOf(asking),
        rows,
        totals: row('totals', words.say('totals'), null),
        series: marks,
      }),
      further: [await ofStages(asking), await ofLost(asking)],
      definitions: [definition(asking, 'cycle', 'M11')],
      coverage: { counted: known.all.counted, all: known.all.all },
      notes: known.all.negative > 0 ? [words.say('notes.negative', { deals: words.number(known.all.negative) })] : [],
    };
  },
  behind: ({ question, before }, key): Slices | undefined => {
    const facts =
      key === 'main'
        ? spans(question, 'won')
        : key === 'lostCycle'
          ? spans(question, 'lost')
          : key === 'cycleStages'
            ? wonStays(question)
            : null;
    if (!facts) return undefined;
    return {
      deals: { facts, when: 'f.span IS NOT NULL' },
      mean: { facts, when: 'f.span IS NOT NULL' },
      ...(key === 'main' && {
        coverage: { facts, when: 'f.span IS NULL' },
        ...(before && { previous: { facts: spans(before, 'won'), when: 'f.span IS NOT NULL' } }),
      }),
    };
  },
};

const marks: ReportTable['series'] = [
  { column: 'mean', mark: 'bar' },
  { column: 'median', mark: 'median' },
  { column: 'p90', mark: 'p90' },
  { column: 'previous', mark: 'previous' },
];

function columnsOf(asking: Asking) {
  return [
    column(asking, 'deals', 'count'),
    column(asking, 'mean', 'days', { definition: 'cycle' }),
    column(asking, 'median', 'days'),
    column(asking, 'p90', 'days'),
    column(asking, 'previous', 'days'),
    column(asking, 'change', 'days', { isChange: true }),
    column(asking, 'coverage', 'ratio'),
  ];
}

/** One row for each deal that was won or lost in the period, by source; without a span where it cannot be told. */
function spans(question: Question, status: 'won' | 'lost'): Facts {
  const { sql, parameters } = closedDeals(question, status);
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, ${sourceOf} AS grp, CASE WHEN c.opened_at <= c.closed_at THEN c.closed_at - c.opened_at END AS span,
        c.opened_at > c.closed_at AS is_negative ${sql}`,
      parameters,
    },
  };
}

/** How long the deals that were won stood in each stage. Moves are looked up in `stage_move_opportunity`. */
function wonStays(question: Question): Facts {
  const won = closedDeals(question, 'won');
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT w.id AS id, m.from_stage_id AS grp, sum(m.at - m.entered_at) AS span
        FROM (SELECT c.id AS id ${won.sql}) w JOIN stage_move m ON m.opportunity_id = w.id
        WHERE m.from_type = 'open' AND m.entered_at IS NOT NULL GROUP BY w.id, m.from_stage_id`,
      parameters: won.parameters,
    },
  };
}

async function ofStages(asking: Asking): Promise<ReportTable> {
  const spreads = await spreadsOf(asking.ask, wonStays(asking.question));
  const names = await asking.ask<{ id: string; name: string }>({
    sql: 'SELECT s.id, s.name FROM stage s JOIN pipeline p ON p.id = s.pipeline_id ORDER BY p.position, s.position',
    parameters: [],
  });
  return plainTable(
    asking,
    'cycleStages',
    names.flatMap(({ id, name }) => (spreads.has(id) ? [{ key: id, label: name, spread: spreads.get(id) }] : [])),
  );
}

async function ofLost(asking: Asking): Promise<ReportTable> {
  const spreads = await spreadsOf(asking.ask, spans(asking.question, 'lost'));
  const rows = [...spreads].flatMap(([key, spread]) =>
    key === null ? [] : [{ key, label: sourceLabel(asking, key), spread }],
  );
  return plainTable(asking, 'lostCycle', rows, spreads.get(null));
}

function plainTable(
  asking: Asking,
  key: string,
  rows: readonly { readonly key: string; readonly label: string; readonly spread: Spread | undefined }[],
  all?: Spread,
): ReportTable {
  return table(asking, key, {
    columns: columnsOf(asking).slice(0, 4),
    rows: rows.map(({ spread, ...row }) => ({ ...row, cells: spreadCells(spread, undefined) })),
    totals: all ? { key: 'totals', label: asking.words.say('totals'), cells: spreadCells(all, undefined) } : null,
    series: marks.slice(0, 3),
  });
}

function spreadCells(spread: Spread | undefined, earlier: Spread | undefined): Record<string, ReportCell> {
  const mean = spread?.mean ?? null;
  return {
    deals: { value: spread?.count ?? 0 },
    mean: { value: mean, numerator: spread?.sum ?? null, denominator: spread?.count ?? 0 },
    median: { value: spread?.median ?? null },
    p90: { value: spread?.p90 ?? null },
    previous: { value: earlier?.mean ?? null },
    change: changeCell(mean, earlier?.mean ?? null, 'good', smallChange),
  };
}

function coverageOf({ counted, all }: { counted: number; all: number }): Record<string, ReportCell> {
  return { coverage: { value: all === 0 ? null : counted / all, counted, all } };
}

function findingOf(
  { words }: Asking,
  rows: readonly ReportRow[],
  all: Spread | undefined,
  earlier: Spread | undefined,
): MadeReport['finding'] {
  if (!all) return null;
  const change = earlier ? all.mean - earlier.mean : 0;
  const slowest = rows
    .filter(({ cells }) => Number(cells['deals']?.value ?? 0) >= fewest)
    .sort((left, right) => Number(right.cells['mean']?.value) - Number(left.cells['mean']?.value))[0];
  const parts = [
    words.say('findings.cycle.spread', { median: words.number(all.median), p90: words.number(all.p90) }),
    ...(Math.abs(change) > smallChange
      ? [words.say(`findings.cycle.${change > 0 ? 'slower' : 'faster'}`, { days: words.number(Math.abs(change)) })]
      : []),
    ...(slowest && rows.length > 1
      ? [
          words.say('findings.cycle.slowest', {
            source: slowest.label,
            days: words.number(Number(slowest.cells['mean']?.value)),
          }),
        ]
      : []),
  ];
  return {
    lead: words.say('findings.cycle.lead', { days: words.number(all.mean) }),
    rest: `${words.say('comma')}${parts.join(words.say('comma'))}${words.say('stop')}`,
    tone: 'plain',
  };
}
