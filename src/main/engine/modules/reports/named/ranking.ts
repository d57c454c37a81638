import type { ReportRow, ReportTable } from '@shared/modules/reports/report';
import type { Question } from '../metrics/question';
import { closedDeals } from '../metrics/win-rate';
import { dealWorth } from '../metrics/product-share';
import type { Asking } from './asking';
import type { Facts } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { changeCell, column, definition, personRow, sellerOf, shareCell, table } from './named-report';

const day = 86_400_000;
/** Who came later than so many days before the end has not had the time of the others. */
const newFor = 90;

const sides = { main: sellerOf, rankedDepartments: `coalesce(c.department_id, '')` } as const;
type Side = keyof typeof sides;
const isWon = `f.status = 'won'`;
const measures = {
  won: { when: isWon },
  value: { when: isWon, value: 'f.amount' },
  closed: { when: '1' },
};

/** Who wins most (PER-01, K16): people and departments by what they won; the same gives the same place. */
export const ranking: NamedReport = {
  habits: {},
  make: async (asking) => {
    const { words, names } = asking;
    const starters = await newStarters(asking);
    const main = await rank(asking, 'main', (key) => personRow(asking, key), starters);
    const departments = await rank(asking, 'rankedDepartments', (key) => ({
      label: key === '' ? words.say('noDepartment') : names.department(key),
    }));
    return {
      finding: findingOf(asking, main),
      main,
      further: departments.rows.length > 1 ? [departments] : [],
      definitions: [definition(asking, 'ranking', 'M4')],
      notes: starters.size > 0 && main.rows.some(({ key }) => starters.has(key)) ? [words.say('notes.starters')] : [],
    };
  },
  behind: ({ question, before }, key): Slices | undefined => {
    if (key !== 'main' && key !== 'rankedDepartments') return undefined;
    const facts = closedBy(question, key);
    return {
      wonDeals: { facts, when: isWon },
      value: { facts, when: isWon },
      winRate: { facts, when: '1' },
      ...(before && { before: { facts: closedBy(before, key), when: isWon } }),
    };
  },
};

function closedBy(question: Question, side: Side): Facts {
  const closed = closedDeals(question, 'both');
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, ${sides[side]} AS grp, c.status AS status, ${dealWorth(question)} AS amount ${closed.sql}`,
      parameters: [question.currency, ...closed.parameters],
    },
  };
}

async function rank(
  asking: Asking,
  side: Side,
  nameOf: (key: string) => Pick<ReportRow, 'label' | 'userId'>,
  starters: ReadonlySet<string> = new Set(),
): Promise<ReportTable> {
  const { ask, question, before, showsMoney, words } = asking;
  const now = await sumsOf(ask, closedBy(question, side), measures);
  const then = before && (await sumsOf(ask, closedBy(before, side), measures));
  const chosen = showsMoney ? 'value' : 'won';
  const entries = [...now.byRow].sort(
    ([left, one], [right, other]) => other[chosen] - one[chosen] || other.won - one.won || (left < right ? -1 : 1),
  );
  const cells = (sums: (typeof now)['all'], was: number | null): ReportRow['cells'] => ({
    wonDeals: { value: sums.won },
    value: { value: sums.value },
    part: shareCell(sums[chosen], now.all[chosen]),
    winRate: shareCell(sums.won, sums.closed),
    before: { value: was },
    change: changeCell(sums.won, was, 'bad'),
  });
  return {
    ...table(asking, side === 'main' ? 'ranking' : side, {
      columns: [
        column(asking, 'rank', 'count', { definition: 'ranking' }),
        column(asking, 'value', 'money'),
        column(asking, 'wonDeals', 'count'),
        column(asking, 'part', 'ratio'),
        column(asking, 'winRate', 'ratio'),
        column(asking, 'before', 'count'),
        column(asking, 'change', 'count', { isChange: true }),
      ],
      rows: entries.map(([key, sums]) => {
        const name = nameOf(key);
        return {
          key,
          ...name,
          ...(starters.has(key) && { label: words.say('newStarter', { name: name.label }) }),
          cells: {
            rank: { value: 1 + entries.filter(([, other]) => other[chosen] > sums[chosen]).length },
            ...cells(sums, then ? (then.byRow.get(key)?.won ?? 0) : null),
          },
        };
      }),
      totals: {
        key: 'totals',
        label: words.say('totals'),
        cells: { rank: { value: null }, ...cells(now.all, then?.all.won ?? null) },
      },
      series: [{ column: showsMoney ? 'value' : 'wonDeals', mark: 'bar' }],
    }),
    key: side,
  };
}

async function newStarters({ ask, question }: Asking): Promise<ReadonlySet<string>> {
  const end = Math.min(question.to, question.now);
  const rows = await ask<{ id: string }>({
    sql: 'SELECT id FROM app_user WHERE created_at > ? AND created_at <= ?',
    parameters: [Math.max(end - newFor * day, (await firstUserAt(ask)) + 1), end],
  });
  return new Set(rows.map(({ id }) => id));
}

/** With whom the firm itself began nobody is new. */
async function firstUserAt(ask: Asking['ask']): Promise<number> {
  const [row] = await ask<{ at: number | null }>({ sql: 'SELECT min(created_at) AS at FROM app_user', parameters: [] });
  return (row?.at ?? 0) + 30 * day;
}

function findingOf({ words, showsMoney }: Asking, { rows, totals }: ReportTable): MadeReport['finding'] {
  const [first] = rows;
  const won = Number(totals?.cells['wonDeals']?.value ?? 0);
  if (!first || won === 0) return null;
  const values = { person: first.label, deals: words.number(Number(first.cells['wonDeals']?.value ?? 0)) };
  const sum = words.money(Number(first.cells['value']?.value ?? 0));
  return {
    lead: words.say(`findings.ranking.${showsMoney ? 'lead' : 'leadDeals'}`, { ...values, sum }),
    rest: words.say('findings.ranking.rest', {
      won: words.number(won),
      rate: words.percent(Number(totals?.cells['winRate']?.value ?? 0)),
    }),
    tone: 'plain',
  };
}
