import { addMonths, startOfDate } from '@shared/lib/dates';
import { monthsOf } from '@shared/modules/reports/period';
import type { ReportCell, ReportRow } from '@shared/modules/reports/report';
import { indexedBy, keepWalking } from '../../../database/dialect';
import { dealWorth } from '../metrics/product-share';
import type { Asking } from './asking';
import type { Facts } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { column, definition, table } from './named-report';
import { overdueDeals } from './record-lists';

const monthsBack = 12;
const monthsAhead = 6;
const mostMonths = 36;
/** From this chance on a deal may be promised. */
const promised = 70;

const open = {
  deals: { when: '1' },
  best: { when: '1', value: 'f.amount' },
  commit: { when: `f.probability >= ${promised}`, value: 'f.amount' },
  weighted: { when: '1', value: 'f.amount * f.probability / 100.0' },
};
const aside = ['overdue', 'undated', 'later'] as const;

/** What is to come, by the month deals are expected to close, beside what came in the twelve months before (REP-1, 4.5). */
export const forecast: NamedReport = {
  habits: {
    period: (today) => ({ from: `${today.slice(0, 7)}-01`, to: addMonths(`${today.slice(0, 7)}-01`, monthsAhead) }),
  },
  make: async (asking) => {
    const { ask, words, today } = asking;
    const months = monthsShown(asking);
    const thisMonth = today.slice(0, 7);
    const won = await sumsOf(ask, wonFacts(asking, months), {
      deals: { when: '1' },
      value: { when: '1', value: 'f.amount' },
    });
    const expected = await sumsOf(ask, openFacts(asking, months), open);
    const trend = trendOf(
      months.map((month) => ({ month, value: won.byRow.get(month)?.value ?? 0 })),
      thisMonth,
    );
    const asked = months.filter((month) => isAsked(asking, month));
    const cellsFor = (some: readonly string[]): Record<string, ReportCell> => {
      const sum = (read: (month: string) => number | undefined) =>
        some.reduce((all, month) => all + (read(month) ?? 0), 0);
      const isAhead = some.some((month) => month >= thisMonth);
      const ahead = (read: (month: string) => number | undefined) => ({
        value: isAhead ? Math.round(sum(read)) : null,
      });
      const isThere = some.some((month) => month <= thisMonth);
      return {
        wonDeals: { value: isThere ? sum((month) => won.byRow.get(month)?.deals) : null },
        won: { value: isThere ? sum((month) => won.byRow.get(month)?.value) : null },
        deals: ahead((month) => expected.byRow.get(month)?.deals),
        commit: ahead((month) => expected.byRow.get(month)?.commit),
        weighted: ahead((month) => expected.byRow.get(month)?.weighted),
        best: ahead((month) => expected.byRow.get(month)?.best),
      };
    };
    const rows = months.map((month): ReportRow => ({
      key: month,
      label: month,
      cells: { ...cellsFor([month]), trend: { value: trend.get(month) ?? null } },
    }));
    const totals: ReportRow = { key: 'totals', label: words.say('ofPeriod'), cells: cellsFor(asked) };
    return {
      finding: findingOf(asking, totals, expected.byRow.get('overdue')?.deals ?? 0),
      main: table(asking, 'forecast', {
        columns: [
          column(asking, 'wonDeals', 'count'),
          column(asking, 'won', 'money', { definition: 'won' }),
          column(asking, 'deals', 'count'),
          column(asking, 'commit', 'money', { definition: 'commit' }),
          column(asking, 'weighted', 'money', { definition: 'weighted' }),
          column(asking, 'best', 'money', { definition: 'best' }),
          column(asking, 'trend', 'money', { definition: 'trend' }),
        ],
        rows,
        totals,
        isUpright: true,
        series: [
          { column: 'won', mark: 'stack' },
          { column: 'weighted', mark: 'stack' },
          { column: 'best', mark: 'line' },
          { column: 'trend', mark: 'line' },
        ],
      }),
      further: [
        table(asking, 'asideDeals', {
          columns: [
            column(asking, 'deals', 'count'),
            column(asking, 'weighted', 'money'),
            column(asking, 'best', 'money'),
          ],
          rows: aside.map((key): ReportRow => ({
            key,
            label: words.say(`aside.${key}`),
            cells: {
              deals: { value: expected.byRow.get(key)?.deals ?? 0 },
              weighted: { value: Math.round(expected.byRow.get(key)?.weighted ?? 0) },
              best: { value: expected.byRow.get(key)?.best ?? 0 },
            },
          })),
        }),
        await overdueDeals(asking),
      ],
      definitions: ['won', 'commit', 'weighted', 'best', 'trend'].map((key) =>
        definition(asking, key, key === 'weighted' ? 'M9' : null),
      ),
    };
  },
  behind: (asking, key): Slices | undefined => {
    if (key !== 'main' && key !== 'asideDeals') return undefined;
    const months = monthsShown(asking);
    const facts = openFacts(asking, months);
    // The foot is about the period asked for: the twelve months before are there to compare with.
    const asked = months.filter((month) => isAsked(asking, month));
    const totals = openFacts(asking, asked, true);
    const won = wonFacts(asking, months);
    const wonTotals = wonFacts(asking, asked);
    return {
      deals: { facts, when: '1', totals },
      best: { facts, when: '1', totals },
      weighted: { facts, when: '1', totals },
      commit: { facts, when: open.commit.when, totals },
      wonDeals: { facts: won, when: '1', totals: wonTotals },
      won: { facts: won, when: '1', totals: wonTotals },
    };
  },
};

