import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { deleteInput } from '../../contract/record';
import { viewCreate, viewedKinds, viewPatch, viewSchema } from './view';

/**
 * Saved views: a name for a filter, an order and columns. A view holds no rights: whoever opens it sees the list with
 * his or her own. Its maker changes it; a department's head changes the department's, who may change settings everybody's.
 */
export const viewsContract = {
  list: query('signedIn', { path: '/views', summary: 'Views of a list: mine, my departments’, everybody’s' })
    .input(z.object({ resource: z.enum(viewedKinds).optional() }))
    .output(z.object({ items: z.array(viewSchema) })),
  create: command('signedIn', { path: '/views', summary: 'Keep a list as a view', successStatus: 201 })
    .input(viewCreate)
    .output(viewSchema),
  patch: command('signedIn', { path: '/views/{id}', method: 'PATCH', summary: 'Change a view' })
    .input(viewPatch)
    .output(viewSchema),
  delete: command('signedIn', { path: '/views/{id}', method: 'DELETE', summary: 'Delete a view; its records stay' })
    .input(deleteInput)
    .output(z.object({ id: z.uuid() })),
};
