import { z } from 'zod';
import { listInput, pageOf } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { deleteInput, idInput } from '../../contract/record';
import { sessionSchema } from '../sessions/session';
import { passwordSchema } from '../setup/setup';
import {
  preferencesSchema,
  userAccessSchema,
  userContactSchema,
  userCreate,
  userNameSchema,
  userPatch,
  userSchema,
  userWithPasswordSchema,
} from './user';

const view = { resource: 'user', action: 'view' } as const;
const edit = { resource: 'user', action: 'edit' } as const;

export const usersContract = {
  list: query(view, { path: '/users', summary: 'The people' }).input(listInput).output(pageOf(userSchema)),
  names: query(view, { path: '/users/names', summary: 'Everybody by name, also who has left, for pickers' }).output(
    z.object({ items: z.array(userNameSchema) }),
  ),
  read: query(view, { path: '/users/{id}', summary: 'One person' }).input(idInput).output(userSchema),
  create: command(
    { resource: 'user', action: 'create' },
    { path: '/users', summary: 'Add a person', successStatus: 201 },
  )
    .input(userCreate)
    .output(userWithPasswordSchema),
  patch: command(edit, { path: '/users/{id}', method: 'PATCH', summary: 'Change a person' })
    .input(userPatch)
    .output(userSchema),
  delete: command(
    { resource: 'user', action: 'delete' },
    { path: '/users/{id}', method: 'DELETE', summary: 'Delete a person who owns nothing' },
  )
    .input(deleteInput)
    .output(z.object({ id: z.uuid() })),
  disable: command(edit, {
    path: '/users/{id}/disable',
    summary: 'Switch a person off; the records stay',
    successStatus: 200,
  })
    .input(idInput)
    .output(userSchema),
  enable: command(edit, { path: '/users/{id}/enable', summary: 'Switch a person on again', successStatus: 200 })
    .input(idInput)
    .output(userSchema),
  resetPassword: command(edit, {
    path: '/users/{id}/password-reset',
    summary: 'Make a one-time password to read out',
    successStatus: 200,
  })
    .input(idInput)
    .output(z.object({ id: z.uuid(), oneTimePassword: z.string().optional() })),
  access: query(view, { path: '/users/{id}/access', summary: 'What this person can see, and why' })
    .input(idInput)
    .output(userAccessSchema),
  sessions: query(edit, { path: '/users/{id}/sessions', summary: 'Where this person is signed in' })
    .input(idInput)
    .output(z.object({ items: z.array(sessionSchema) })),
  endSession: command(edit, {
    path: '/users/{id}/sessions/{sessionId}',
    method: 'DELETE',
    summary: 'End one of this person’s sessions',
  })
    .input(z.object({ id: z.uuid(), sessionId: z.uuid() }))
    .output(z.object({ id: z.uuid() })),
  changePassword: command('signedIn', {
    path: '/users/current/password',
    summary: 'Change one’s own password; other sessions end',
    successStatus: 200,
  })
    .input(z.strictObject({ oldPassword: passwordSchema, newPassword: passwordSchema }))
    .output(z.object({})),
  contact: query('signedIn', {
    path: '/users/current/contact',
    summary: 'Telephone and mail that stand beside one’s name on paper',
  }).output(userContactSchema),
  changeContact: command('signedIn', {
    path: '/users/current/contact',
    method: 'PATCH',
    summary: 'Change one’s own telephone and mail',
  })
    .input(userContactSchema.partial())
    .output(userContactSchema),
  changePreferences: command('signedIn', {
    path: '/users/current/preferences',
    method: 'PATCH',
    summary: 'Language, colours and density for oneself',
  })
    .input(preferencesSchema)
    .output(preferencesSchema),
};
