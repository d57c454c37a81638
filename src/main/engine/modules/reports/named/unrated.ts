import { addMonths, startOfDate } from '@shared/lib/dates';
import type { Report, ReportName } from '@shared/modules/reports/report';
import type { Sql } from '../../../access/scope';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { Question } from '../metrics/question';
import { closedDeals } from '../metrics/win-rate';
import type { Asking } from './asking';
import { monthsShown } from './forecast';

/** The deals whose amounts a report adds up, each walked by the index the report itself walks. */
const summed: Readonly<Partial<Record<ReportName, (asking: Asking) => readonly Sql[]>>> = {
  forecast: (asking) =>
    monthsShown(asking).length === 0 ? [openDeals(asking)] : [openDeals(asking), wonSince(asking)],
  funnel: ({ question }) => [begun(question)],
  lostDeals: ({ question }) => [closedDeals(question, 'lost')],
  ranking: ({ question }) => [closedDeals(question, 'won')],
};

/** Deals in a currency without a rate are in no sum: how many, and of which currencies (requirements 2.1). */
export async function withoutRate(
  asking: Asking,
  name: ReportName,
): Promise<{ readonly notes: readonly string[]; readonly coverage: Report['coverage'] }> {
  const { ask, question, words, showsMoney } = asking;
  const counted = new Map<string, { all: number; unrated: number }>();
  for (const { sql, parameters } of showsMoney ? (summed[name]?.(asking) ?? []) : []) {
    const rows = await ask<{ currency: string | null; count: number; unrated: number }>({
      sql: `SELECT c.currency AS currency, count(*) AS count, coalesce(sum(c.currency <> ? AND NOT EXISTS (SELECT 1 FROM currency_rate r
          WHERE r.currency = c.currency AND r.from_at <= coalesce(c.closed_at, ?))), 0) AS unrated
        ${sql} AND c.amount IS NOT NULL GROUP BY c.currency`,
      parameters: [question.currency, question.now, ...parameters],
    });
    for (const { currency, count, unrated } of rows) {
      const before = counted.get(currency ?? '') ?? { all: 0, unrated: 0 };
      counted.set(currency ?? '', { all: before.all + count, unrated: before.unrated + unrated });
    }
  }
  const all = [...counted.values()].reduce((sum, one) => sum + one.all, 0);
  const left = [...counted].filter(([, { unrated }]) => unrated > 0);
  if (left.length === 0) return { notes: [], coverage: null };
  const unrated = left.reduce((sum, [, one]) => sum + one.unrated, 0);
  const currencies = left.map(([currency]) => currency).sort();
  return {
    notes: [
      words.say('notes.currencies', { deals: words.number(unrated), currencies: currencies.join(words.say('comma')) }),
    ],
    coverage: { counted: all - unrated, all },
  };
}

function openDeals({ question: { deals } }: Asking): Sql {
  return {
    sql: `FROM opportunity c WHERE ${keepWalking('c')} AND c.status = 'open' AND ${deals.sql}`,
    parameters: deals.parameters,
  };
}

/** Walks `opportunity_opened_at`. */
function begun({ from, to, deals }: Question): Sql {
  return {
    sql: `FROM opportunity c ${indexedBy('opportunity_opened_at')}
      WHERE ${keepWalking('c')} AND c.opened_at >= ? AND c.opened_at < ? AND ${deals.sql}`,
    parameters: [from, to, ...deals.parameters],
  };
}

/** Those won in the months shown. Walks `opportunity_closed_at`. */
function wonSince(asking: Asking): Sql {
  const { question, timeZone } = asking;
  const months = monthsShown(asking);
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const from = startOfDate(`${first}-01`, timeZone);
  const to = startOfDate(addMonths(`${last}-01`, 1), timeZone);
  return {
    sql: `FROM opportunity c ${indexedBy('opportunity_closed_at')}
      WHERE ${keepWalking('c')} AND c.closed_at >= ? AND c.closed_at < ? AND c.status = 'won' AND ${question.deals.sql}`,
    parameters: [from, to, ...question.deals.parameters],
  };
}
