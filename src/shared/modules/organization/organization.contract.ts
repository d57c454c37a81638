import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { organizationSchema } from '../setup/setup';
import { importances, moduleKeys, moduleStateSchema, questionnaireSchema } from './modules';

const version = z.number().int().positive();
const organizationAnswer = organizationSchema.extend({ version: z.number().int() });
const modulesAnswer = z.object({
  items: z.array(moduleStateSchema),
  answers: questionnaireSchema.nullable(),
  /** When what was left off is worth another look (SET-02: after 90 days). */
  reviewOn: daySchema,
  version: z.number().int(),
});
export type ModulesAnswer = z.infer<typeof modulesAnswer>;

const { sellingMode, ...rest } = organizationSchema.shape;
// A default would overwrite what a change leaves out.
const changeable = { ...rest, sellingMode: sellingMode.unwrap() };

export const organizationContract = {
  read: query('signedIn', { path: '/organization', summary: 'The firm' }).output(organizationAnswer),
  patch: command(
    { resource: 'settings', action: 'edit' },
    { path: '/organization', method: 'PATCH', summary: 'Change the firm’s settings' },
  )
    .input(z.strictObject({ version, ...z.object(changeable).partial().shape }))
    .output(organizationAnswer),
  modules: query(
    { resource: 'settings', action: 'view' },
    { path: '/organization/modules', summary: 'Which parts of Hearth are on' },
  ).output(modulesAnswer),
  patchModules: command(
    { resource: 'settings', action: 'edit' },
    { path: '/organization/modules', method: 'PATCH', summary: 'Switch parts of Hearth on or off' },
  )
    .input(
      z.strictObject({
        version,
        modules: z
          .array(
            z.strictObject({
              key: z.enum(moduleKeys),
              isOn: z.boolean().optional(),
              importance: z.enum(importances).optional(),
            }),
          )
          .max(moduleKeys.length)
          .default([]),
        /** New answers bring a new suggestion, before `modules` is applied. */
        answers: questionnaireSchema.optional(),
      }),
    )
    .output(modulesAnswer),
};
