import { z } from 'zod';
import type { Action, Resource } from '../../access/resources';
import { actions, fieldGroups, groupVisibilities, resources, scopes } from '../../access/resources';
import { scopesOf } from '../../access/roles';
import { recordSchema } from '../../contract/record';
import { requiredLine } from '../setup/setup';

/** The grid resource × action × scope (ORG-02, 03, 06). Cells that do not exist are refused; what is left out is no. */
export const grantsSchema = z
  .partialRecord(z.enum(resources), z.partialRecord(z.enum(actions), z.enum(scopes)))
  .superRefine((grants, context) => {
    // Both records are keyed by the enums above.
    for (const [resource, cells] of Object.entries(grants) as [Resource, (typeof grants)[Resource]][]) {
      for (const [action, scope] of Object.entries(cells ?? {}) as [Action, (typeof scopes)[number]][]) {
        if (!scopesOf(resource, action).includes(scope)) {
          context.addIssue({ code: 'custom', path: [resource, action], message: 'this cell does not exist' });
        }
      }
    }
  });

/** Which groups of fields are shown, masked or hidden (ORG-05). A group left out is hidden. */
export const groupGrantsSchema = z.partialRecord(z.enum(fieldGroups), z.enum(groupVisibilities));

export const roleSchema = recordSchema({})
  .omit({ custom: true, masked: true })
  .extend({
    name: z.string(),
    /** The key of the ready-made role it is; null for a firm's own. */
    template: z.string().nullable(),
    grants: z.partialRecord(z.enum(resources), z.partialRecord(z.enum(actions), z.enum(scopes))),
    fieldGroups: groupGrantsSchema,
    /** Active people who have it. */
    peopleCount: z.number().int(),
  });
export type Role = z.infer<typeof roleSchema>;

const name = requiredLine(80);
export const roleCreate = z.strictObject({
  id: z.uuid().optional(),
  name,
  grants: grantsSchema.default({}),
  fieldGroups: groupGrantsSchema.default({ basic: 'show' }),
});
/** Grid and groups are each replaced as a whole. */
export const rolePatch = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  name: name.optional(),
  grants: grantsSchema.optional(),
  fieldGroups: groupGrantsSchema.optional(),
});
export const roleCopy = z.strictObject({ id: z.uuid(), name });
