import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { bulkInput, bulkPreviewSchema } from './bulk';

/** Changes to many records: a job with progress, cancel and one undo (jobs.read, jobs.cancel, jobs.undo). */
export const bulkContract = {
  preview: query('signedIn', {
    path: '/bulk/preview',
    method: 'POST',
    summary: 'How many records a bulk change would touch',
  })
    .input(bulkInput)
    .output(bulkPreviewSchema),
  start: command('signedIn', { path: '/bulk', summary: 'Start a bulk change', successStatus: 201 })
    .input(bulkInput)
    .output(z.object({ jobId: z.uuid(), total: z.number().int() })),
};
