import { z } from 'zod';
import { daySchema } from '../../contract/fields';

/** Metrics there are, by the ID of their definition. */
export const metricIds = [
  'M1',
  'M2',
  'M3',
  'M4',
  'M6',
  'M7',
  'M8',
  'M9',
  'M10',
  'M11',
  'M12',
  'M22',
  'M23',
  'M24',
  'K1',
  'K2',
  'K3',
  'K4',
  'K5',
  'K6',
  'K7',
  'K11',
  'K13',
  'K16',
] as const;
export type MetricId = (typeof metricIds)[number];

/** Figures that can be asked of one product; of the others a product is refused. */
export const productMetrics: readonly MetricId[] = ['M4', 'M8', 'M9', 'M10', 'M11', 'M12', 'K1', 'K3'];

export const metricUnits = ['ratio', 'count', 'days', 'money'] as const;
export type MetricUnit = (typeof metricUnits)[number];

export const metricScopes = ['all', 'tree', 'department', 'own'] as const;

/**
 * What a figure is asked over. Days are the firm's: `from` is in the period, `to` is not. Stocks are as of the beginning of
 * `to`; left out, as of now.
 */
export const metricInput = z.object({
  id: z.enum(metricIds),
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Within what the caller sees: everything, the own departments with or without those below, what one owns. */
  scope: z.enum(metricScopes).default('all'),
  ownerId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  pipelineId: z.uuid().optional(),
  source: z.string().max(80).optional(),
  /** Only what has a line with the product; sums are those of its lines, without tax. */
  productId: z.uuid().optional(),
});
export type MetricInput = z.infer<typeof metricInput>;

const figure = {
  /** A ratio is from 0 to 1; null where there is nothing to divide by. */
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().int(),
};

export const metricSchema = z.object({
  id: z.enum(metricIds),
  unit: z.enum(metricUnits),
  ...figure,
  /** Which part of the records could be counted: those without a date are left out of durations. */
  coverage: z.number().nullable(),
  name: z.string(),
  definition: z.string(),
  /** The same by value in the firm's currency (minor units), where that says something and the role shows money. */
  byValue: z.object(figure).nullable(),
  /** What is told beside it, by name: the stock of a flow, the parts of a sum. Money in minor units. */
  parts: z.record(z.string(), z.number().nullable()),
  /** Of durations. */
  median: z.number().nullable(),
  p90: z.number().nullable(),
  /** By stage or person, where the metric is about them. */
  groups: z.array(z.object({ id: z.uuid(), name: z.string(), value: z.number(), count: z.number().int() })),
});
export type MetricAnswer = z.infer<typeof metricSchema>;

/** The records behind a figure, a page at a time. */
export const metricRecordsInput = metricInput.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
/** Kinds of records figures are made of. */
export const countedKinds = ['opportunity', 'lead', 'customer', 'activity', 'order', 'quote', 'cost'] as const;
export type CountedKind = (typeof countedKinds)[number];
export const metricRecordsSchema = z.object({
  items: z.array(z.object({ kind: z.enum(countedKinds), id: z.uuid(), title: z.string(), subtitle: z.string() })),
  nextCursor: z.uuid().nullable(),
});
