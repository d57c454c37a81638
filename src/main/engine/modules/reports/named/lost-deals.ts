import type { ReportRow, ReportTable } from '@shared/modules/reports/report';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Question } from '../metrics/question';
import { closedDeals } from '../metrics/win-rate';
import { dealWorth } from '../metrics/product-share';
import type { Asking } from './asking';
import type { Facts } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { changeCell, column, definition, personRow, sellerOf, shareCell, table } from './named-report';
import { lostList } from './record-lists';

/** What each of its tables counts lost deals by. */
const sides = {
  main: `coalesce(c.lost_reason, '')`,
  lostStages: `coalesce((SELECT m.from_stage_id FROM stage_move m WHERE m.opportunity_id = c.id AND m.to_type = 'lost'
    ORDER BY m.at DESC, m.id DESC LIMIT 1), '')`,
  competitors: `coalesce(c.competitor, '')`,
  lostOwners: sellerOf,
} as const;
type Side = keyof typeof sides;

function isSide(key: string): key is Side {
  return key in sides;
}

/** Why and where deals are lost, and to whom (REP-5). */
export const lostDeals: NamedReport = {
  habits: {},
  make: async (asking) => {
    const { words } = asking;
    const main = await sideOf(asking, 'main', (key) => ({
      label: key === '' ? words.say('noReason') : words.option('opportunities', 'lostReason', key),
    }));
    const stageNames = new Map(
      (await asking.ask<{ id: string; name: string }>({ sql: 'SELECT id, name FROM stage', parameters: [] })).map(
        ({ id, name }) => [id, name],
      ),
    );
    return {
      finding: findingOf(asking, main),
      main,
      further: [
        await sideOf(asking, 'lostStages', (key) => ({ label: stageNames.get(key) ?? words.say('noStage') })),
        await sideOf(asking, 'competitors', (key) => ({ label: key === '' ? words.say('noCompetitor') : key })),
        await sideOf(asking, 'lostOwners', (key) => personRow(asking, key)),
        await lostList(asking),
      ],
      definitions: [definition(asking, 'lost', 'M4')],
      notes: await notesOf(asking),
    };
  },
  behind: ({ question, before }, key): Slices | undefined => {
    if (!isSide(key)) return undefined;
    const facts = lostBy(question, key);
    return {
      deals: { facts, when: '1' },
      value: { facts, when: '1' },
      ...(before && { before: { facts: lostBy(before, key), when: '1' } }),
    };
  },
};

function lostBy(question: Question, side: Side): Facts {
  const lost = closedDeals(question, 'lost');
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT c.id AS id, ${sides[side]} AS grp, ${dealWorth(question)} AS amount ${lost.sql}`,
      parameters: [question.currency, ...lost.parameters],
    },
  };
}

async function sideOf(
  asking: Asking,
  side: Side,
  nameOf: (key: string) => Pick<ReportRow, 'label' | 'userId'>,
): Promise<ReportTable> {
  const { ask, question, before } = asking;
  const measures = { deals: { when: '1' }, value: { when: '1', value: 'f.amount' } };
  const now = await sumsOf(ask, lostBy(question, side), measures);
  const then = before && (await sumsOf(ask, lostBy(before, side), measures));
  const cells = (deals: number, value: number, was: number | null): ReportRow['cells'] => ({
    deals: { value: deals },
    value: { value },
    part: shareCell(deals, now.all.deals),
    before: { value: was },
    change: changeCell(deals, was, 'good'),
  });
  const keys = [...now.byRow.keys()].sort((left, right) => dealsOf(right) - dealsOf(left) || (left < right ? -1 : 1));
  function dealsOf(key: string): number {
    return now.byRow.get(key)?.deals ?? 0;
  }
  return {
    ...table(asking, side === 'main' ? 'lostReasons' : side, {
      columns: [
        column(asking, 'deals', 'count', { definition: 'lost' }),
        column(asking, 'value', 'money'),
        column(asking, 'part', 'ratio'),
        column(asking, 'before', 'count'),
        column(asking, 'change', 'count', { isChange: true }),
      ],
      rows: keys.map((key) => ({
        key,
        ...nameOf(key),
        cells: cells(dealsOf(key), now.byRow.get(key)?.value ?? 0, then ? (then.byRow.get(key)?.deals ?? 0) : null),
      })),
      totals: {
        key: 'totals',
        label: asking.words.say('totals'),
        cells: cells(now.all.deals, now.all.value, then?.all.deals ?? null),
      },
      series: [{ column: 'deals', mark: 'bar' }],
    }),
    key: side,
  };
}

function findingOf({ words, showsMoney }: Asking, { rows, totals }: ReportTable): MadeReport['finding'] {
  const all = Number(totals?.cells['deals']?.value ?? 0);
  const [first] = rows;
  if (!first || all === 0) return null;
  const deals = Number(first.cells['deals']?.value ?? 0);
  const value = Number(totals?.cells['value']?.value ?? 0);
  return {
    lead: words.say('findings.lostDeals.lead', {
      reason: first.label,
      deals: words.number(deals),
      all: words.number(all),
      percent: words.percent(deals / all),
    }),
    rest: showsMoney ? words.say('findings.lostDeals.rest', { value: words.money(value) }) : '',
    tone: 'plain',
  };
}

/** What never was a deal is told apart. */
async function notesOf({ ask, question, words }: Asking): Promise<string[]> {
  const { from, to, deals } = question;
  const [row] = await ask<{ count: number }>({
    sql: `SELECT count(*) AS count FROM opportunity c ${indexedBy('opportunity_closed_at')}
      WHERE ${keepWalking('c')} AND c.closed_at >= ? AND c.closed_at < ? AND c.lost_reason IN ('invalid', 'duplicate') AND ${deals.sql}`,
    parameters: [from, to, ...deals.parameters],
  });
  return row && row.count > 0 ? [words.say('notes.none', { deals: words.number(row.count) })] : [];
}
