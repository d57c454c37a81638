import { daysBetween } from '@shared/lib/dates';
import type { ReportRow, ReportTable } from '@shared/modules/reports/report';
import { dateAt } from '@shared/lib/dates';
import { keepWalking } from '../../../database/dialect';
import { closedDeals } from '../metrics/win-rate';
import { dealWorth } from '../metrics/product-share';
import type { Question } from '../metrics/question';
import type { Asking } from './asking';
import { column, personRow, sellerOf, table } from './named-report';

/** Longer lists are the list page's business. */
const longest = 30;

interface DealRow {
  readonly id: string;
  readonly name: string;
  readonly seller: string;
  readonly amount: number | null;
  readonly day: string | null;
  readonly at: number | null;
  readonly text: string | null;
  readonly reason: string | null;
  readonly count: number;
}

const dealColumns = (question: Question) =>
  `c.id, c.name, ${sellerOf} AS seller, ${dealWorth(question)} AS amount, count(*) OVER () AS count`;

/** What is planned next for open deals, the earliest first (REP-3). */
export async function nextSteps(asking: Asking): Promise<ReportTable> {
  const { ask, question, timeZone } = asking;
  const { deals, currency } = question;
  const rows = await ask<DealRow>({
    sql: `SELECT ${dealColumns(question)}, c.next_step_at AS at, c.next_step AS text FROM opportunity c
      WHERE ${keepWalking('c')} AND c.status = 'open' AND c.next_step_at IS NOT NULL AND ${deals.sql}
      ORDER BY c.next_step_at, c.id LIMIT ${longest}`,
    parameters: [currency, ...deals.parameters],
  });
  return table(asking, 'nextSteps', {
    columns: [
      column(asking, 'day', 'text'),
      column(asking, 'nextStep', 'text'),
      column(asking, 'owner', 'text'),
      column(asking, 'value', 'money'),
    ],
    rows: rows.map((row) =>
      dealRow(asking, row, {
        day: { value: row.at === null ? null : dateAt(row.at, timeZone) },
        nextStep: { value: row.text },
      }),
    ),
    more: moreOf(rows),
  });
}

/** Open deals whose expected close has gone by, the oldest first (REP-1). */
export async function overdueDeals(asking: Asking): Promise<ReportTable> {
  const { ask, question, today } = asking;
  const { deals, currency } = question;
  const rows = await ask<DealRow>({
    sql: `SELECT ${dealColumns(question)}, c.expected_close_date AS day FROM opportunity c
      WHERE ${keepWalking('c')} AND c.status = 'open' AND c.expected_close_date < ? AND ${deals.sql}
      ORDER BY c.expected_close_date, c.id LIMIT ${longest}`,
    parameters: [currency, today, ...deals.parameters],
  });
  return table(asking, 'overdueDeals', {
    columns: [
      column(asking, 'expected', 'text'),
      column(asking, 'late', 'days'),
      column(asking, 'owner', 'text'),
      column(asking, 'value', 'money'),
    ],
    rows: rows.map((row) =>
      dealRow(asking, row, {
        expected: { value: row.day },
        late: { value: row.day === null ? null : daysBetween(row.day, today), tone: 'bad' },
      }),
    ),
    more: moreOf(rows),
  });
}

/** Lost deals with what was written of them, the largest first (REP-5). */
export async function lostList(asking: Asking): Promise<ReportTable> {
  const { ask, question, words, timeZone, showsMoney } = asking;
  const lost = closedDeals(question, 'lost');
  const rows = await ask<DealRow>({
    sql: `SELECT ${dealColumns(question)}, c.closed_at AS at, c.lost_note AS text, c.lost_reason AS reason ${lost.sql}
      ORDER BY ${showsMoney ? 'amount DESC, ' : ''}c.closed_at DESC, c.id LIMIT ${longest}`,
    parameters: [question.currency, ...lost.parameters],
  });
  return table(asking, 'lostList', {
    columns: [
      column(asking, 'day', 'text'),
      column(asking, 'reason', 'text'),
      column(asking, 'note', 'text'),
      column(asking, 'owner', 'text'),
      column(asking, 'value', 'money'),
    ],
    rows: rows.map((row) =>
      dealRow(asking, row, {
        day: { value: row.at === null ? null : dateAt(row.at, timeZone) },
        reason: { value: row.reason === null ? null : words.option('opportunities', 'lostReason', row.reason) },
        note: { value: row.text },
      }),
    ),
    more: moreOf(rows),
  });
}

function dealRow(asking: Asking, row: DealRow, cells: ReportRow['cells']): ReportRow {
  return {
    key: row.id,
    label: row.name,
    record: { kind: 'opportunity', id: row.id },
    cells: { ...cells, owner: { value: personRow(asking, row.seller).label }, value: { value: row.amount } },
  };
}

function moreOf(rows: readonly DealRow[]): number {
  return (rows[0]?.count ?? rows.length) - rows.length;
}
