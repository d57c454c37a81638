import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { cleanText } from '../../lib/text';

/** Whose a task is: the deal's owner, one person, or whoever heads a department on that day. */
export const deliveryAssignees = ['owner', 'person', 'head'] as const;
export const mostDeliveryTasks = 20;
export const longestDelivery = 365;

const taskInput = z
  .strictObject({
    /** Of a task that is there already. */
    id: z.uuid().optional(),
    subject: z
      .string()
      .max(300)
      .overwrite((value: string) => cleanText(value))
      .refine((value) => value !== '', { message: 'empty' }),
    /** In workdays after the day the deal was won. */
    afterDays: z.number().int().min(0).max(longestDelivery),
    assignee: z.enum(deliveryAssignees),
    userId: z.uuid().nullable().default(null),
    departmentId: z.uuid().nullable().default(null),
  })
  .refine(({ assignee, userId }) => assignee !== 'person' || userId !== null, { path: ['userId'] })
  .refine(({ assignee, departmentId }) => assignee !== 'head' || departmentId !== null, { path: ['departmentId'] });

export const deliveryPlanSchema = z.object({
  pipelineId: z.uuid(),
  /** 0 where none was made yet. */
  version: z.number().int(),
  /** Its people hear of every deal won in this pipeline that they may see. */
  departmentId: z.uuid().nullable(),
  tasks: z.array(
    z.object({
      id: z.uuid(),
      subject: z.string(),
      afterDays: z.number().int(),
      assignee: z.enum(deliveryAssignees),
      userId: z.uuid().nullable(),
      departmentId: z.uuid().nullable(),
    }),
  ),
});
export type DeliveryPlan = z.infer<typeof deliveryPlanSchema>;

export const deliveryTaskSchema = z.object({
  activityId: z.uuid(),
  subject: z.string(),
  ownerId: z.uuid().nullable(),
  dueDate: z.string().nullable(),
  doneAt: momentSchema.nullable(),
  version: z.number().int(),
  can: z.array(z.string()),
});
export type DeliveryTask = z.infer<typeof deliveryTaskSchema>;

/** What winning a deal sets going in other departments (XDP-02). */
export const deliveryContract = {
  plan: query(
    { resource: 'settings', action: 'view' },
    { path: '/pipelines/{id}/delivery', summary: 'What a deal won in this pipeline sets going' },
  )
    .input(idInput)
    .output(deliveryPlanSchema),
  savePlan: command(
    { resource: 'settings', action: 'edit' },
    { path: '/pipelines/{id}/delivery', method: 'PUT', summary: 'Say what a deal won in this pipeline sets going' },
  )
    .input(
      z.strictObject({
        id: z.uuid(),
        version: z.number().int().min(0),
        departmentId: z.uuid().nullable(),
        tasks: z.array(taskInput).max(mostDeliveryTasks),
      }),
    )
    .output(deliveryPlanSchema),
  read: query(
    { resource: 'opportunity', action: 'view' },
    { path: '/opportunities/{id}/delivery', summary: 'The tasks a won deal set going, as far as one sees them' },
  )
    .input(idInput)
    .output(z.object({ items: z.array(deliveryTaskSchema), done: z.number().int() })),
};
