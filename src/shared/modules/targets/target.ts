import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { addMonths, startOfQuarter, type DatePeriod } from '../../lib/dates';

/** What a target is about; sums are net, in minor units of the firm's currency. */
export const targetMetrics = ['wonAmount', 'wonCount', 'ordersNet', 'activities'] as const;
export type TargetMetric = (typeof targetMetrics)[number];
/** Told only where the role shows money. */
export const moneyTargets: readonly TargetMetric[] = ['wonAmount', 'ordersNet'];

export const targetSubjects = ['firm', 'department', 'person', 'product'] as const;
export type TargetSubject = (typeof targetSubjects)[number];

export const targetPeriods = ['month', 'quarter', 'year'] as const;
export type TargetPeriod = (typeof targetPeriods)[number];

const months: Readonly<Record<TargetPeriod, number>> = { month: 1, quarter: 3, year: 12 };

/** The days of the period a day is in, half-open. */
export function targetPeriodOf(kind: TargetPeriod, day: string): DatePeriod {
  const from = { month: `${day.slice(0, 7)}-01`, quarter: startOfQuarter(day), year: `${day.slice(0, 4)}-01-01` }[kind];
  return { from, to: addMonths(from, months[kind]) };
}

const key = {
  subjectKind: z.enum(targetSubjects),
  /** Null for the firm. */
  subjectId: z.uuid().nullable(),
  metric: z.enum(targetMetrics),
  periodKind: z.enum(targetPeriods),
  /** The first day of the period. */
  startsOn: daySchema,
};

export const targetSchema = z.object({
  id: z.uuid(),
  ...key,
  /** As everybody in the firm may know it; empty for a product the reader does not see. */
  subjectName: z.string(),
  value: z.number().int(),
  version: z.number().int(),
  canEdit: z.boolean(),
});
export type Target = z.infer<typeof targetSchema>;

export const targetListInput = z.object({
  year: z.coerce.number().int().min(1900).max(2200),
  periodKind: z.enum(targetPeriods),
  metric: z.enum(targetMetrics).optional(),
});

/** Somebody or something the caller may set a target for. */
export const targetSubjectSchema = z.object({
  kind: z.enum(targetSubjects),
  id: z.uuid().nullable(),
  name: z.string(),
});
export type TargetSubjectName = z.infer<typeof targetSubjectSchema>;

/** A target as typed: none takes it away. `version` is that of what was there, 0 where there was none. */
export const targetGivenSchema = z.strictObject({
  ...key,
  value: z.number().int().positive().max(10_000_000_000_000).nullable(),
  version: z.number().int().min(0),
});
export type TargetGiven = z.infer<typeof targetGivenSchema>;
export const targetSetInput = z.strictObject({ items: z.array(targetGivenSchema).min(1).max(200) });

export const targetProgressInput = z.object({
  periodKind: z.enum(targetPeriods).default('month'),
  /** Any day of the period; left out, the present one. */
  day: daySchema.optional(),
});

/** How far a target is (PER-03, K15). */
export const targetProgressSchema = targetSchema.extend({
  achieved: z.number(),
  /** Achieved ÷ target. */
  completion: z.number(),
  /** What is missing; nothing once it is reached. */
  gap: z.number(),
  /** Achieved ÷ what should be by now, by the working time that has passed; null before any has. */
  pace: z.number().nullable(),
  /** What is needed on each workday left, today included; null where none is left. */
  neededPerDay: z.number().nullable(),
});
export type TargetProgress = z.infer<typeof targetProgressSchema>;

/** Under so much of what should be by now a target is in danger. */
const inDanger = 0.9;

export function isBehind({ pace, gap }: Pick<TargetProgress, 'pace' | 'gap'>): boolean {
  return gap > 0 && pace !== null && pace < inDanger;
}