function isAsked({ period }: Asking, month: string): boolean {
  return month >= (period.from ?? '').slice(0, 7) && (period.to === null || `${month}-01` < period.to);
}

/** The months asked for and the twelve before this one or before them, whichever begins earlier. */
export function monthsShown({ period, today }: Asking): string[] {
  const thisMonth = `${today.slice(0, 7)}-01`;
  const from = period.from === null || period.from > thisMonth ? thisMonth : period.from;
  const to = period.to ?? addMonths(thisMonth, monthsAhead);
  return monthsOf({ from: addMonths(`${from.slice(0, 7)}-01`, -monthsBack), to }, mostMonths).map((month) =>
    month.slice(0, 7),
  );
}

/** Deals won, by the month of their close (traps 2 and 4). Walks `opportunity_closed_at`. */
function wonFacts({ question, timeZone }: Asking, months: readonly string[]): Facts {
  const { currency, deals } = question;
  const buckets = months.map(() => 'SELECT ? AS month, ? AS start, ? AS stop').join(' UNION ALL ');
  const ends = months.flatMap((month) => [
    month,
    startOfDate(`${month}-01`, timeZone),
    startOfDate(addMonths(`${month}-01`, 1), timeZone),
  ]);
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, b.month AS grp, ${dealWorth(question)} AS amount FROM (${buckets === '' ? `SELECT '' AS month, 0 AS start, 0 AS stop` : buckets}) b
        CROSS JOIN opportunity c ${indexedBy('opportunity_closed_at')} ON c.closed_at >= b.start AND c.closed_at < b.stop
        WHERE ${keepWalking('c')} AND c.status = 'won' AND ${deals.sql}`,
      parameters: [currency, ...ends, ...deals.parameters],
    },
  };
}

/** Open deals by the month they are expected in; those that are late, have no day, or come after the months shown stand apart. */
function openFacts({ question, today }: Asking, months: readonly string[], isOnlyThese = false): Facts {
  const { currency, deals } = question;
  const last = months.at(-1) ?? '';
  const within = `c.expected_close_date >= ? AND substr(c.expected_close_date, 1, 7) <= ?`;
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, c.probability AS probability, ${dealWorth(question)} AS amount,
          CASE WHEN c.expected_close_date IS NULL THEN 'undated' WHEN c.expected_close_date < ? THEN 'overdue'
            WHEN ${within} THEN substr(c.expected_close_date, 1, 7) ELSE 'later' END AS grp
        FROM opportunity c WHERE ${keepWalking('c')} AND c.status = 'open' AND ${deals.sql}${isOnlyThese ? ` AND ${within} AND substr(c.expected_close_date, 1, 7) >= ?` : ''}`,
      parameters: [
        currency,
        today,
        today,
        last,
        ...deals.parameters,
        ...(isOnlyThese ? [today, last, months[0] ?? ''] : []),
      ],
    },
  };
}

/** A straight line through the last twelve whole months (least squares), drawn on through the months ahead. */
function trendOf(
  months: readonly { readonly month: string; readonly value: number }[],
  thisMonth: string,
): ReadonlyMap<string, number> {
  const base = months
    .map((one, place) => ({ ...one, place }))
    .filter(({ month }) => month < thisMonth)
    .slice(-monthsBack);
  if (base.length < 3) return new Map();
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const placeMean = mean(base.map(({ place }) => place));
  const valueMean = mean(base.map(({ value }) => value));
  const spread = base.reduce((sum, { place }) => sum + (place - placeMean) ** 2, 0);
  const slope = base.reduce((sum, { place, value }) => sum + (place - placeMean) * (value - valueMean), 0) / spread;
  const first = base[0]?.place ?? 0;
  return new Map(
    months.flatMap(({ month }, place) =>
      place < first ? [] : [[month, Math.max(0, Math.round(valueMean + slope * (place - placeMean)))] as const],
    ),
  );
}

function findingOf({ words, showsMoney }: Asking, { cells }: ReportRow, overdue: number): MadeReport['finding'] {
  const of = (key: string) => Number(cells[key]?.value ?? 0);
  const late = overdue > 0 ? words.say('findings.forecast.late', { deals: words.number(overdue) }) : '';
  if (!showsMoney)
    return {
      lead: words.say('findings.forecast.deals', { deals: words.number(of('deals')) }),
      rest: late,
      tone: 'plain',
    };
  return {
    lead: words.say('findings.forecast.lead', { sum: words.money(of('won') + of('weighted')) }),
    rest: `${words.say('findings.forecast.rest', {
      won: words.money(of('won')),
      weighted: words.money(of('weighted')),
      best: words.money(of('best')),
    })}${late}`,
    tone: 'plain',
  };
}
