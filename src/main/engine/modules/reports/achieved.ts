import type { TargetMetric } from '@shared/modules/targets/target';
import type { Sql } from '../../access/scope';
import { dealInBaseSql } from '../../currencies/base-sql';
import { indexedBy, keepWalking } from '../../database/dialect';
import type { Ask } from './metrics/metric';
import { confirmedOrders } from './metrics/orders';
import type { Question } from './metrics/question';
import { closedDeals } from './metrics/win-rate';

/** What was achieved, by who answers for it and where it belongs. */
export interface Achieved {
  readonly ownerId: string | null;
  readonly departmentId: string | null;
  readonly value: number;
}

/** What targets are compared with (K15): the same records the metrics count, grouped by person and department. */
export async function achievedBy(ask: Ask, question: Question, metric: TargetMetric): Promise<Achieved[]> {
  const { sql, parameters } = rowsOf(question, metric);
  return ask<Achieved>({
    sql: `SELECT a.owner_id AS "ownerId", a.department_id AS "departmentId", sum(a.value) AS value FROM (${sql}) a GROUP BY a.owner_id, a.department_id`,
    parameters,
  });
}

/** The net of what was ordered of each product in the period, in the firm's currency. */
export async function orderedProducts(ask: Ask, question: Question): Promise<ReadonlyMap<string, number>> {
  const orders = confirmedOrders(question);
  const rows = await ask<{ id: string; value: number }>({
    sql: `SELECT l.product_id AS id, sum(CASE WHEN o.net = 0 THEN 0 ELSE l.net * 1.0 * o.base_net / o.net END) AS value
      FROM (SELECT c.id AS id, c.net AS net, c.base_net AS base_net ${orders.sql}) o
      JOIN sales_order_line l ON l.sales_order_id = o.id WHERE l.product_id IS NOT NULL GROUP BY l.product_id`,
    parameters: orders.parameters,
  });
  return new Map(rows.map(({ id, value }) => [id, Math.round(value)]));
}

/** Rows with owner, department and value. What a file said somebody else had sold is nobody's here. */
function rowsOf(question: Question, metric: TargetMetric): Sql {
  const owner = `CASE WHEN c.seller_name IS NULL THEN c.owner_id END AS owner_id, c.department_id AS department_id`;
  if (metric === 'wonAmount' || metric === 'wonCount') {
    const won = closedDeals(question, 'won');
    const value = metric === 'wonCount' ? '1' : `coalesce(${dealInBaseSql('c', question.now)}, 0)`;
    return {
      sql: `SELECT ${owner}, ${value} AS value ${won.sql}`,
      parameters: [...(metric === 'wonCount' ? [] : [question.currency]), ...won.parameters],
    };
  }
  return metric === 'ordersNet' ? orderedNet(question) : doneActivities(question);
}

/** Orders count when they are confirmed, what comes back when it does (M8). */
function orderedNet(question: Question): Sql {
  const orders = confirmedOrders(question);
  const { days, orders: seen } = question;
  return {
    sql: `SELECT c.owner_id AS owner_id, c.department_id AS department_id, coalesce(c.base_net, 0) AS value ${orders.sql}
      UNION ALL SELECT c.owner_id, c.department_id, -coalesce(r.base_net, 0) FROM order_return r JOIN sales_order c ON c.id = r.order_id
        WHERE r.returned_on >= ? AND r.returned_on < ? AND c.status = 'confirmed' AND ${seen.sql}`,
    parameters: [...orders.parameters, days.from, days.to, ...seen.parameters],
  };
}

/** Calls, visits, meetings and mails that were done. Walks `activity_happened_at`. */
function doneActivities({ from, to, now, activities }: Question): Sql {
  return {
    sql: `SELECT c.owner_id AS owner_id, c.department_id AS department_id, 1 AS value FROM activity c ${indexedBy('activity_happened_at')}
      WHERE ${keepWalking('c')} AND c.happened_at >= ? AND c.happened_at < ? AND c.done_at IS NOT NULL
        AND c.kind IN ('call', 'visit', 'meeting', 'mail') AND coalesce(c.outcome, '') <> 'cancelled' AND ${activities.sql}`,
    parameters: [from, Math.min(to, now + 1), ...activities.parameters],
  };
}
