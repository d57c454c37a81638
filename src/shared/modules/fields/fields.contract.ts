import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { extensibleKinds, ownFieldCreate, ownFieldPatch, ownFieldSchema } from './field';

const edit = { resource: 'settings', action: 'edit' } as const;
const withVersion = z.strictObject({ id: z.uuid(), version: z.number().int().positive() });

/** The firm's own fields (USE-03). Groups a reader's role hides are left out of the list, retired ones are in it. */
export const fieldsContract = {
  list: query('signedIn', { path: '/fields', summary: 'Fields the firm added, in their order' })
    .input(z.object({ resource: z.enum(extensibleKinds).optional() }))
    .output(z.object({ items: z.array(ownFieldSchema) })),
  create: command(edit, { path: '/fields', summary: 'Add a field', successStatus: 201 })
    .input(ownFieldCreate)
    .output(ownFieldSchema),
  patch: command(edit, { path: '/fields/{id}', method: 'PATCH', summary: 'Change a field' })
    .input(ownFieldPatch)
    .output(ownFieldSchema),
  retire: command(edit, {
    path: '/fields/{id}/retire',
    summary: 'Stop offering a field; its values stay',
    successStatus: 200,
  })
    .input(withVersion)
    .output(ownFieldSchema),
  revive: command(edit, { path: '/fields/{id}/revive', summary: 'Offer a retired field again', successStatus: 200 })
    .input(withVersion)
    .output(ownFieldSchema),
};
