import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'] as const;

/** Long work under way or done (rule 8). `position` of `total` is how far it has come. */
export const jobSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: z.enum(jobStates),
  position: z.number().int(),
  total: z.number().int(),
  result: z.record(z.string(), z.unknown()),
  userId: z.uuid().nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});

export const jobsContract = {
  list: query('signedIn', { path: '/jobs', summary: 'The caller’s long work, newest first' })
    .input(
      z.object({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z.string().max(200).optional(),
        /** Administrators may ask for everybody's. */
        of: z.enum(['me', 'everybody']).default('me'),
      }),
    )
    .output(z.object({ items: z.array(jobSchema), nextCursor: z.string().nullable() })),
  read: query('signedIn', { path: '/jobs/{id}', summary: 'How far a job has come' }).input(idInput).output(jobSchema),
  cancel: command('signedIn', {
    path: '/jobs/{id}/cancel',
    summary: 'Stop a job after its present step',
    successStatus: 200,
  })
    .input(idInput)
    .output(jobSchema),
  undo: command('signedIn', { path: '/jobs/{id}/undo', summary: 'Take back what a job did', successStatus: 200 })
    .input(idInput)
    .output(jobSchema),
};
