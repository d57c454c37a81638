import { z } from 'zod';
import type { RoleTemplateKey } from '../../access/roles';
import { recordSchema } from '../../contract/record';
import { requiredLine } from '../setup/setup';

/** A node of the department tree (ORG-01). The firm itself is the node without a parent. */
export const departmentSchema = recordSchema({}).omit({ custom: true, masked: true }).extend({
  name: z.string(),
  parentId: z.uuid().nullable(),
  headId: z.uuid().nullable(),
  /** Order among the children of one parent. */
  position: z.number().int(),
  /** Active people whose home it is. */
  peopleCount: z.number().int(),
});
export type Department = z.infer<typeof departmentSchema>;

const given = {
  /** Left out when creating, it stands below the firm; null makes it a top node. */
  parentId: z.uuid().nullable().optional(),
  headId: z.uuid().nullable().optional(),
  position: z.number().int().min(0).max(100_000).optional(),
};

export const departmentCreate = z.strictObject({ id: z.uuid().optional(), name: requiredLine(80), ...given });
export const departmentPatch = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  name: requiredLine(80).optional(),
  ...given,
});
export type DepartmentCreate = z.infer<typeof departmentCreate>;
export type DepartmentPatch = z.infer<typeof departmentPatch>;

interface DepartmentTemplate {
  readonly key: string;
  /** The ready-made role its people usually have. */
  readonly roleKey: RoleTemplateKey;
}

/** What the set-up offers; names under `departments.templates.<key>`. */
export const departmentTemplates = [
  { key: 'sales', roleKey: 'sales' },
  { key: 'marketing', roleKey: 'marketing' },
  { key: 'service', roleKey: 'service' },
  { key: 'accounts', roleKey: 'accountant' },
  { key: 'personnel', roleKey: 'personnel' },
  { key: 'management', roleKey: 'manager' },
] as const satisfies readonly DepartmentTemplate[];

export type DepartmentTemplateKey = (typeof departmentTemplates)[number]['key'];

// The keys of the list above, as the tuple zod asks for.
export const departmentTemplateKeys = departmentTemplates.map(({ key }) => key) as [
  DepartmentTemplateKey,
  ...DepartmentTemplateKey[],
];
