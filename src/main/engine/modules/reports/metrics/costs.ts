import type { CostKind } from '@shared/modules/costs/cost';
import type { Sql } from '../../../access/scope';
import { amountInBaseSql } from '../../../currencies/base-sql';
import { indexedBy, keepWalking } from '../../../database/dialect';
import { newLeadsOf } from './leads';
import type { Ask, Figure, Metric } from './metric';
import { ratio } from './metric';
import { newCustomersOf } from './orders';
import type { Question } from './question';

/** A cost `c` in the firm's currency at the rate of its day; null where there is none. One parameter, the currency. */
export const costInBase = amountInBaseSql({ amount: 'c.amount', currency: 'c.currency', at: { day: 'c.spent_on' } });

/** Costs of some kinds dated in the period, of the source asked about. Walks `cost_of_day`. */
export function costsOf({ days, sight, source }: Question, kinds: readonly CostKind[]): Sql {
  const seen = sight('cost', 'c');
  const ofSource = source === null ? '' : ' AND +c.source = ?';
  return {
    sql: `FROM cost c ${indexedBy('cost_of_day')} WHERE ${keepWalking('c')} AND c.deleted_at IS NULL AND c.spent_on >= ? AND c.spent_on < ?
      AND c.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})${ofSource} AND ${seen.sql}`,
    parameters: [days.from, days.to, ...(source === null ? [] : [source]), ...seen.parameters],
  };
}

/** What was spent in the period, how much of it belongs to no source, and how many costs have no rate. */
async function spentIn(ask: Ask, question: Question, kinds: readonly CostKind[]) {
  const costs = costsOf(question, kinds);
  const [row] = await ask<{ count: number; known: number; spent: number; unallocated: number }>({
    sql: `SELECT count(*) AS count, count(base) AS known, coalesce(sum(base), 0) AS spent,
        coalesce(sum(CASE WHEN source IS NULL THEN base END), 0) AS unallocated
      FROM (SELECT c.source AS source, ${costInBase} AS base ${costs.sql})`,
    parameters: [question.currency, ...costs.parameters],
  });
  return row ?? { count: 0, known: 0, spent: 0, unallocated: 0 };
}

/** What was spent ÷ those it brought; nothing to tell to whoever does not see all of both. */
async function costPer(ask: Ask, question: Question, kinds: readonly CostKind[], gained: Sql): Promise<Figure> {
  const [row] = await ask<{ count: number }>({
    sql: `SELECT count(*) AS count ${gained.sql}`,
    parameters: gained.parameters,
  });
  const denominator = row?.count ?? 0;
  if (!question.seesCosts) return { value: null, numerator: null, denominator, coverage: null };
  const { count, known, spent, unallocated } = await spentIn(ask, question, kinds);
  const value = ratio(spent, denominator);
  return {
    value: value === null ? null : Math.round(value),
    numerator: spent,
    denominator,
    coverage: ratio(known, count),
    parts: { unallocated, unallocatedShare: ratio(unallocated, spent), withoutRate: count - known },
  };
}

/** K7: marketing costs of the period ÷ leads received in it (M1). */
export const costPerLead: Metric = {
  unit: 'money',
  kind: 'lead',
  moneyParts: ['unallocated'],
  compute: (ask, question) => costPer(ask, question, ['marketing'], newLeadsOf(question)),
  records: (question) => idsOf(newLeadsOf(question)),
};

/** K13: costs of marketing and sales in the period ÷ customers who were new in it (M2). */
export const costPerNewCustomer: Metric = {
  unit: 'money',
  kind: 'customer',
  moneyParts: ['unallocated'],
  compute: (ask, question) => costPer(ask, question, ['marketing', 'sales'], newCustomersOf(question)),
  records: (question) => idsOf(newCustomersOf(question)),
};

function idsOf({ sql, parameters }: Sql): Sql {
  return { sql: `SELECT c.id AS id ${sql}`, parameters };
}
