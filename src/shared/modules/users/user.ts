import { z } from 'zod';
import { actions, fieldGroups, groupVisibilities, resources, scopes } from '../../access/resources';
import { momentSchema } from '../../contract/fields';
import { recordSchema } from '../../contract/record';
import { cleanText } from '../../lib/text';
import { locales, passwordSchema, personNameSchema, usernameSchema } from '../setup/setup';
import { dashboardSchema } from '../reports/dashboard';

/** Whom a list or a field names: all a colleague needs to know. */
export const userNameSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  departmentId: z.uuid(),
  isDisabled: z.boolean(),
});

/** How one is reached at work, as it stands on paper; an empty text is none. */
const contactLine = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((value: string) => cleanText(value));
export const userContactSchema = z.strictObject({
  phone: contactLine(60).nullable(),
  email: z.union([z.literal(''), contactLine(254).pipe(z.email())]).nullable(),
});
export type UserContact = z.infer<typeof userContactSchema>;

/** A person who can sign in. The second half is there for the person and for those who may change him or her. */
export const userSchema = recordSchema({})
  .omit({ custom: true, masked: true })
  .extend({
    ...userNameSchema.shape,
    phone: z.string().nullable(),
    email: z.string().nullable(),
    username: z.string().optional(),
    furtherDepartmentIds: z.array(z.uuid()).optional(),
    roleIds: z.array(z.uuid()).optional(),
    mustChangePassword: z.boolean().optional(),
    lastSeenAt: momentSchema.nullable().optional(),
    /** First and last day of the present or next absence: no lead is given to who is away (4.7). */
    absentFrom: z.iso.date().nullable().optional(),
    absentTo: z.iso.date().nullable().optional(),
  });
export type User = z.infer<typeof userSchema>;

/** Where no mail server is, a password is read off the screen (U16). It is answered once and kept as a hash only. */
export const userWithPasswordSchema = userSchema.extend({ oneTimePassword: z.string().optional() });

const ids = z.array(z.uuid()).max(50);
export const userCreate = z.strictObject({
  id: z.uuid().optional(),
  username: usernameSchema,
  name: personNameSchema,
  /** Left out, it is the home of whoever adds the person. */
  departmentId: z.uuid().optional(),
  furtherDepartmentIds: ids.default([]),
  roleIds: ids.default([]),
  /** Without one, a one-time password is made and answered. */
  password: passwordSchema.optional(),
  mustChangePassword: z.boolean().optional(),
});
export const userPatch = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  username: usernameSchema.optional(),
  name: personNameSchema.optional(),
  departmentId: z.uuid().optional(),
  furtherDepartmentIds: ids.optional(),
  roleIds: ids.optional(),
  absentFrom: z.iso.date().nullable().optional(),
  absentTo: z.iso.date().nullable().optional(),
  ...userContactSchema.partial().shape,
});
export type UserCreate = z.infer<typeof userCreate>;
export type UserPatch = z.infer<typeof userPatch>;

/** How one person likes the page. */
export const preferencesSchema = z.strictObject({
  language: z.enum(locales).optional(),
  scheme: z.enum(['light', 'dark', 'system']).optional(),
  density: z.enum(['compact', 'comfortable']).optional(),
  isNavigationFolded: z.boolean().optional(),
  dashboard: dashboardSchema.optional(),
});

const because = z.array(z.uuid());

/** 'What can this person see' (U21): each cell with the roles that give it, and how many records come into reach. */
export const userAccessSchema = z.object({
  user: userNameSchema,
  departments: z.array(
    z.object({ id: z.uuid(), name: z.string(), via: z.enum(['home', 'further', 'below']), isHead: z.boolean() }),
  ),
  roles: z.array(z.object({ id: z.uuid(), name: z.string() })),
  cells: z.array(
    z.object({ resource: z.enum(resources), action: z.enum(actions), scope: z.enum(scopes), roleIds: because }),
  ),
  fieldGroups: z.array(
    z.object({ group: z.enum(fieldGroups), visibility: z.enum(groupVisibilities), roleIds: because }),
  ),
  /** Null where the asker's own reach does not allow the number. */
  counts: z.array(z.object({ resource: z.enum(resources), count: z.number().int().nullable() })),
});

/** What user names are compared by: case and width do not tell two people apart. */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase();
}
