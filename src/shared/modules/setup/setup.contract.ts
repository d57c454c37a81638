import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { roleTemplateKeys } from '../../access/roles';
import { departmentTemplateKeys } from '../departments/department';
import { questionnaireSchema } from '../organization/modules';
import { organizationSchema, passwordSchema, personNameSchema, requiredLine, usernameSchema } from './setup';

const firstUser = z.strictObject({
  name: personNameSchema,
  username: usernameSchema,
  /** One of the departments chosen; without one the person belongs to the firm itself. */
  departmentKey: z.enum(departmentTemplateKeys).optional(),
  roleKey: z.enum(roleTemplateKeys),
});
export type FirstUser = z.infer<typeof firstUser>;

export const setupContract = {
  health: query('everyone', { path: '/health', summary: 'Whether the engine answers and whether it is set up' }).output(
    z.object({ status: z.literal('ok'), version: z.string(), setupRequired: z.boolean(), name: z.string().nullable() }),
  ),
  create: command('everyone', { path: '/setup', summary: 'Set the firm up, once', successStatus: 201 })
    .input(
      z.strictObject({
        organization: organizationSchema,
        admin: z.strictObject({ name: personNameSchema, username: usernameSchema, password: passwordSchema }),
        /** Departments to begin with, below the firm; a name replaces the template's. */
        departments: z
          .array(z.strictObject({ key: z.enum(departmentTemplateKeys), name: requiredLine(80).optional() }))
          .max(departmentTemplateKeys.length)
          .default([]),
        /** The first colleagues; each gets a one-time password. */
        users: z.array(firstUser).max(50).default([]),
        answers: questionnaireSchema.optional(),
        sampleData: z.boolean().optional(),
        /** Needed from another computer; printed when the engine starts. */
        setupCode: z.string().max(40).optional(),
      }),
    )
    .output(
      z.object({
        token: z.string(),
        users: z.array(z.object({ username: z.string(), name: z.string(), oneTimePassword: z.string() })).optional(),
      }),
    ),
};
