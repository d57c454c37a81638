import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { highestScore } from '../lead-scoring/lead-scoring';

/** How a rule chooses among its people: one after the other, or whoever has fewest open leads (SCO-03). */
export const assignmentMethods = ['roundRobin', 'leastBusy'] as const;

const word = z.string().trim().min(1).max(80);

/** What people shape of a rule. Without sources and regions it fits every lead. */
export const assignmentRuleValues = {
  name: z.string().trim().min(1).max(80),
  method: z.enum(assignmentMethods),
  /** Who takes part, in the order of their turns. */
  userIds: z.array(z.uuid()).min(1).max(100),
  /** Sources or details of sources, whole and whatever their case. */
  sources: z.array(word).max(50),
  /** Words of which one stands in an address: a province, a city, a district. */
  regions: z.array(word).max(200),
  /** The most open leads a person may have to get another one; null for no limit. */
  mostOpen: z.number().int().min(1).max(10_000).nullable(),
  /** The score a lead must have reached; null where any will do. Who reaches it later is given then. */
  minScore: z.number().int().min(1).max(highestScore).nullable(),
  isOn: z.boolean(),
};

export const assignmentRuleSchema = z.object({
  id: z.uuid(),
  ...assignmentRuleValues,
  /** From 0; the first rule that fits and has somebody decides. */
  position: z.number().int(),
  /** Who had the last turn. */
  lastUserId: z.uuid().nullable(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type AssignmentRule = z.infer<typeof assignmentRuleSchema>;

export const skipReasons = ['absent', 'full', 'disabled', 'noRight'] as const;

/** Why a lead went to somebody, or to nobody. */
export const assignmentSchema = z.object({
  id: z.uuid(),
  at: momentSchema,
  userId: z.uuid().nullable(),
  ruleName: z.string().nullable(),
  method: z.enum(assignmentMethods).nullable(),
  /** What of the lead the rule asked for; empty where it takes everything. */
  matched: z.array(z.object({ what: z.enum(['source', 'region', 'score']), word: z.string() })),
  /** Open leads of whoever got it, before. */
  open: z.number().int().nullable(),
  skipped: z.array(z.object({ userId: z.uuid(), reason: z.enum(skipReasons) })),
});
export type Assignment = z.infer<typeof assignmentSchema>;
