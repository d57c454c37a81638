import type { Action, Grants, GroupGrants, Resource, Scope } from './resources';
import { actionsOf, resources, scopes, unscopedActions } from './resources';

/** A ready-made role (ORG-02). Its name is a text key; firms copy and change them. */
export interface RoleTemplate {
  readonly key: string;
  readonly grants: Grants;
  readonly fieldGroups: GroupGrants;
}

const seeEverything: GroupGrants = {
  basic: 'show',
  contactDetails: 'show',
  relation: 'show',
  billing: 'show',
  money: 'show',
  cost: 'show',
};
/** What things cost, and with it the margin, is for those who lead (QUO-08). */
const allButCost: GroupGrants = { ...seeEverything, cost: 'hide' };
const firm = {
  department: { view: 'all' },
  user: { view: 'all' },
  role: { view: 'all' },
  settings: { view: 'all' },
} as const;

export const roleTemplates = [
  { key: 'administrator', grants: everything(), fieldGroups: seeEverything },
  {
    key: 'manager',
    grants: {
      ...firm,
      customer: records('tree', { delete: 'tree', assign: 'tree', export: 'tree', import: 'all' }),
      contact: records('tree', { delete: 'tree', assign: 'tree', export: 'tree', import: 'all' }),
      activity: records('tree', { delete: 'own', export: 'tree', import: 'all' }),
      lead: records('tree', { delete: 'tree', assign: 'tree', export: 'tree', import: 'all' }),
      opportunity: records('tree', { delete: 'tree', assign: 'tree', export: 'tree', import: 'all' }),
      product: records('all', { delete: 'all', export: 'all', import: 'all' }),
      quote: records('tree', { delete: 'tree', assign: 'tree', export: 'tree' }),
      order: records('tree', { delete: 'tree', assign: 'tree', export: 'tree', import: 'all' }),
      payment: records('tree', { delete: 'tree', assign: 'tree', export: 'tree' }),
      cost: records('all', { delete: 'all', export: 'all', import: 'all' }),
      contract: records('tree', { delete: 'tree', assign: 'tree', export: 'tree' }),
      target: { view: 'tree', edit: 'tree' },
      file: records('tree', { delete: 'own', export: 'tree' }),
    },
    fieldGroups: seeEverything,
  },
  {
    key: 'sales',
    grants: {
      ...firm,
      customer: {
        view: 'department',
        create: 'all',
        edit: 'own',
        delete: 'none',
        assign: 'none',
        export: 'none',
        import: 'none',
      },
      contact: {
        view: 'department',
        create: 'all',
        edit: 'own',
        delete: 'own',
        assign: 'none',
        export: 'none',
        import: 'none',
      },
      activity: { view: 'all', create: 'all', edit: 'own', delete: 'own', export: 'none', import: 'none' },
      lead: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
      opportunity: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
      product: { view: 'all' },
      quote: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
      order: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
      payment: { view: 'department' },
      contract: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
      target: { view: 'own' },
      file: { view: 'all', create: 'all', edit: 'own', delete: 'own', export: 'own' },
    },
    fieldGroups: allButCost,
  },
  {
    key: 'marketing',
    grants: {
      ...firm,
      customer: { view: 'all', create: 'all', edit: 'own', export: 'own', import: 'all' },
      contact: { view: 'all', create: 'all', edit: 'own', export: 'own', import: 'all' },
      lead: { view: 'all', create: 'all', edit: 'all', import: 'all' },
      opportunity: { view: 'all' },
      product: { view: 'all' },
      activity: { view: 'own', create: 'all', edit: 'own', delete: 'own' },
      file: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
    },
    fieldGroups: {
      basic: 'show',
      contactDetails: 'show',
      relation: 'show',
      billing: 'hide',
      money: 'show',
      cost: 'hide',
    },
  },
  {
    key: 'service',
    grants: {
      ...firm,
      customer: { view: 'all' },
      contact: { view: 'all', create: 'all', edit: 'own' },
      opportunity: { view: 'all' },
      product: { view: 'all' },
      activity: { view: 'own', create: 'all', edit: 'own', delete: 'own' },
      quote: { view: 'all' },
      order: { view: 'all' },
      contract: { view: 'all' },
      file: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
    },
    fieldGroups: {
      basic: 'show',
      contactDetails: 'mask',
      relation: 'show',
      billing: 'hide',
      money: 'hide',
      cost: 'hide',
    },
  },
  {
    key: 'accountant',
    grants: {
      ...firm,
      customer: { view: 'all', export: 'all' },
      contact: { view: 'all' },
      opportunity: { view: 'all', export: 'all' },
      product: { view: 'all', export: 'all' },
      activity: { view: 'own', create: 'all', edit: 'own', delete: 'own' },
      quote: { view: 'all', export: 'all' },
      order: { view: 'all', create: 'all', edit: 'all', export: 'all', import: 'all' },
      payment: records('all', { delete: 'all', assign: 'all', export: 'all' }),
      cost: records('all', { delete: 'all', export: 'all', import: 'all' }),
      contract: { view: 'all', create: 'all', edit: 'all', export: 'all' },
      target: { view: 'all' },
      file: { view: 'department', create: 'all', edit: 'own', delete: 'own', export: 'own' },
    },
    fieldGroups: {
      basic: 'show',
      contactDetails: 'show',
      relation: 'hide',
      billing: 'show',
      money: 'show',
      cost: 'show',
    },
  },
  {
    key: 'personnel',
    grants: {
      ...firm,
      activity: { view: 'own', create: 'all', edit: 'own', delete: 'own' },
      file: { view: 'department', create: 'all', edit: 'own', delete: 'own', export: 'own' },
      user: { view: 'all', create: 'none', edit: 'none' },
    },
    fieldGroups: {
      basic: 'show',
      contactDetails: 'hide',
      relation: 'hide',
      billing: 'hide',
      money: 'hide',
      cost: 'hide',
    },
  },
  {
    key: 'owner',
    grants: {
      ...firm,
      customer: { view: 'all', export: 'all' },
      contact: { view: 'all', export: 'all' },
      activity: { view: 'all', export: 'all' },
      lead: { view: 'all', export: 'all' },
      opportunity: { view: 'all', export: 'all' },
      product: { view: 'all', export: 'all' },
      quote: { view: 'all', export: 'all' },
      order: { view: 'all', export: 'all' },
      payment: { view: 'all', export: 'all' },
      cost: { view: 'all', export: 'all' },
      contract: { view: 'all', export: 'all' },
      target: { view: 'all' },
      file: { view: 'all' },
      audit: { view: 'all', export: 'all' },
    },
    fieldGroups: seeEverything,
  },
] as const satisfies readonly RoleTemplate[];

