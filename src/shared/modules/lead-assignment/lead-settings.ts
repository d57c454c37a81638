import { z } from 'zod';
import { lateSteps, receiverSchema } from '../hand-offs/hand-off';
import { highestScore } from '../lead-scoring/lead-scoring';

/** How the firm looks after its leads. */
export const leadSettingsSchema = z.strictObject({
  /** Hours after which a lead nobody has spoken with is told of (LEA-11); null where nobody is to be told. */
  unattendedHours: z.number().int().min(1).max(2160).nullable(),
  /** Hours of working time in which a hand-off should be answered (LEA-06); null without a limit. */
  handOffHours: z.number().int().min(1).max(400).nullable(),
  handOffLate: z.enum(lateSteps),
  /** A lead whose score reaches this is handed off to `handOffTo` by itself, once (SCO-04); null where people alone do it. */
  handOffScore: z.number().int().min(1).max(highestScore).nullable(),
  handOffTo: receiverSchema.nullable(),
});
export type LeadSettings = z.infer<typeof leadSettingsSchema>;

export const defaultLeadSettings: LeadSettings = {
  unattendedHours: 24,
  handOffHours: 8,
  handOffLate: 'escalate',
  handOffScore: null,
  handOffTo: null,
};
