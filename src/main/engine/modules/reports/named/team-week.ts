import { addDays, daysBetween, momentsOf, relativePeriod } from '@shared/lib/dates';
import type { DatePeriod } from '@shared/lib/dates';
import { previousPeriod } from '@shared/modules/reports/period';
import type { ReportCell, ReportRow } from '@shared/modules/reports/report';
import { doneFacts, openFacts } from './activity-facts';
import type { Asking } from './asking';
import type { Facts, Sums } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { column, definition, personRow, table } from './named-report';

const counted = { count: { when: '1' } };
const open = { openNow: { when: 'f.is_now' }, openAfter: { when: 'f.is_after' }, overdue: { when: 'f.is_overdue' } };
type Open = Sums<keyof typeof open>;
const nothingOpen: Open = { openNow: 0, openAfter: 0, overdue: 0 };

/** Person by person: done in the week before and in this one, left to do in it, planned for the next, and late (ACT-05, REP-8). */
export const teamWeek: NamedReport = {
  habits: { period: (today) => relativePeriod('thisWeek', today) },
  make: async (asking) => {
    const { ask, words } = asking;
    const { did, before, waits } = factsOf(asking);
    const [now, then] = [await sumsOf(ask, did, counted), await sumsOf(ask, before, counted)];
    const ahead = await sumsOf(ask, waits, open);
    const keys = [...new Set([...now.byRow.keys(), ...then.byRow.keys(), ...ahead.byRow.keys()])].filter((key) =>
      figuresOf(key).some((value) => value > 0),
    );
    function figuresOf(key: string): number[] {
      const { openNow, openAfter, overdue } = ahead.byRow.get(key) ?? nothingOpen;
      return [then.byRow.get(key)?.count ?? 0, now.byRow.get(key)?.count ?? 0, openNow, openAfter, overdue];
    }
    const labelled = keys.map((key) => ({ ...personRow(asking, key), figures: figuresOf(key) }));
    labelled.sort((left, right) => left.label.localeCompare(right.label) || (left.key < right.key ? -1 : 1));
    const rows = labelled.map(({ figures, ...row }): ReportRow => ({ ...row, cells: cellsOf(figures) }));
    const { openNow, openAfter, overdue } = ahead.all;
    return {
      finding: findingOf(asking, rows, now.all.count, ahead.all),
      main: table(asking, 'teamWeek', {
        columns: [
          column(asking, 'doneBefore', 'count', { definition: 'activity' }),
          column(asking, 'doneNow', 'count', { definition: 'activity' }),
          column(asking, 'openNow', 'count'),
          column(asking, 'openAfter', 'count'),
          column(asking, 'overdue', 'count'),
        ],
        rows,
        totals: {
          key: 'totals',
          label: words.say('totals'),
          cells: cellsOf([then.all.count, now.all.count, openNow, openAfter, overdue]),
        },
        series: [
          { column: 'doneNow', mark: 'stack' as const },
          { column: 'openNow', mark: 'stack' as const },
        ],
      }),
      definitions: [definition(asking, 'activity', null)],
    };
  },
  behind: (asking, key): Slices | undefined => {
    if (key !== 'main') return undefined;
    const { did, before, waits } = factsOf(asking);
    return {
      doneBefore: { facts: before, when: '1' },
      doneNow: { facts: did, when: '1' },
      ...Object.fromEntries(Object.entries(open).map(([name, { when }]) => [name, { facts: waits, when }])),
    };
  },
};

function factsOf(asking: Asking): { did: Facts; before: Facts; waits: Facts } {
  const { timeZone, today } = asking;
  const usual = relativePeriod('thisWeek', today);
  const from = asking.input.from ?? usual.from;
  const period: DatePeriod = { from, to: asking.input.to ?? addDays(from, 7) };
  const after = { from: period.to, to: addDays(period.to, Math.max(1, daysBetween(period.from, period.to))) };
  return {
    did: doneFacts(asking, momentsOf(period, timeZone)),
    before: doneFacts(asking, momentsOf(previousPeriod(period), timeZone)),
    waits: openFacts(asking, { now: period, after }),
  };
}

function cellsOf([doneBefore = 0, doneNow = 0, openNow = 0, openAfter = 0, overdue = 0]: readonly number[]): Record<
  string,
  ReportCell
> {
  return {
    doneBefore: { value: doneBefore },
    doneNow: { value: doneNow },
    openNow: { value: openNow },
    openAfter: { value: openAfter },
    overdue: { value: overdue, ...(overdue > 0 && { tone: 'bad' as const }) },
  };
}

function findingOf(
  { words }: Asking,
  rows: readonly ReportRow[],
  done: number,
  { openNow, openAfter, overdue }: Open,
): MadeReport['finding'] {
  if (rows.length === 0) return null;
  const lateOf = ({ cells }: ReportRow) => Number(cells['overdue']?.value ?? 0);
  const late = [...rows].sort((left, right) => lateOf(right) - lateOf(left))[0];
  const number = (value: number) => words.number(value);
  return {
    lead: words.say('findings.teamWeek.lead', {
      done: number(done),
      open: number(openNow),
      after: number(openAfter),
    }),
    rest:
      late && overdue > 0
        ? words.say('findings.teamWeek.late', {
            overdue: number(overdue),
            person: late.label,
            theirs: number(lateOf(late)),
          })
        : words.say('findings.teamWeek.noneLate'),
    tone: 'plain',
  };
}
