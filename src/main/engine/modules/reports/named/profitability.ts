import { dateAt } from '@shared/lib/dates';
import type { ReportCell, ReportRow } from '@shared/modules/reports/report';
import type { Sql } from '../../../access/scope';
import { confirmedOrders } from '../metrics/orders';
import type { Question } from '../metrics/question';
import type { Asking } from './asking';
import type { Facts } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { column, definition, shareCell, table } from './named-report';

const day = 86_400_000;
/** Longer lists are the list page's business. */
const longest = 100;
/** Beyond so many times the usual time between two orders a customer will hardly buy again. */
const goneAfter = 2;

interface Sold {
  readonly customer: string;
  readonly name: string | null;
  readonly net: number;
  readonly margin: number;
  readonly orders: number;
  readonly customers: number;
  readonly allNet: number;
  readonly allMargin: number;
  readonly allOrders: number;
}

interface Past {
  readonly customer: string;
  readonly first: number;
  readonly last: number;
  readonly orders: number;
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/** What each customer brought in the period, how loyal it is and whether it may buy again, the largest first (REP-7, M8). */
export const profitability: NamedReport = {
  habits: {},
  make: async (asking) => {
    const { ask, question } = asking;
    const sold = await ask<Sold>(soldTo(question));
    const past = new Map(
      (
        await ask<Past>(
          pastOf(
            question,
            sold.map(({ customer }) => customer),
          ),
        )
      ).map((row) => [row.customer, row]),
    );
    const { customers = 0, allNet = 0, allMargin = 0, allOrders = 0 } = sold[0] ?? {};
    return {
      finding: findingOf(asking, sold),
      main: table(asking, 'profitability', {
        columns: [
          column(asking, 'revenue', 'money', { definition: 'revenue' }),
          ...(question.showsCost
            ? [column(asking, 'margin', 'money', { definition: 'margin' }), column(asking, 'marginRate', 'ratio')]
            : []),
          column(asking, 'part', 'ratio'),
          column(asking, 'orders', 'count'),
          column(asking, 'firstOrder', 'text'),
          column(asking, 'lastOrder', 'text'),
          column(asking, 'loyalty', 'text', { definition: 'loyalty' }),
          column(asking, 'nextOrder', 'text', { definition: 'nextOrder' }),
        ],
        rows: sold.map((row) => rowOf(asking, row, past.get(row.customer))),
        totals: {
          key: 'totals',
          label: asking.words.say('totals'),
          cells: sumCells({ net: allNet, margin: allMargin, orders: allOrders }, allNet, question.showsCost),
        },
        series: [{ column: 'revenue', mark: 'bar' }],
        more: customers - sold.length,
      }),
      definitions: [
        definition(asking, 'revenue', 'M8'),
        ...(question.showsCost ? [definition(asking, 'margin', null)] : []),
        definition(asking, 'loyalty', null),
        definition(asking, 'nextOrder', null),
      ],
    };
  },
  behind: ({ question }, key): Slices | undefined => {
    if (key !== 'main') return undefined;
    const facts = ordersIn(question);
    return { orders: { facts, when: '1' }, revenue: { facts, when: '1' }, margin: { facts, when: '1' } };
  },
};

function ordersIn(question: Question): Facts {
  const orders = confirmedOrders(question);
  return {
    kind: 'order',
    sql: { sql: `SELECT c.id AS id, coalesce(c.customer_id, '') AS grp ${orders.sql}`, parameters: orders.parameters },
  };
}

/** The part of a sum that is margin, as far as what was sold is known to have cost anything. */
const marginOf = (net: string) =>
  `CASE WHEN c.margin IS NULL OR c.net = 0 THEN 0 ELSE ${net} * 1.0 * c.margin / c.net END`;

/** Orders of the period less what came back in it, by customer; the largest, with the sums of all. */
function soldTo(question: Question): Sql {
  const { days, orders: seen, sight } = question;
  const orders = confirmedOrders(question);
  const named = sight('customer', 'k');
  return {
    sql: `SELECT s.*, (SELECT k.name FROM customer k WHERE k.id = s.customer AND ${named.sql}) AS name
      FROM (SELECT customer, sum(net) AS net, sum(margin) AS margin, sum(orders) AS orders, count(*) OVER () AS customers,
          sum(sum(net)) OVER () AS "allNet", sum(sum(margin)) OVER () AS "allMargin", sum(sum(orders)) OVER () AS "allOrders"
        FROM (SELECT coalesce(c.customer_id, '') AS customer, coalesce(c.base_net, 0) AS net, ${marginOf('c.base_net')} AS margin, 1 AS orders ${orders.sql}
          UNION ALL SELECT coalesce(c.customer_id, ''), -coalesce(r.base_net, 0), -(${marginOf('r.base_net')}), 0
            FROM order_return r JOIN sales_order c ON c.id = r.order_id
            WHERE r.returned_on >= ? AND r.returned_on < ? AND c.status = 'confirmed' AND ${seen.sql})
        GROUP BY customer ORDER BY net DESC, customer LIMIT ${longest}) s ORDER BY s.net DESC, s.customer`,
    parameters: [...named.parameters, ...orders.parameters, days.from, days.to, ...seen.parameters],
  };
}

/** First and last order up to the period's end, and in which fifth of all customers each stands: recency, frequency, money. */
function pastOf(question: Question, customers: readonly string[]): Sql {
  const ever = confirmedOrders({ ...question, from: Number.MIN_SAFE_INTEGER });
  return {
    sql: `SELECT * FROM (SELECT customer, first, last, orders, ntile(5) OVER (ORDER BY last, customer) AS r,
          ntile(5) OVER (ORDER BY orders, customer) AS f, ntile(5) OVER (ORDER BY net, customer) AS m
        FROM (SELECT c.customer_id AS customer, min(c.confirmed_at) AS first, max(c.confirmed_at) AS last, count(*) AS orders,
            sum(c.base_net) AS net ${ever.sql} AND c.customer_id IS NOT NULL GROUP BY c.customer_id))
      WHERE customer IN (SELECT value FROM json_each(?))`,
    parameters: [...ever.parameters, JSON.stringify(customers)],
  };
}

function rowOf(asking: Asking, sold: Sold, past: Past | undefined): ReportRow {
  const { words, timeZone, question } = asking;
  const dayOf = (moment: number | undefined) => ({ value: moment === undefined ? null : dateAt(moment, timeZone) });
  return {
    key: sold.customer,
    label: sold.name ?? words.say(sold.customer === '' ? 'noCustomer' : 'hiddenCustomer'),
    ...(sold.name !== null && { record: { kind: 'customer', id: sold.customer } }),
    cells: {
      ...sumCells(sold, sold.allNet, question.showsCost),
      firstOrder: dayOf(past?.first),
      lastOrder: dayOf(past?.last),
      loyalty: { value: past ? `${past.r}-${past.f}-${past.m}` : null },
      nextOrder: nextOrder(asking, past),
    },
  };
}

function sumCells(
  sums: Pick<Sold, 'net' | 'margin' | 'orders'>,
  all: number,
  showsCost: boolean,
): Record<string, ReportCell> {
  const margin = Math.round(sums.margin);
  return {
    revenue: { value: sums.net, numerator: sums.net, denominator: sums.orders },
    ...(showsCost && {
      margin: { value: margin, numerator: margin, denominator: sums.orders },
      marginRate: shareCell(margin, sums.net),
    }),
    part: shareCell(sums.net, all),
    orders: { value: sums.orders },
  };
}

/** When the next order would be due by the usual time between two; long past that nobody counts on it. */
function nextOrder({ words, question, timeZone }: Asking, past: Past | undefined): ReportCell {
  if (!past || past.orders < 2) return { value: null };
  const usual = (past.last - past.first) / (past.orders - 1);
  if (usual < day) return { value: null };
  const due = dateAt(past.last + usual, timeZone);
  const waited = (Math.min(question.to, question.now) - past.last) / usual;
  if (waited > goneAfter) return { value: words.say('next.gone', { day: due }), tone: 'bad' };
  return waited > 1
    ? { value: words.say('next.late', { day: due }), tone: 'warn' }
    : { value: words.say('next.due', { day: due }) };
}

function findingOf({ words, showsMoney }: Asking, sold: readonly Sold[]): MadeReport['finding'] {
  const [first] = sold;
  if (!first || !showsMoney || first.allNet <= 0) return null;
  const top = sold.slice(0, 5).reduce((sum, { net }) => sum + net, 0);
  return {
    lead: words.say('findings.profitability.lead', {
      top: words.number(Math.min(5, sold.length)),
      percent: words.percent(top / first.allNet),
    }),
    rest: words.say('findings.profitability.rest', {
      customers: words.number(first.customers),
      sum: words.money(first.allNet),
      first: first.name ?? words.say('hiddenCustomer'),
      value: words.money(first.net),
    }),
    tone: 'plain',
  };
}
