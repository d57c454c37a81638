import { z } from 'zod';
import { metricIds, metricScopes } from './metric';

export const cardPeriods = ['thisMonth', 'lastMonth', 'thisQuarter', 'last90', 'thisYear'] as const;
export type CardPeriod = (typeof cardPeriods)[number];

/** Reports whose finding in words makes a card. */
export const cardReports = [
  'forecast',
  'funnel',
  'stageDuration',
  'cycle',
  'lostDeals',
  'ranking',
  'conversion',
  'leadSources',
  'activity',
  'profitability',
] as const;

/** A card of a dashboard (PER-04): a metric, the finding of a report, or how targets are doing. */
export const cardSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('metric'),
    id: z.enum(metricIds),
    scope: z.enum(metricScopes),
    period: z.enum(cardPeriods),
  }),
  z.strictObject({ type: z.literal('report'), name: z.enum(cardReports), scope: z.enum(metricScopes) }),
  z.strictObject({ type: z.literal('targets') }),
]);
export type Card = z.infer<typeof cardSchema>;

/** As somebody arranged it; null goes back to what suits the role. */
export const dashboardSchema = z.array(cardSchema).max(24).nullable();
