import { addDays, relativePeriod } from '@shared/lib/dates';
import type { ReportCell, ReportRow } from '@shared/modules/reports/report';
import { doneFacts, openFacts } from './activity-facts';
import type { Asking } from './asking';
import type { Facts, Measure, Sums } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { column, definition, personRow, table } from './named-report';

const kinds = ['call', 'visit', 'meeting', 'mail', 'task'] as const;
const daysAhead = 7;

const done: Readonly<Record<(typeof kinds)[number] | 'done', Measure>> = {
  call: { when: `f.kind = 'call'` },
  visit: { when: `f.kind = 'visit'` },
  meeting: { when: `f.kind = 'meeting'` },
  mail: { when: `f.kind = 'mail'` },
  task: { when: `f.kind = 'task'` },
  done: { when: '1' },
};
const waiting = { planned: { when: 'f.is_ahead' }, overdue: { when: 'f.is_overdue' } };
const noneDone: Sums<keyof typeof done> = { call: 0, visit: 0, meeting: 0, mail: 0, task: 0, done: 0 };

/** What each person did in the period, has planned for the seven days from today, and is late with (REP-8, ACT-05). */
export const activity: NamedReport = {
  habits: { period: (today) => relativePeriod('lastWeek', today) },
  make: async (asking) => {
    const { ask, words } = asking;
    const did = await sumsOf(ask, doneFacts(asking), done);
    const then = asking.before && (await sumsOf(ask, doneFacts(asking, asking.before), { done: { when: '1' } }));
    const will = await sumsOf(ask, waitingFacts(asking), waiting);
    const keys = [...new Set([...did.byRow.keys(), ...will.byRow.keys()])].sort(
      (left, right) => (did.byRow.get(right)?.done ?? 0) - (did.byRow.get(left)?.done ?? 0) || (left < right ? -1 : 1),
    );
    const cells = (
      counts: Sums<keyof typeof done>,
      ahead: Sums<keyof typeof waiting> | undefined,
      was: number | null,
    ): Record<string, ReportCell> => ({
      ...Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, { value }])),
      before: { value: was },
      planned: { value: ahead?.planned ?? 0 },
      overdue: { value: ahead?.overdue ?? 0, ...((ahead?.overdue ?? 0) > 0 && { tone: 'bad' as const }) },
    });
    const rows = keys.map((key): ReportRow => ({
      ...personRow(asking, key),
      cells: cells(did.byRow.get(key) ?? noneDone, will.byRow.get(key), then ? (then.byRow.get(key)?.done ?? 0) : null),
    }));
    return {
      finding: findingOf(asking, rows, did.all.done, will.all),
      main: table(asking, 'activity', {
        columns: [
          ...kinds.map((kind) => column(asking, kind, 'count')),
          column(asking, 'done', 'count', { definition: 'activity' }),
          column(asking, 'before', 'count'),
          column(asking, 'planned', 'count'),
          column(asking, 'overdue', 'count'),
        ],
        rows,
        totals: {
          key: 'totals',
          label: words.say('totals'),
          cells: cells(did.all, will.all, then?.all.done ?? null),
        },
        series: kinds.map((kind) => ({ column: kind, mark: 'stack' as const })),
      }),
      definitions: [definition(asking, 'activity', null)],
    };
  },
  behind: (asking, key): Slices | undefined => {
    if (key !== 'main') return undefined;
    const [did, will] = [doneFacts(asking), waitingFacts(asking)];
    return {
      ...Object.fromEntries(Object.entries(done).map(([name, { when }]) => [name, { facts: did, when }])),
      planned: { facts: will, when: waiting.planned.when },
      overdue: { facts: will, when: waiting.overdue.when },
      ...(asking.before && { before: { facts: doneFacts(asking, asking.before), when: '1' } }),
    };
  },
};

/** Ahead is what begins from now on. */
function waitingFacts(asking: Asking): Facts {
  const { question, today } = asking;
  return openFacts(asking, { ahead: { from: today, to: addDays(today, daysAhead), fromMoment: question.now } });
}

function findingOf(
  { words }: Asking,
  rows: readonly ReportRow[],
  all: number,
  { planned, overdue }: Sums<keyof typeof waiting>,
): MadeReport['finding'] {
  if (rows.length === 0) return null;
  const late = [...rows].sort((left, right) => overdueOf(right) - overdueOf(left))[0];
  return {
    lead: words.say('findings.activity.lead', { done: words.number(all), planned: words.number(planned) }),
    rest:
      late && overdue > 0
        ? words.say('findings.activity.late', {
            overdue: words.number(overdue),
            person: late.label,
            theirs: words.number(overdueOf(late)),
          })
        : words.say('findings.activity.noneLate'),
    tone: 'plain',
  };
}

function overdueOf({ cells }: ReportRow): number {
  return Number(cells['overdue']?.value ?? 0);
}
