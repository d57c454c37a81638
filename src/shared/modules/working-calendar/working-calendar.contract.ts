import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { exceptionGiven, exceptionSchema, spanSchema, weeklySchema } from './working-calendar';

/** The longest period days are answered for at once. */
export const mostDays = 800;
const version = z.number().int().nonnegative();

const answer = z.object({
  weekly: weeklySchema,
  timeZone: z.string(),
  /** Years whose holidays and make-up workdays of China this version knows. */
  chinaYears: z.array(z.number().int()),
  /** Those of them that were taken over. */
  loadedYears: z.array(z.number().int()),
  version,
});
export type WorkingCalendarAnswer = z.infer<typeof answer>;

const daySchemaAnswered = z.object({
  date: daySchema,
  isWorkday: z.boolean(),
  spans: z.array(spanSchema),
  /** What makes it unlike its weekday. */
  exception: exceptionSchema.pick({ kind: true, name: true, source: true }).nullable(),
});
export type WorkingDay = z.infer<typeof daySchemaAnswered>;

const edit = { resource: 'settings', action: 'edit' } as const;

/** When the firm works (ACT-06, U18): weekly hours, holidays, make-up workdays. */
export const workingCalendarContract = {
  read: query('signedIn', { path: '/working-calendar', summary: 'The firm’s weekly hours' }).output(answer),
  exceptions: query('signedIn', {
    path: '/working-calendar/exceptions',
    summary: 'Holidays, make-up workdays and days with hours of their own, of one year',
  })
    .input(z.object({ year: z.coerce.number().int().min(1).max(9999) }))
    .output(z.object({ items: z.array(exceptionSchema) })),
  days: query('signedIn', {
    path: '/working-calendar/days',
    summary: 'Every day of a period with its working time; `to` is not in it',
  })
    .input(z.object({ from: daySchema, to: daySchema }))
    .output(z.object({ items: z.array(daySchemaAnswered) })),
  patch: command(edit, { path: '/working-calendar', method: 'PATCH', summary: 'Change weekly hours or single days' })
    .input(
      z.strictObject({
        version,
        weekly: weeklySchema.optional(),
        /** Each replaces what was said of its day. */
        set: z.array(exceptionGiven).max(400).default([]),
        remove: z.array(daySchema).max(400).default([]),
      }),
    )
    .output(answer),
  loadChina: command(edit, {
    path: '/working-calendar/china',
    summary: 'Take over China’s holidays and make-up workdays of a year; what the firm set itself stays',
    successStatus: 200,
  })
    .input(z.strictObject({ version, year: z.number().int().min(1900).max(2200) }))
    .output(answer.extend({ added: z.number().int(), kept: z.number().int() })),
};
