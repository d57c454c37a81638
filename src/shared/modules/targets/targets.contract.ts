import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import {
  targetListInput,
  targetProgressInput,
  targetProgressSchema,
  targetSchema,
  targetSetInput,
  targetSubjectSchema,
} from './target';

const view = { resource: 'target', action: 'view' } as const;

/** Targets of people, departments, products and the firm (PER-02, 03). */
export const targetsContract = {
  list: query(view, { path: '/targets', summary: 'The targets of a year' })
    .input(targetListInput)
    .output(z.object({ items: z.array(targetSchema), subjects: z.array(targetSubjectSchema) })),
  set: command(
    { resource: 'target', action: 'edit' },
    {
      path: '/targets',
      method: 'PUT',
      summary: 'Set, change or take away targets, all of them or none',
      successStatus: 200,
    },
  )
    .input(targetSetInput)
    .output(z.object({ items: z.array(targetSchema) })),
  progress: query(view, { path: '/targets/progress', summary: 'How far the targets of a period are' })
    .input(targetProgressInput)
    .output(
      z.object({
        from: daySchema,
        to: daySchema,
        workdays: z.object({ all: z.number().int(), left: z.number().int() }),
        items: z.array(targetProgressSchema),
      }),
    ),
};
