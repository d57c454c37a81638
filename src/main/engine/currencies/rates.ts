import { Fault } from '@shared/contract/faults';
import { timesFactor } from '@shared/lib/exchange';
import type { Reader } from '../database/reader';
import { readOrganization } from '../organization/organization';

export interface RateOfDay {
  /** The day it is of, on or before the day asked for. */
  readonly day: string;
  /** What one unit is worth in the firm's currency. */
  readonly rate: string;
  /** What minor units are multiplied by. */
  readonly factor: string;
}

/** The last rate of a currency on or before a day; undefined where there is none. Not for the firm's own. */
export function findRate(db: Reader, currency: string, day: string): Promise<RateOfDay | undefined> {
  return db.one<RateOfDay>(
    'SELECT day, rate, factor FROM currency_rate WHERE currency = ? AND day <= ? ORDER BY day DESC LIMIT 1',
    [currency, day],
  );
}

/** The same, and '1' for the firm's own currency. Where there is none it is refused by name, never taken to be 1. */
export async function rateOn(
  db: Reader,
  currency: string,
  day: string,
): Promise<{ rate: string; known: RateOfDay | null }> {
  const { currency: base } = await readOrganization(db);
  if (currency === base) return { rate: '1', known: null };
  const known = await findRate(db, currency, day);
  if (!known) throw new Fault('invalid_input', { reason: 'noRate', currency, day });
  return { rate: known.rate, known };
}

/** An amount in the firm's currency at the rate of a day, in minor units; null where there is no rate. */
export async function amountInBase(
  db: Reader,
  { minor, currency, day }: { readonly minor: number; readonly currency: string; readonly day: string },
): Promise<number | null> {
  const { currency: base } = await readOrganization(db);
  if (currency === base) return minor;
  const known = await findRate(db, currency, day);
  return known ? timesFactor(minor, known.factor) : null;
}

/** What a unit of each of two currencies is worth on a day; undefined where one has no rate. */
export async function exchangeOn(
  db: Reader,
  { from, to, day }: { readonly from: string; readonly to: string; readonly day: string },
): Promise<{ fromRate: string; toRate: string } | undefined> {
  const { currency: base } = await readOrganization(db);
  const rateOf = async (code: string) => (code === base ? '1' : (await findRate(db, code, day))?.rate);
  const [fromRate, toRate] = [await rateOf(from), await rateOf(to)];
  return fromRate === undefined || toRate === undefined ? undefined : { fromRate, toRate };
}
