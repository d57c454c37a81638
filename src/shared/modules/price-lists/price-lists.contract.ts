import { z } from 'zod';
import { listInput, pageOf } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { deleteInput, idInput } from '../../contract/record';
import {
  pastedInput,
  pastedSchema,
  pricedProductSchema,
  priceListCreate,
  priceListPatch,
  priceListSchema,
} from './price-list';

const view = { resource: 'product', action: 'view' } as const;
const edit = { resource: 'product', action: 'edit' } as const;

/** Price lists are for whoever sees products and money; whoever may change products may change them (QUO-02). */
export const priceListsContract = {
  list: query(view, { path: '/price-lists', summary: 'The price lists of the firm' })
    .input(listInput)
    .output(pageOf(priceListSchema)),
  read: query(view, { path: '/price-lists/{id}', summary: 'One price list' }).input(idInput).output(priceListSchema),
  prices: query(view, { path: '/price-lists/{id}/prices', summary: 'The products a price list has prices for' })
    .input(idInput)
    .output(z.object({ items: z.array(pricedProductSchema) })),
  create: command(edit, { path: '/price-lists', summary: 'Add a price list', successStatus: 201 })
    .input(priceListCreate)
    .output(priceListSchema),
  patch: command(edit, {
    path: '/price-lists/{id}',
    method: 'PATCH',
    summary: 'Change a price list, for whom it holds, and its prices',
  })
    .input(priceListPatch)
    .output(priceListSchema),
  delete: command(edit, { path: '/price-lists/{id}', method: 'DELETE', summary: 'Remove a price list' })
    .input(deleteInput)
    .output(idInput),
  pasted: query(edit, {
    path: '/price-lists/{id}/pasted',
    method: 'POST',
    summary: 'What rows copied from a spreadsheet would change; nothing is written',
  })
    .input(pastedInput)
    .output(pastedSchema),
};
