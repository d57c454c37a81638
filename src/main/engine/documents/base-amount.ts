import type { Reader } from '../database/reader';
import { amountInBase } from '../currencies/rates';

/**
 * An amount in the firm's own currency at the rate of the document's own day, in minor units; null where there is no rate
 * (2.1). Figures leave such documents out and say how many.
 */
export async function baseAmount(
  db: Reader,
  amount: { readonly minor: number; readonly currency: string; readonly date: string },
): Promise<number | null> {
  return amountInBase(db, { minor: amount.minor, currency: amount.currency, day: amount.date });
}
