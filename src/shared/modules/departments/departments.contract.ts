import { z } from 'zod';
import { listInput, pageOf } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { deleteInput, idInput } from '../../contract/record';
import { departmentCreate, departmentPatch, departmentSchema } from './department';

export const departmentsContract = {
  list: query({ resource: 'department', action: 'view' }, { path: '/departments', summary: 'The departments' })
    .input(listInput)
    .output(pageOf(departmentSchema)),
  read: query({ resource: 'department', action: 'view' }, { path: '/departments/{id}', summary: 'One department' })
    .input(idInput)
    .output(departmentSchema),
  create: command(
    { resource: 'department', action: 'create' },
    { path: '/departments', summary: 'Add a department', successStatus: 201 },
  )
    .input(departmentCreate)
    .output(departmentSchema),
  patch: command(
    { resource: 'department', action: 'edit' },
    { path: '/departments/{id}', method: 'PATCH', summary: 'Change or move a department' },
  )
    .input(departmentPatch)
    .output(departmentSchema),
  delete: command(
    { resource: 'department', action: 'delete' },
    { path: '/departments/{id}', method: 'DELETE', summary: 'Delete a department nothing belongs to' },
  )
    .input(deleteInput)
    .output(z.object({ id: z.uuid() })),
};
