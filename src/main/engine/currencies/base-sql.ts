import { timesFactor } from '../database/dialect';

/**
 * An amount in the firm's currency as SQL over a row with `currency`: itself where it is in it, else at the last rate that
 * began before a moment; null where there is none. Takes one parameter, the firm's currency.
 */
export function amountInBaseSql(row: {
  /** The columns, such as `c.amount` and `c.currency`. */
  readonly amount: string;
  readonly currency: string;
  /** The moment whose rate holds, in milliseconds (a column, or several in coalesce), or the column of a day. */
  readonly at: { readonly moment: string } | { readonly day: string };
}): string {
  const { amount, currency, at } = row;
  const [column, end] = 'day' in at ? ['day', at.day] : ['from_at', at.moment];
  const factor = `(SELECT r.factor FROM currency_rate r WHERE r.currency = ${currency} AND r.${column} <= ${end} ORDER BY r.${column} DESC LIMIT 1)`;
  return `CASE WHEN ${currency} = ? THEN ${amount} ELSE ${timesFactor(amount, factor)} END`;
}

/** A deal's amount in the firm's currency: at the rate of the day it ended on, of an open one at that of `now`. One parameter, the currency. */
export function dealInBaseSql(alias: string, now: number, amount = `${alias}.amount`): string {
  return amountInBaseSql({
    amount,
    currency: `${alias}.currency`,
    at: { moment: `coalesce(${alias}.closed_at, ${Math.trunc(now)})` },
  });
}
