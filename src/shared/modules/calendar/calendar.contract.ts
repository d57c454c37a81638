import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { query } from '../../contract/operation';
import { activitySchema } from '../activities/activity';

/** The longest period a calendar shows at once: six weeks of a month, and some more. */
export const mostCalendarDays = 62;
/** So many people are laid over one another at most. */
export const mostCalendarPeople = 50;
/** So many activities are answered at once; then `isCut` says that there are more. */
export const mostCalendarItems = 2000;

const view = { resource: 'activity', action: 'view' } as const;
/** In an address several ids stand as `a,b`. */
const ids = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
  z.array(z.uuid()).max(mostCalendarPeople),
);

const personSchema = z.object({ id: z.uuid(), name: z.string(), departmentId: z.uuid() });
export type CalendarPerson = z.infer<typeof personSchema>;

/** Whose days stand beside one's own (ACT-04). Days are the firm's, in its time zone. */
export const calendarContract = {
  people: query(view, {
    path: '/calendar/people',
    summary: 'Oneself and the colleagues of one’s department, as far as one may see their activities',
  }).output(z.object({ items: z.array(personSchema) })),
  read: query(view, {
    path: '/calendar',
    summary: 'Activities of some days, of oneself or of colleagues, as far as one sees them; `to` is not in it',
  })
    .input(
      z.object({
        from: daySchema,
        to: daySchema,
        /** Without any it is oneself. */
        people: ids.optional(),
      }),
    )
    .output(z.object({ items: z.array(activitySchema), isCut: z.boolean() })),
};
