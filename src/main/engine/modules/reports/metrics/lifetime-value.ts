import { addMonths, startOfDate } from '@shared/lib/dates';
import { keepWalking } from '../../../database/dialect';
import type { Metric } from './metric';
import { ratio } from './metric';
import { confirmedOrders } from './orders';
import type { Question } from './question';
import { retention } from './retained-customers';

/** Nobody is reckoned to stay longer than so many years. */
const longest = 10;
/**
 * The margin of an order `c` in the firm's currency, or of what came back of it; its revenue where what it cost is not
 * known or not to be told.
 */
const worthOf = ({ showsCost }: Question, net = 'c.base_net') =>
  showsCost ? `CASE WHEN c.margin IS NULL OR c.net = 0 THEN ${net} ELSE ${net} * 1.0 * c.margin / c.net END` : net;

/** M22: what customers brought up to the end of the period, on average; beside it what one may bring in all. */
export const lifetimeValue: Metric = {
  unit: 'money',
  kind: 'customer',
  moneyParts: ['predicted', 'meanOrder'],
  compute: async (ask, question) => {
    const ever: Question = { ...question, from: Number.MIN_SAFE_INTEGER };
    const orders = confirmedOrders(ever);
    const [row] = await ask<{ customers: number; worth: number; known: number; count: number; first: number | null }>({
      sql: `SELECT count(DISTINCT c.customer_id) AS customers, coalesce(sum(${worthOf(question)}), 0) AS worth,
          count(c.base_net) AS known, count(*) AS count, min(c.confirmed_at) AS first ${orders.sql} AND c.customer_id IS NOT NULL`,
      parameters: orders.parameters,
    });
    const { customers = 0, worth = 0, known = 0, count = 0, first = null } = row ?? {};
    const back = await returned(ask, question);
    const value = ratio(worth - back, customers);
    return {
      value: value === null ? null : Math.round(value),
      numerator: customers === 0 ? null : Math.round(worth - back),
      denominator: customers,
      coverage: ratio(known, count),
      parts: { ...(await predicted(ask, question, first)), isMargin: question.showsCost ? 1 : 0 },
    };
  },
  records: (question) => {
    const orders = confirmedOrders({ ...question, from: Number.MIN_SAFE_INTEGER });
    return {
      sql: `SELECT DISTINCT c.customer_id AS id ${orders.sql} AND c.customer_id IS NOT NULL`,
      parameters: orders.parameters,
    };
  },
};

async function returned(ask: Parameters<Metric['compute']>[0], question: Question): Promise<number> {
  const { days, orders } = question;
  const [row] = await ask<{ worth: number }>({
    sql: `SELECT coalesce(sum(${worthOf(question, 'r.base_net')}), 0) AS worth FROM order_return r JOIN sales_order c ON c.id = r.order_id
      WHERE ${keepWalking('c')} AND r.returned_on < ? AND c.status = 'confirmed' AND c.customer_id IS NOT NULL AND ${orders.sql}`,
    parameters: [days.to, ...orders.parameters],
  });
  return row?.worth ?? 0;
}

/** Orders a year × mean order × margin × years to stay (at most ten); nothing under twelve months of history. */
async function predicted(ask: Parameters<Metric['compute']>[0], question: Question, first: number | null) {
  const yearBefore = addMonths(question.days.to, -12);
  const from = startOfDate(yearBefore, question.timeZone);
  if (first === null || first > from) return { predicted: null, meanOrder: null, years: null };
  const year: Question = { ...question, from, days: { from: yearBefore, to: question.days.to } };
  const orders = confirmedOrders(year);
  const [row] = await ask<{ customers: number; count: number; worth: number; net: number }>({
    sql: `SELECT count(DISTINCT c.customer_id) AS customers, count(*) AS count, coalesce(sum(${worthOf(question)}), 0) AS worth,
        coalesce(sum(c.base_net), 0) AS net ${orders.sql} AND c.customer_id IS NOT NULL`,
    parameters: orders.parameters,
  });
  const { customers = 0, count = 0, worth = 0, net = 0 } = row ?? {};
  const { before, stayed } = await retention(ask, year);
  const churn = before === 0 ? 1 : 1 - stayed / before;
  const years = churn === 0 ? longest : Math.min(1 / churn, longest);
  const value = ratio(worth * years, customers);
  return {
    predicted: value === null ? null : Math.round(value),
    meanOrder: count === 0 ? null : Math.round(net / count),
    years,
  };
}
