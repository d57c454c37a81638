import { timesFactor } from '../database/dialect';

/**
 * An amount in the firm's currency as SQL over a row with `currency`: itself where it is in it, else at the last rate that
 * began before a moment; null where there is none. Takes one parameter, the firm's currency.
 */
export function amountInBaseSql(row: {
  /** The columns, such as `c.amount` and `c.currency`. */
  readonly amount: string;
  readonly currency: string;
  /** The moment whose rate holds, in milliseconds: a column, or several in coalesce. */
  readonly moment: string;
}): string {
  const { amount, currency, moment } = row;
  const factor = `(SELECT r.factor FROM currency_rate r WHERE r.currency = ${currency} AND r.from_at <= ${moment} ORDER BY r.from_at DESC LIMIT 1)`;
  return `CASE WHEN ${currency} = ? THEN ${amount} ELSE ${timesFactor(amount, factor)} END`;
}

/** A deal's amount in the firm's currency: at the rate of the day it ended on, of an open one at that of `now`. One parameter, the currency. */
export function dealInBaseSql(alias: string, now: number): string {
  return amountInBaseSql({
    amount: `${alias}.amount`,
    currency: `${alias}.currency`,
    moment: `coalesce(${alias}.closed_at, ${Math.trunc(now)})`,
  });
}
