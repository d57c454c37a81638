import { z } from 'zod';
import { command } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { downloadSchema } from '../exports/export';
import { jobSchema } from '../jobs/jobs.contract';

/** Everything the firm has in one ZIP, readable without Hearth: the way out. For administrators. */
export const archiveContract = {
  start: command(
    { resource: 'settings', action: 'edit' },
    {
      path: '/archive',
      summary: 'Start to write everything into one ZIP',
      successStatus: 201,
    },
  )
    .input(z.object({ withFiles: z.boolean().default(true) }))
    .output(jobSchema),
  open: command(
    { resource: 'settings', action: 'edit' },
    {
      path: '/archive/{id}/file',
      summary: 'Make the finished ZIP of a job ready to be fetched',
      successStatus: 200,
    },
  )
    .input(idInput)
    .output(downloadSchema),
};
