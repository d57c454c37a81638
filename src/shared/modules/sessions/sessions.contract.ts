import { z } from 'zod';
import { actions, fieldGroups, groupVisibilities, resources, scopes } from '../../access/resources';
import { idInput } from '../../contract/record';
import { command, query } from '../../contract/operation';
import { moduleKeys } from '../organization/modules';
import { organizationSchema, passwordSchema } from '../setup/setup';
import { preferencesSchema } from '../users/user';
import { sessionSchema } from './session';

/** Who is signed in, what the page may offer, and the firm it belongs to. */
export const currentSchema = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    username: z.string(),
    departmentId: z.uuid(),
    mustChangePassword: z.boolean(),
  }),
  organization: organizationSchema,
  scopes: z.partialRecord(z.enum(resources), z.partialRecord(z.enum(actions), z.enum(scopes))),
  fieldGroups: z.record(z.enum(fieldGroups), z.enum(groupVisibilities)),
  preferences: preferencesSchema,
  /** What the firm has switched on and this version has. */
  modules: z.array(z.enum(moduleKeys)),
});
export type Current = z.infer<typeof currentSchema>;

export const sessionsContract = {
  create: command('everyone', { path: '/sessions', summary: 'Sign in', successStatus: 201 })
    .input(z.strictObject({ username: z.string().min(1).max(60), password: passwordSchema }))
    .output(z.object({ token: z.string() })),
  current: query('signedIn', { path: '/sessions/current', summary: 'Who is signed in' }).output(currentSchema),
  list: query('signedIn', { path: '/sessions', summary: "The caller's sessions" }).output(
    z.object({ items: z.array(sessionSchema) }),
  ),
  delete: command('signedIn', { path: '/sessions/{id}', method: 'DELETE', summary: 'End one of the caller’s sessions' })
    .input(idInput)
    .output(z.object({ id: z.uuid() })),
  signOut: command('signedIn', { path: '/sessions/current', method: 'DELETE', summary: 'Sign out' }).output(
    z.object({}),
  ),
};
