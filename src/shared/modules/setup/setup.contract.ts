import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { organizationSchema, passwordSchema, personNameSchema, usernameSchema } from './setup';

export const setupContract = {
  health: query('everyone', { path: '/health', summary: 'Whether the engine answers and whether it is set up' }).output(
    z.object({ status: z.literal('ok'), version: z.string(), setupRequired: z.boolean(), name: z.string().nullable() }),
  ),
  create: command('everyone', { path: '/setup', summary: 'Set the firm up, once', successStatus: 201 })
    .input(
      z.strictObject({
        organization: organizationSchema,
        admin: z.strictObject({ name: personNameSchema, username: usernameSchema, password: passwordSchema }),
        sampleData: z.boolean().optional(),
        /** Needed from another computer; printed when the engine starts. */
        setupCode: z.string().max(40).optional(),
      }),
    )
    .output(z.object({ token: z.string() })),
};
