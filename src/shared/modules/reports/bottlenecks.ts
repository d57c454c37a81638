import { z } from 'zod';

const count = z.number().int();
/** Who has most of something, and how many. */
const most = z.object({ id: z.uuid(), count }).nullable();

/** How a stage does, over the deals the caller sees. */
export const stageHealthSchema = z.object({
  stageId: z.uuid(),
  /** Deals in it now, and the mean of the days they have stood there. */
  deals: count,
  averageDays: z.number().nullable(),
  expectedDays: count.nullable(),
  /** Of them, those beyond the expected days. */
  overdue: count,
  /** Deals that left it within the last year, and those that were lost from it. */
  left: count,
  lost: count,
  /** Deals that came beyond it within the last year, and those that never stood in it. */
  passed: count,
  skipped: count,
});
export type StageHealth = z.infer<typeof stageHealthSchema>;

/** Where deals get stuck, get lost and cut corners (U9, OPP-06), with what a sentence needs; null where nothing stands out. */
export const bottlenecksSchema = z.object({
  stages: z.array(stageHealthSchema),
  /** Deals stand there longest against plan. */
  slow: z.object({ stageId: z.uuid(), owner: most }).nullable(),
  /** Deals are lost there most often. */
  leaky: z.object({ stageId: z.uuid() }).nullable(),
  /** Deals go past it most often. */
  skipped: z.object({ stageId: z.uuid(), owner: most }).nullable(),
});
export type Bottlenecks = z.infer<typeof bottlenecksSchema>;
