import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { readRate } from '../../lib/exchange';

const edit = { resource: 'settings', action: 'edit' } as const;
const code = z.string().regex(/^[A-Z]{3}$/);
/** What one unit is worth in the firm's currency, a decimal above zero. */
const rate = z
  .string()
  .max(40)
  .overwrite((text: string) => readRate(text) ?? text)
  .refine((text) => readRate(text) !== undefined);
const day = daySchema.refine((text) => text >= '1970-01-01' && text <= '2100-12-31');
/** Rates one call writes, and one file holds. */
export const mostRates = 10_000;

const knownRate = z.object({ day: daySchema, rate: z.string() });
export type KnownRate = z.infer<typeof knownRate>;

const currencySchema = z.object({
  code,
  /** The latest there is; null while nobody has typed one. */
  latest: knownRate.nullable(),
});
export type Currency = z.infer<typeof currencySchema>;

const currenciesAnswer = z.object({
  /** The firm's own, in which figures are told. */
  base: code,
  /** The others that are in use. */
  items: z.array(currencySchema),
});
export type Currencies = z.infer<typeof currenciesAnswer>;

export const readRatesAnswer = z.object({
  items: z.array(z.object({ code, day: daySchema, rate: z.string() })),
  /** Lines nothing was made of, counted from one, and why. */
  left: z.array(z.object({ row: z.number().int(), text: z.string(), reason: z.enum(['currency', 'day', 'rate']) })),
});
export type ReadRates = z.infer<typeof readRatesAnswer>;

/** Money in several currencies, with a rate for each day it changed on. */
export const currenciesContract = {
  list: query('signedIn', { path: '/currencies', summary: 'The firm’s currency and the others in use' }).output(
    currenciesAnswer,
  ),
  use: command(edit, { path: '/currencies', method: 'PUT', summary: 'Set which other currencies are in use' })
    .input(z.strictObject({ codes: z.array(code).max(50) }))
    .output(currenciesAnswer),
  rates: query('signedIn', { path: '/currencies/{code}/rates', summary: 'The rates of a currency, the latest first' })
    .input(
      z.object({
        code,
        from: daySchema.optional(),
        to: daySchema.optional(),
        limit: z.coerce.number().int().min(1).max(2000).default(400),
      }),
    )
    .output(z.object({ items: z.array(knownRate) })),
  setRates: command(edit, {
    path: '/currencies/{code}/rates',
    method: 'PUT',
    summary: 'Write rates of a currency; without a rate that of the day is removed',
  })
    .input(
      z.strictObject({
        code,
        rates: z
          .array(z.strictObject({ day, rate: rate.nullable() }))
          .min(1)
          .max(mostRates),
      }),
    )
    .output(z.object({ written: z.number().int(), removed: z.number().int() })),
  readFile: query(edit, {
    path: '/currencies/read',
    method: 'POST',
    summary: 'The rates a text with day, currency and rate holds; nothing is written',
  })
    .input(z.strictObject({ text: z.string().max(2_000_000), code: code.optional() }))
    .output(readRatesAnswer),
  convert: query('signedIn', {
    path: '/currencies/convert',
    summary: 'An amount in another currency at the rate of a day: the last one on or before it',
  })
    .input(
      z.object({
        /** Minor units. */
        amount: z.coerce
          .number()
          .int()
          .min(-(10 ** 13))
          .max(10 ** 13),
        from: code,
        to: code,
        day: daySchema,
      }),
    )
    .output(z.object({ amount: z.number().int(), fromRate: knownRate.nullable(), toRate: knownRate.nullable() })),
};
