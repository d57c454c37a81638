import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';

/** Whose activities a feed has: one's own, or those of the colleagues one's calendar shows too. */
export const feedScopes = ['own', 'department'] as const;
export type FeedScope = (typeof feedScopes)[number];

/** So many feeds one person has at most: one for each program that reads it. */
export const mostFeeds = 10;

const feedSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  scope: z.enum(feedScopes),
  createdAt: momentSchema,
  /** When a program fetched it last, give or take an hour. */
  lastReadAt: momentSchema.nullable(),
});
export type CalendarFeed = z.infer<typeof feedSchema>;

/** One's calendar for other programs to read (INT-03): an address with a secret in it, read-only, taken back at any time. */
export const calendarFeedsContract = {
  list: query('signedIn', { path: '/calendar-feeds', summary: 'One’s own calendar feeds' }).output(
    z.object({ items: z.array(feedSchema) }),
  ),
  create: command('signedIn', {
    path: '/calendar-feeds',
    summary: 'Make a calendar feed; the secret of its address, `/calendars/<feedToken>.ics`, is answered this once',
    successStatus: 201,
  })
    .input(z.strictObject({ name: z.string().trim().min(1).max(80), scope: z.enum(feedScopes).default('own') }))
    .output(feedSchema.extend({ feedToken: z.string().optional() })),
  delete: command('signedIn', {
    path: '/calendar-feeds/{id}',
    method: 'DELETE',
    summary: 'Take a feed back: its address answers nothing from now on',
    successStatus: 200,
  })
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ id: z.uuid() })),
  open: query('everyone', {
    path: '/calendars/{token}',
    summary: 'What a feed’s address answers: its activities as iCalendar, as far as its owner sees them now',
  })
    .input(z.object({ token: z.string().max(100) }))
    .output(z.object({ calendar: z.string() })),
};
