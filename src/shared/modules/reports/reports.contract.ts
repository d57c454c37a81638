import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { downloadSchema } from '../exports/export';
import { bottlenecksSchema } from './bottlenecks';
import { metricRecordsSchema } from './metric';
import { reportExportInput, reportInput, reportRecordsInput, reportSchema } from './report';

const view = { resource: 'opportunity', action: 'view' } as const;

export const reportsContract = {
  bottlenecks: query(view, {
    path: '/pipelines/{pipelineId}/bottlenecks',
    summary: 'Where the deals of a pipeline get stuck, get lost and skip a step',
  })
    .input(z.object({ pipelineId: z.uuid() }))
    .output(bottlenecksSchema),
  /** Over what the caller sees of whatever the report counts. */
  read: query('signedIn', { path: '/reports/{name}', summary: 'A named report, over what the caller sees' })
    .input(reportInput)
    .output(reportSchema),
  records: query('signedIn', { path: '/reports/{name}/records', summary: 'The records behind a figure of a report' })
    .input(reportRecordsInput)
    .output(metricRecordsSchema),
  sources: query('signedIn', {
    path: '/sources',
    summary: 'Sources deals and leads come from, the commonest first',
  }).output(z.object({ items: z.array(z.string()) })),
  export: command('signedIn', {
    path: '/reports/{name}/export',
    summary: 'Make a table of a report ready to be fetched',
    successStatus: 201,
  })
    .input(reportExportInput)
    .output(downloadSchema),
};
