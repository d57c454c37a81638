import { z } from 'zod';
import { listInput } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { recordContract, sumsContract } from '../../contract/record-contract';
import {
  boardColumnSchema,
  moveInput,
  opportunityCreate,
  opportunityPatch,
  opportunitySchema,
  stageMoveSchema,
} from './opportunity';

const options = { resource: 'opportunity', path: '/opportunities', noun: 'opportunity' } as const;
const view = { resource: 'opportunity', action: 'view' } as const;
const edit = { resource: 'opportunity', action: 'edit' } as const;

export const opportunitiesContract = {
  ...recordContract(options, { record: opportunitySchema, create: opportunityCreate, patch: opportunityPatch }),
  move: command(edit, {
    path: '/opportunities/{id}/move',
    summary: 'Move an opportunity to another stage',
    successStatus: 200,
  })
    .input(moveInput)
    .output(opportunitySchema),
  check: command(edit, {
    path: '/opportunities/{id}/checks/{itemId}',
    method: 'PUT',
    summary: "Tick an item of a stage's checklist, or take the tick away",
  })
    .input(z.strictObject({ id: z.uuid(), itemId: z.uuid(), isDone: z.boolean() }))
    .output(opportunitySchema),
  moves: query(view, { path: '/opportunities/{id}/moves', summary: 'Every stage it went through, oldest first' })
    .input(idInput)
    .output(z.object({ items: z.array(stageMoveSchema) })),
  sums: sumsContract(options),
  board: query(view, {
    path: '/opportunities/board',
    summary: 'The deals of a pipeline by stage, with sums',
  })
    .input(
      z.object({
        pipelineId: z.uuid(),
        filter: listInput.shape.filter,
        q: listInput.shape.q,
        /** Cards of each column. */
        limit: z.coerce.number().int().min(1).max(200).default(50),
        /** Stages that end a deal have columns only in `all`. */
        stages: z.enum(['open', 'all']).default('open'),
      }),
    )
    .output(z.object({ columns: z.array(boardColumnSchema) })),
};
