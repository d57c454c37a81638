import { z } from 'zod';
import { query } from '../../contract/operation';
import { bottlenecksSchema } from './bottlenecks';

const view = { resource: 'opportunity', action: 'view' } as const;

export const reportsContract = {
  bottlenecks: query(view, {
    path: '/pipelines/{pipelineId}/bottlenecks',
    summary: 'Where the deals of a pipeline get stuck, get lost and skip a step',
  })
    .input(z.object({ pipelineId: z.uuid() }))
    .output(bottlenecksSchema),
};
