import { z } from 'zod';

export const filterOperators = [
  'eq',
  'ne',
  'in',
  'contains',
  'startsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'empty',
  'within',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** `{daysAgo: 30}` stands for the moment (or day) so many days before now; `within` takes a named period such as `thisMonth` or `lastDays:30`. */
const relativeValue = z.object({ daysAgo: z.number().int().min(-36_500).max(36_500) });
const scalar = z.union([z.string().max(500), z.number(), z.boolean(), z.null(), relativeValue]);
const condition = z.object({
  field: z.string().min(1).max(100),
  op: z.enum(filterOperators),
  value: z.union([scalar, z.array(scalar).max(500)]).optional(),
});
export type FilterCondition = z.infer<typeof condition>;
export type Filter = FilterCondition | { and: Filter[] } | { or: Filter[] };

/** Conditions nested in and/or, at most five deep. */
export const filterSchema: z.ZodType<Filter> = nested(5);

function nested(depth: number): z.ZodType<Filter> {
  if (depth === 0) return condition;
  const inner = z.array(nested(depth - 1)).max(50);
  return z.union([condition, z.strictObject({ and: inner }), z.strictObject({ or: inner })]);
}

/** In an address the filter is JSON text; over the other transports it is the value itself. */
const filterInput = z.preprocess((value, context) => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}, filterSchema);

/** What every list takes. `limit` ≤ 200; a page asked for by `cursor` is not counted. */
export const listInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Carries the value its page ended with; an own text field may hold 1,000 characters. */
  cursor: z.string().max(6000).optional(),
  offset: z.coerce.number().int().min(0).max(100_000_000).optional(),
  sort: z.string().max(100).optional(),
  filter: filterInput.optional(),
  q: z.string().max(200).optional(),
  total: z.enum(['upTo10000', 'exact', 'none']).default('upTo10000'),
});
export type ListInput = z.infer<typeof listInput>;

/** What is summed is what a list with the same filter and words shows. */
export const listSumsInput = listInput.pick({ filter: true, q: true });
export type ListSumsInput = z.infer<typeof listSumsInput>;

/** Money of everything a list shows, in minor units of the firm's currency; what the role hides has no sum. */
export const listSums = z.object({
  columns: z.record(z.string(), z.number().int()),
  /** Records whose money is in a currency without a rate, and so in no sum. */
  otherCurrencies: z.number().int(),
});
export type ListSums = z.infer<typeof listSums>;

/** From and to of a part of a text, as positions in it. */
export const markSchema = z.tuple([z.number().int(), z.number().int()]);
export type Mark = z.infer<typeof markSchema>;

/**
 * A page: `total` is exact to 10,000; beyond that it says 10,000 and `totalIsExact` false. `marks` comes with `q`: where
 * its words stand in the names of records, by their ids.
 */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.number().int().nullable(),
    totalIsExact: z.boolean(),
    marks: z.record(z.string(), z.array(markSchema)).optional(),
  });
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number | null;
  totalIsExact: boolean;
  marks?: Record<string, Mark[]> | undefined;
}
