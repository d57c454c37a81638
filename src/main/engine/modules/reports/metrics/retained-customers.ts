import { addMonths, startOfDate } from '@shared/lib/dates';
import { previousPeriod } from '@shared/modules/reports/period';
import type { Sql } from '../../../access/scope';
import { keepWalking } from '../../../database/dialect';
import type { Ask, Metric } from './metric';
import { ratio } from './metric';
import { ordersOf } from './orders';
import type { Question } from './question';

/** The window asked for and the one before it; of a period without a beginning the twelve months up to its end. */
function windowsOf({ days, timeZone }: Question) {
  const from = days.from === '0000-01-01' ? addMonths(days.to, -12) : days.from;
  const before = previousPeriod({ from, to: days.to });
  const moment = (day: string) => startOfDate(day, timeZone);
  return { from: moment(from), to: moment(days.to), beforeFrom: moment(before.from) };
}

/** Customers active in the window before, with whether they were so again. */
function earlierCustomers(question: Question): Sql {
  const { customers } = question;
  const { from, to, beforeFrom } = windowsOf(question);
  const within = ' AND o.confirmed_at >= ? AND o.confirmed_at < ?';
  const bought = ordersOf(question, 'c.id', within);
  return {
    sql: `SELECT c.id AS id, EXISTS (SELECT 1 ${bought.sql}) AS stayed FROM customer c
      WHERE ${keepWalking('c')} AND ${customers.sql} AND EXISTS (SELECT 1 ${bought.sql})`,
    parameters: [from, to, ...bought.parameters, ...customers.parameters, beforeFrom, from, ...bought.parameters],
  };
}

/** How many were active before, and how many of them stayed. */
export async function retention(ask: Ask, question: Question): Promise<{ before: number; stayed: number }> {
  const found = earlierCustomers(question);
  const [row] = await ask<{ before: number; stayed: number }>({
    sql: `SELECT count(*) AS before, coalesce(sum(stayed), 0) AS stayed FROM (${found.sql})`,
    parameters: found.parameters,
  });
  return row ?? { before: 0, stayed: 0 };
}

/** M3: customers with a confirmed order in the window before and in this one ÷ those in the window before. */
export const retainedCustomers: Metric = {
  unit: 'ratio',
  kind: 'customer',
  compute: async (ask, question) => {
    const { before, stayed } = await retention(ask, question);
    return {
      value: ratio(stayed, before),
      numerator: stayed,
      denominator: before,
      coverage: before === 0 ? null : 1,
    };
  },
  records: (question) => {
    const found = earlierCustomers(question);
    return { sql: `SELECT id FROM (${found.sql})`, parameters: found.parameters };
  },
};
