import { z } from 'zod';

/** How the firm looks after its leads. */
export const leadSettingsSchema = z.strictObject({
  /** Hours after which a lead nobody has spoken with is told of (LEA-11); null where nobody is to be told. */
  unattendedHours: z.number().int().min(1).max(2160).nullable(),
});
export type LeadSettings = z.infer<typeof leadSettingsSchema>;

export const defaultLeadSettings: LeadSettings = { unattendedHours: 24 };
