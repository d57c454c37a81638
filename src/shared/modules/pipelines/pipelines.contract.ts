import { z } from 'zod';
import { listInput, pageOf } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { deleteInput, idInput } from '../../contract/record';
import { pipelineCreate, pipelinePatch, pipelineSchema } from './pipeline';

const view = { resource: 'opportunity', action: 'view' } as const;
const shape = { resource: 'settings', action: 'edit' } as const;

export const pipelinesContract = {
  list: query(view, { path: '/pipelines', summary: 'The pipelines with their stages' })
    .input(listInput)
    .output(pageOf(pipelineSchema)),
  read: query(view, { path: '/pipelines/{id}', summary: 'One pipeline' }).input(idInput).output(pipelineSchema),
  create: command(shape, { path: '/pipelines', summary: 'Add a pipeline', successStatus: 201 })
    .input(pipelineCreate)
    .output(pipelineSchema),
  patch: command(shape, { path: '/pipelines/{id}', method: 'PATCH', summary: 'Change a pipeline and its stages' })
    .input(pipelinePatch)
    .output(pipelineSchema),
  delete: command(shape, {
    path: '/pipelines/{id}',
    method: 'DELETE',
    summary: 'Delete a pipeline no deal ever was in',
  })
    .input(deleteInput)
    .output(z.object({ id: z.uuid() })),
};
