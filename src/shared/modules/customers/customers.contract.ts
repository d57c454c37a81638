import { z } from 'zod';
import { deleteInput, idInput } from '../../contract/record';
import { listInput, pageOf } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { customerCreate, customerPatch, customerSchema } from './customer';

export const customersContract = {
  list: query({ resource: 'customer', action: 'view' }, { path: '/customers', summary: 'Customers the caller may see' })
    .input(listInput)
    .output(pageOf(customerSchema)),
  read: query({ resource: 'customer', action: 'view' }, { path: '/customers/{id}', summary: 'One customer' })
    .input(idInput)
    .output(customerSchema),
  create: command({ resource: 'customer', action: 'create' }, { path: '/customers', summary: 'Add a customer', successStatus: 201 })
    .input(customerCreate)
    .output(customerSchema),
  patch: command({ resource: 'customer', action: 'edit' }, { path: '/customers/{id}', method: 'PATCH', summary: 'Change a customer' })
    .input(customerPatch)
    .output(customerSchema),
  delete: command({ resource: 'customer', action: 'delete' }, { path: '/customers/{id}', method: 'DELETE', summary: 'Move a customer to the bin' })
    .input(deleteInput)
    .output(z.object({ id: z.uuid(), version: z.number().int() })),
};
