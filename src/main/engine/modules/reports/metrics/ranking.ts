import type { Sql } from '../../../access/scope';
import { dealInBaseSql } from '../../../currencies/base-sql';
import type { Metric } from './metric';
import type { Question } from './question';
import { closedDeals } from './win-rate';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly count: number;
}

/** K16: a person's place by the amount won in the period, by the number of wins where money is hidden; the same sum is the same place. Beside it everybody's. */
export const rankingPlace: Metric = {
  unit: 'count',
  kind: 'opportunity',
  isOfPerson: true,
  compute: async (ask, question) => {
    const won = wonByColleagues(question);
    const worth = question.showsMoney ? 'coalesce(sum(w.amount), 0)' : 'count(*)';
    const amount = question.showsMoney ? dealInBaseSql('c', question.now) : 'NULL';
    const places = await ask<Place>({
      sql: `SELECT u.id AS id, u.name AS name, ${worth} AS value, count(*) AS count
        FROM (SELECT c.owner_id AS owner_id, ${amount} AS amount ${won.sql}) w
        JOIN app_user u ON u.id = w.owner_id GROUP BY u.id ORDER BY value DESC, count DESC, u.id`,
      parameters: [...(question.showsMoney ? [question.currency] : []), ...won.parameters],
    });
    const mine = places.find(({ id }) => id === question.personId);
    return {
      value: mine ? 1 + places.filter(({ value }) => value > mine.value).length : null,
      numerator: mine?.count ?? 0,
      denominator: places.length,
      coverage: places.length === 0 ? null : 1,
      // By number of wins: the sums belong to the group money.
      groups: places.map(({ id, name, count }) => ({ id, name, value: count, count })),
    };
  },
  records: (question) => {
    const won = wonByColleagues(question);
    return {
      sql: `SELECT c.id AS id ${won.sql} AND c.owner_id = ?`,
      parameters: [...won.parameters, question.personId],
    };
  },
};

/** Won deals of colleagues; what a file said somebody else had sold is not its owner's. */
function wonByColleagues(question: Question): Sql {
  const { sql, parameters } = closedDeals(question, 'won');
  return { sql: `${sql} AND c.seller_name IS NULL`, parameters };
}
