import { startOfDate } from '@shared/lib/dates';
import { addMonths } from '@shared/lib/dates';
import { monthsOf } from '@shared/modules/reports/period';
import type { ReportCell, ReportRow, ReportTable } from '@shared/modules/reports/report';
import { newLeadsOf } from '../metrics/leads';
import { costInBase, costsOf } from '../metrics/costs';
import type { Question } from '../metrics/question';
import type { Asking } from './asking';
import type { Facts, Sums } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { changeCell, column, definition, shareCell, sourceLabel, sourceOf, table } from './named-report';

const measures = {
  leads: { when: '1' },
  qualified: { when: 'f.qualified_at IS NOT NULL' },
  converted: { when: `f.status = 'converted'` },
  dead: { when: `f.status = 'dead'` },
  untouched: { when: `f.status = 'new'` },
};
type Counts = Sums<keyof typeof measures>;
const none: Counts = { leads: 0, qualified: 0, converted: 0, dead: 0, untouched: 0 };
const mostMonths = 24;
const between = ' · ';

/** Where leads come from, and what they are worth (REP-4, M1). */
export const leadSources: NamedReport = {
  habits: {},
  make: async (asking) => {
    const { question } = asking;
    const spent = question.seesCosts ? await sumsOf(asking.ask, costFacts(question), costMeasures) : null;
    const main = await bySource(asking, 'main', sourceOf, (key) => sourceLabel(asking, key), spent);
    return {
      finding: findingOf(asking, main),
      main,
      further: [
        await bySource(asking, 'subSources', subSourceOf, (key) => subSourceLabel(asking, key)),
        ...(question.from > 0 ? [await byMonth(asking)] : []),
      ],
      definitions: [
        definition(asking, 'leads', 'M1'),
        definition(asking, 'qualified', null),
        ...(spent ? [definition(asking, 'costPerLead', 'K7')] : []),
      ],
      notes: spent ? costNotes(asking, spent) : [],
    };
  },
  behind: (asking, key): Slices | undefined => {
    const { question, before } = asking;
    const group = key === 'main' ? sourceOf : key === 'subSources' ? subSourceOf : undefined;
    if (key !== 'leadMonths' && group === undefined) return undefined;
    const facts = group === undefined ? monthFacts(asking) : leadsBy(question, group);
    const costs = { facts: costFacts(question), when: costMeasures.cost.when };
    return {
      ...Object.fromEntries(Object.entries(measures).map(([name, { when }]) => [name, { facts, when }])),
      qualifiedRate: { facts, when: measures.qualified.when },
      convertedRate: { facts, when: measures.converted.when },
      ...(key === 'main' && question.seesCosts && { cost: costs, costPerLead: costs }),
      ...(group !== undefined && before && { before: { facts: leadsBy(before, group), when: '1' } }),
    };
  },
};

const subSourceOf = `coalesce(c.source, '') || '${between}' || coalesce(c.sub_source, '')`;

function subSourceLabel(asking: Asking, key: string): string {
  const [source = '', sub = ''] = key.split(between);
  return `${sourceLabel(asking, source)}${sub === '' ? '' : `${between}${sub}`}`;
}

function leadsBy(question: Question, group: string): Facts {
  const { sql, parameters } = newLeadsOf(question);
  return {
    kind: 'lead',
    sql: {
      sql: `SELECT c.id AS id, ${group} AS grp, c.status AS status, c.qualified_at AS qualified_at ${sql}`,
      parameters,
    },
  };
}

async function bySource(
  asking: Asking,
  key: 'main' | 'subSources',
  group: string,
  nameOf: (key: string) => string,
  spent: Spent | null = null,
): Promise<ReportTable> {
  const { ask, question, before, words } = asking;
  const now = await sumsOf(ask, leadsBy(question, group), measures);
  const then = before && (await sumsOf(ask, leadsBy(before, group), { leads: measures.leads }));
  // A source that cost something and brought nobody is worth knowing of.
  const keys = [...new Set([...now.byRow.keys(), ...(spent ? [...spent.byRow.keys()].filter(Boolean) : [])])].sort(
    (left, right) => (now.byRow.get(right)?.leads ?? 0) - (now.byRow.get(left)?.leads ?? 0) || (left < right ? -1 : 1),
  );
  const cells = (counts: Counts, was: number | null, cost?: number | null): Record<string, ReportCell> => ({
    ...countCells(counts),
    ...(spent && costCells(counts.leads, cost ?? null)),
    part: shareCell(counts.leads, now.all.leads),
    before: { value: was },
    change: changeCell(counts.leads, was, 'bad'),
  });
  return {
    ...table(asking, key === 'main' ? 'leadSources' : key, {
      columns: [
        column(asking, 'leads', 'count', { definition: 'leads' }),
        column(asking, 'part', 'ratio'),
        column(asking, 'before', 'count'),
        column(asking, 'change', 'count', { isChange: true }),
        column(asking, 'qualified', 'count', { definition: 'qualified' }),
        column(asking, 'qualifiedRate', 'ratio'),
        column(asking, 'converted', 'count'),
        column(asking, 'convertedRate', 'ratio'),
        column(asking, 'dead', 'count'),
        column(asking, 'untouched', 'count'),
        ...(spent
          ? [column(asking, 'cost', 'money'), column(asking, 'costPerLead', 'money', { definition: 'costPerLead' })]
          : []),
      ],
      rows: keys.map((one): ReportRow => ({
        key: one,
        label: nameOf(one),
        cells: cells(now.byRow.get(one) ?? none, then ? (then.byRow.get(one)?.leads ?? 0) : null, costOf(spent, one)),
      })),
      totals: {
        key: 'totals',
        label: words.say('totals'),
        cells: cells(now.all, then?.all.leads ?? null, spent?.all.cost),
      },
      series: [{ column: 'leads', mark: 'bar' }],
    }),
    key,
  };
}

