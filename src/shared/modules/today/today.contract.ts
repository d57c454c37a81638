import { z } from 'zod';
import { daySchema, momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { activitySchema } from '../activities/activity';

/** A customer as the page shows it in a line. Fields are missing where the reader's role hides them. */
const customerLine = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  name: z.string(),
  ownerId: z.uuid().nullable(),
  lastContactAt: momentSchema.nullable(),
  nextStepAt: momentSchema.nullable(),
  nextStep: z.string().nullable(),
});
export type TodayCustomer = z.infer<typeof customerLine>;

const counted = <T extends z.ZodType>(item: T) => z.object({ count: z.number().int(), items: z.array(item) });

export const todaySchema = z.object({
  /** Today in the firm's time zone. */
  day: daySchema,
  /** My open tasks by due date; the items are the first twenty, `count` (to 1,000) is all of them. */
  overdue: counted(activitySchema),
  dueToday: counted(activitySchema),
  /** From tomorrow to the end of the week. */
  dueThisWeek: counted(activitySchema),
  withoutDate: counted(activitySchema),
  /** Calls, visits and meetings of mine that start today, in order, done or not. */
  schedule: z.array(activitySchema),
  /** Mine whose reminder has come and that are not done. */
  reminders: z.array(activitySchema),
  doneToday: z.number().int(),
  /** Customers I opened or changed or had contact with lately. */
  recentCustomers: z.array(customerLine.extend({ at: momentSchema, why: z.enum(['seen', 'changed']) })),
  /** Customers of mine without a next step, longest without contact first. */
  withoutNextStep: counted(customerLine),
  /** What others gave me in the last fourteen days. */
  assigned: z.array(
    z.object({
      kind: z.string(),
      id: z.uuid(),
      title: z.string(),
      at: momentSchema,
      byId: z.uuid().nullable(),
      count: z.number().int(),
    }),
  ),
});
export type Today = z.infer<typeof todaySchema>;

/** What is remembered among one's recent records. */
export const seenKinds = ['customer', 'contact', 'lead', 'opportunity', 'quote', 'order'] as const;

export const todayContract = {
  read: query('signedIn', { path: '/today', summary: 'My day: tasks, reminders, recent customers' }).output(
    todaySchema,
  ),
  seen: command('signedIn', {
    path: '/today/seen',
    summary: 'Remember that I opened a record, for my list of recent ones',
    successStatus: 200,
  })
    .input(z.strictObject({ kind: z.enum(seenKinds), id: z.uuid() }))
    .output(z.object({})),
};
