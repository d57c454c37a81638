import { z } from 'zod';
import { cleanText } from '../../lib/text';

export const locales = ['zh-CN', 'en'] as const;
export const sellingModes = ['b2b', 'b2c', 'both'] as const;

/** One line of text that must say something. */
export const requiredLine = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((value: string) => cleanText(value))
    .min(1);

/** The firm itself (SET, CUS-07). Currency is ISO 4217, the time zone an IANA name. */
export const organizationSchema = z.object({
  name: requiredLine(200),
  locale: z.enum(locales),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: z.string().min(1).max(60).refine(isTimeZone, 'no such time zone'),
  sellingMode: z.enum(sellingModes).default('b2b'),
});
export type Organization = z.infer<typeof organizationSchema>;

/** Lower-cased when compared; letters of any language, digits and . _ - @. */
export const usernameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}._@-]+$/u);
/** NIST SP 800-63B: length is what counts; any character is welcome. Checked further by the engine against common ones. */
export const passwordSchema = z.string().min(1).max(1000);
export const personNameSchema = requiredLine(80);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