export type RoleTemplateKey = (typeof roleTemplates)[number]['key'];
// The keys of the list above, as the tuple zod asks for.
export const roleTemplateKeys = roleTemplates.map(({ key }) => key) as [RoleTemplateKey, ...RoleTemplateKey[]];

function records(reach: Scope, rest: { readonly [A in Action]?: Scope }) {
  return { view: reach, create: 'all', edit: reach, ...rest } satisfies Grants[Resource];
}

/** Every cell that exists, at its widest. */
function everything(): Grants {
  return Object.fromEntries(
    resources.map((resource) => [resource, Object.fromEntries(actionsOf[resource].map((action) => [action, 'all']))]),
  );
}

/** A cell of the grid as it counts: what the grid leaves out is no. */
export function grantOf(grants: Grants, resource: Resource, action: Action): Scope {
  const scope = grants[resource]?.[action] ?? 'none';
  return unscopedActions.includes(action) && scope !== 'none' ? 'all' : scope;
}

const yesOrNo: readonly Scope[] = ['none', 'all'];
/** What is the firm's as a whole: one sees all of it or nothing. */
const unscopedResources: readonly Resource[] = ['role', 'settings', 'product', 'cost'];

/** The scopes a cell of the grid may hold; none at all where the cell does not exist. */
export function scopesOf(resource: Resource, action: Action): readonly Scope[] {
  if (!actionsOf[resource].includes(action)) return [];
  return unscopedActions.includes(action) || unscopedResources.includes(resource) ? yesOrNo : scopes;
}