const costMeasures = {
  cost: { when: 'f.base IS NOT NULL', value: 'f.base' },
  withoutRate: { when: 'f.base IS NULL' },
};
type Spent = Awaited<ReturnType<typeof sumsOf<keyof typeof costMeasures>>>;

/** What marketing cost, by the source it was spent on (K7). */
function costFacts(question: Question): Facts {
  const { sql, parameters } = costsOf(question, ['marketing']);
  return {
    kind: 'cost',
    sql: {
      sql: `SELECT c.id AS id, ${sourceOf} AS grp, ${costInBase} AS base ${sql}`,
      parameters: [question.currency, ...parameters],
    },
  };
}

/** Costs of no source belong to all leads, not to those without one: they are in the total alone. */
function costOf(spent: Spent | null, key: string): number | null {
  return key === '' ? null : (spent?.byRow.get(key)?.cost ?? 0);
}

function costCells(leads: number, cost: number | null): Record<string, ReportCell> {
  const each = cost === null || leads === 0 ? null : Math.round(cost / leads);
  return { cost: { value: cost }, costPerLead: { value: each, numerator: cost, denominator: leads } };
}

function costNotes({ words }: Asking, { byRow, all }: Spent): string[] {
  const unallocated = byRow.get('')?.cost ?? 0;
  return [
    ...(all.cost === 0 && all.withoutRate === 0 ? [words.say('notes.noCost')] : []),
    ...(unallocated > 0
      ? [
          words.say('notes.unallocated', {
            sum: words.money(unallocated),
            percent: words.percent(unallocated / all.cost),
          }),
        ]
      : []),
    ...(all.withoutRate > 0 ? [words.say('notes.costsWithoutRate', { costs: words.number(all.withoutRate) })] : []),
  ];
}

function countCells(counts: Counts): Record<string, ReportCell> {
  return {
    leads: { value: counts.leads },
    qualified: { value: counts.qualified },
    qualifiedRate: shareCell(counts.qualified, counts.leads),
    converted: { value: counts.converted },
    convertedRate: shareCell(counts.converted, counts.leads),
    dead: { value: counts.dead },
    untouched: { value: counts.untouched },
  };
}

function months({ period, today }: Asking): string[] {
  return monthsOf({ from: period.from ?? today, to: period.to ?? addMonths(today, 1) }, mostMonths).map((month) =>
    month.slice(0, 7),
  );
}

function monthFacts(asking: Asking): Facts {
  const { question, timeZone } = asking;
  const { sql, parameters } = newLeadsOf(question);
  const ends = months(asking).map((month) => ({ month, stop: startOfDate(addMonths(`${month}-01`, 1), timeZone) }));
  const cases = ends.map(() => 'WHEN c.received_at < ? THEN ?').join(' ');
  return {
    kind: 'lead',
    sql: {
      sql: `SELECT c.id AS id, CASE ${cases} ELSE '' END AS grp, c.status AS status, c.qualified_at AS qualified_at ${sql}`,
      parameters: [...ends.flatMap(({ stop, month }) => [stop, month]), ...parameters],
    },
  };
}

async function byMonth(asking: Asking): Promise<ReportTable> {
  const { byRow } = await sumsOf(asking.ask, monthFacts(asking), measures);
  return table(asking, 'leadMonths', {
    columns: [
      column(asking, 'leads', 'count'),
      column(asking, 'qualified', 'count'),
      column(asking, 'converted', 'count'),
    ],
    rows: months(asking).map((month) => ({ key: month, label: month, cells: countCells(byRow.get(month) ?? none) })),
    isUpright: true,
    series: [
      { column: 'leads', mark: 'bar' },
      { column: 'converted', mark: 'line' },
    ],
  });
}

function findingOf({ words }: Asking, { rows, totals }: ReportTable): MadeReport['finding'] {
  const all = Number(totals?.cells['leads']?.value ?? 0);
  const [first] = rows;
  if (!first || all === 0) return null;
  const leads = Number(first.cells['leads']?.value ?? 0);
  return {
    lead: words.say('findings.leadSources.lead', {
      source: first.label,
      leads: words.number(leads),
      all: words.number(all),
    }),
    rest: words.say('findings.leadSources.rest', {
      qualified: words.percent(Number(totals?.cells['qualifiedRate']?.value ?? 0)),
      untouched: words.number(Number(totals?.cells['untouched']?.value ?? 0)),
    }),
    tone: 'plain',
  };
}
