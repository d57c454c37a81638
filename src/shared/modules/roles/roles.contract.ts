import { z } from 'zod';
import { listInput, pageOf } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { deleteInput, idInput } from '../../contract/record';
import { roleCopy, roleCreate, rolePatch, roleSchema } from './role';

export const rolesContract = {
  list: query({ resource: 'role', action: 'view' }, { path: '/roles', summary: 'The roles' })
    .input(listInput)
    .output(pageOf(roleSchema)),
  read: query({ resource: 'role', action: 'view' }, { path: '/roles/{id}', summary: 'One role with its grid' })
    .input(idInput)
    .output(roleSchema),
  create: command({ resource: 'role', action: 'create' }, { path: '/roles', summary: 'Add a role', successStatus: 201 })
    .input(roleCreate)
    .output(roleSchema),
  copy: command(
    { resource: 'role', action: 'create' },
    { path: '/roles/{id}/copy', summary: 'Copy a role under a new name', successStatus: 201 },
  )
    .input(roleCopy)
    .output(roleSchema),
  patch: command(
    { resource: 'role', action: 'edit' },
    { path: '/roles/{id}', method: 'PATCH', summary: 'Change a role; it counts from the next click' },
  )
    .input(rolePatch)
    .output(roleSchema),
  delete: command(
    { resource: 'role', action: 'delete' },
    { path: '/roles/{id}', method: 'DELETE', summary: 'Delete a role nobody has' },
  )
    .input(deleteInput)
    .output(z.object({ id: z.uuid() })),
};
