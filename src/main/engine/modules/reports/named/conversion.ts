import type { ReportCell, ReportRow } from '@shared/modules/reports/report';
import type { Sql } from '../../../access/scope';
import { convertedLeads, dealStatusOf, winsFromLeads } from '../metrics/lead-conversion';
import { newLeadsOf } from '../metrics/leads';
import type { Question } from '../metrics/question';
import type { Asking } from './asking';
import type { Facts } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { changeCell, column, definition, shareCell, sourceLabel, sourceOf, table } from './named-report';

/** Fewer leads of a source say nothing about it. */
const fewest = 10;
const isDeal = 'f.deal_status IS NOT NULL';
const isWon = `f.deal_status = 'won'`;

interface Counts {
  readonly leads: number;
  readonly deals: number;
  readonly won: number;
}

/** How many leads become deals, and how many are won, by source (REP-2, K11). */
export const conversion: NamedReport = {
  habits: {},
  make: async (asking) => {
    const { question, before, words, input } = asking;
    const now = await countsOf(asking, question);
    const then = before && (await countsOf(asking, before));
    const keys = [...now.keys()].sort(
      (left, right) => (now.get(right)?.leads ?? 0) - (now.get(left)?.leads ?? 0) || (left < right ? -1 : 1),
    );
    const row = (key: string, label: string, counts: Counts, was: Counts | null): ReportRow => ({
      key,
      label,
      cells: cellsOf(counts, was),
    });
    const rows = keys.map((key) =>
      row(key, sourceLabel(asking, key), now.get(key) ?? nothing, then ? (then.get(key) ?? nothing) : null),
    );
    const totals = row('totals', words.say('totals'), sumOf(now), then && sumOf(then));
    return {
      finding: findingOf(asking, rows, totals),
      main: table(asking, 'conversion', {
        columns: [
          column(asking, 'leads', 'count', { definition: 'leads' }),
          column(asking, 'becameDeals', 'count'),
          column(asking, 'dealRate', 'ratio', { definition: `dealRate.${input.view}` }),
          column(asking, 'wonDeals', 'count'),
          column(asking, 'wonRate', 'ratio', { definition: `wonRate.${input.view}` }),
          column(asking, 'wonBefore', 'ratio'),
          column(asking, 'change', 'ratio', { isChange: true }),
        ],
        rows,
        totals,
        series: [
          { column: 'dealRate', mark: 'bar' },
          { column: 'wonRate', mark: 'bar' },
        ],
      }),
      definitions: [
        definition(asking, 'leads', null),
        definition(asking, `dealRate.${input.view}`, null),
        definition(asking, `wonRate.${input.view}`, null),
      ],
    };
  },
  behind: ({ question, input }, key): Slices | undefined => {
    if (key !== 'main') return undefined;
    const leads = newLeads(question);
    if (input.view === 'cohort')
      return {
        leads: { facts: leads, when: '1' },
        becameDeals: { facts: leads, when: isDeal },
        dealRate: { facts: leads, when: isDeal },
        wonDeals: { facts: leads, when: isWon },
        wonRate: { facts: leads, when: isWon },
      };
    const [converted, won] = [conversions(question), wins(question)];
    return {
      leads: { facts: leads, when: '1' },
      becameDeals: { facts: converted, when: isDeal },
      dealRate: { facts: converted, when: isDeal },
      wonDeals: { facts: won, when: '1' },
      wonRate: { facts: won, when: '1' },
    };
  },
};

const nothing: Counts = { leads: 0, deals: 0, won: 0 };

async function countsOf({ ask, input }: Asking, question: Question): Promise<ReadonlyMap<string, Counts>> {
  const came = await sumsOf(ask, newLeads(question), {
    leads: { when: '1' },
    deals: { when: isDeal },
    won: { when: isWon },
  });
  if (input.view === 'cohort') return came.byRow;
  const converted = await sumsOf(ask, conversions(question), { deals: { when: isDeal } });
  const won = await sumsOf(ask, wins(question), { won: { when: '1' } });
  const keys = new Set([...came.byRow.keys(), ...converted.byRow.keys(), ...won.byRow.keys()]);
  return new Map(
    [...keys].map((key) => [
      key,
      {
        leads: came.byRow.get(key)?.leads ?? 0,
        deals: converted.byRow.get(key)?.deals ?? 0,
        won: won.byRow.get(key)?.won ?? 0,
      },
    ]),
  );
}

function sumOf(counts: ReadonlyMap<string, Counts>): Counts {
  return [...counts.values()].reduce(
    (sum, one) => ({ leads: sum.leads + one.leads, deals: sum.deals + one.deals, won: sum.won + one.won }),
    nothing,
  );
}

function newLeads(question: Question): Facts {
  return leadsWithDeal(question, newLeadsOf(question));
}

function conversions(question: Question): Facts {
  return leadsWithDeal(question, convertedLeads(question));
}

function leadsWithDeal(question: Question, leads: Sql): Facts {
  const status = dealStatusOf(question);
  return {
    kind: 'lead',
    sql: {
      sql: `SELECT c.id AS id, ${sourceOf} AS grp, ${status.sql} AS deal_status ${leads.sql}`,
      parameters: [...status.parameters, ...leads.parameters],
    },
  };
}

function wins(question: Question): Facts {
  const { sql, parameters } = winsFromLeads(question);
  return { kind: 'opportunity', sql: { sql: `SELECT c.id AS id, ${sourceOf} AS grp ${sql}`, parameters } };
}

function cellsOf({ leads, deals, won }: Counts, was: Counts | null): Record<string, ReportCell> {
  const wonRate = shareCell(won, leads);
  const before = was ? shareCell(was.won, was.leads) : { value: null };
  return {
    leads: { value: leads },
    becameDeals: { value: deals },
    dealRate: shareCell(deals, leads),
    wonDeals: { value: won },
    wonRate,
    wonBefore: before,
    change: changeCell(numberOf(wonRate), numberOf(before), 'bad', 0.01),
  };
}

function numberOf({ value }: ReportCell): number | null {
  return typeof value === 'number' ? value : null;
}

function findingOf({ words }: Asking, rows: readonly ReportRow[], totals: ReportRow): MadeReport['finding'] {
  const of = (row: ReportRow, key: string) => Number(row.cells[key]?.value ?? 0);
  if (of(totals, 'leads') === 0) return null;
  const known = rows
    .filter((row) => of(row, 'leads') >= fewest)
    .sort((left, right) => of(right, 'wonRate') - of(left, 'wonRate'));
  const [best, worst] = [known[0], known.at(-1)];
  const rest =
    best && worst && of(best, 'wonRate') > of(worst, 'wonRate')
      ? words.say('findings.conversion.rest', {
          best: best.label,
          bestRate: words.percent(of(best, 'wonRate')),
          worst: worst.label,
          worstRate: words.percent(of(worst, 'wonRate')),
        })
      : '';
  return {
    lead: words.say('findings.conversion.lead', {
      deals: words.percent(of(totals, 'dealRate')),
      won: words.percent(of(totals, 'wonRate')),
      leads: words.number(of(totals, 'leads')),
    }),
    rest,
    tone: 'plain',
  };
}
