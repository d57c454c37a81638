/** What access is given to. A module adds its resource here and a row of grants in roles.ts. */
export const resources = [
  'customer',
  'contact',
  'activity',
  'lead',
  'opportunity',
  'product',
  'quote',
  'order',
  'payment',
  'cost',
  'contract',
  'target',
  'file',
  'department',
  'user',
  'role',
  'settings',
  'audit',
] as const;
export type Resource = (typeof resources)[number];

export const actions = ['view', 'create', 'edit', 'delete', 'assign', 'export', 'import'] as const;
export type Action = (typeof actions)[number];

/** How far a grant reaches, from nothing to everything; a person with several roles has the widest of each cell. */
export const scopes = ['none', 'own', 'department', 'tree', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** Fields are shown, masked or hidden by group, never one by one (ORG-05). */
export const fieldGroups = ['basic', 'contactDetails', 'relation', 'billing', 'money', 'cost'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

export const groupVisibilities = ['hide', 'mask', 'show'] as const;
export type GroupVisibility = (typeof groupVisibilities)[number];

/** The cells of the grid that exist for a resource; `create` and `import` are yes (`all`) or no (`none`). */
export const actionsOf: Record<Resource, readonly Action[]> = {
  customer: actions,
  contact: actions,
  activity: ['view', 'create', 'edit', 'delete', 'export', 'import'],
  lead: actions,
  opportunity: actions,
  product: ['view', 'create', 'edit', 'delete', 'export', 'import'],
  quote: ['view', 'create', 'edit', 'delete', 'assign', 'export'],
  order: actions,
  contract: ['view', 'create', 'edit', 'delete', 'assign', 'export'],
  payment: ['view', 'create', 'edit', 'delete', 'assign', 'export'],
  cost: ['view', 'create', 'edit', 'delete', 'export', 'import'],
  target: ['view', 'edit'],
  file: ['view', 'create', 'edit', 'delete', 'export'],
  department: ['view', 'create', 'edit', 'delete'],
  user: ['view', 'create', 'edit', 'delete'],
  role: ['view', 'create', 'edit', 'delete'],
  settings: ['view', 'edit'],
  audit: ['view', 'export'],
};

/** Actions that reach no particular record: only none or all. */
export const unscopedActions: readonly Action[] = ['create', 'import'];

export type Grants = { readonly [R in Resource]?: { readonly [A in Action]?: Scope } };
export type GroupGrants = { readonly [G in FieldGroup]?: GroupVisibility };

export function widerScope(left: Scope, right: Scope): Scope {
  return scopes.indexOf(left) >= scopes.indexOf(right) ? left : right;
}

export function widerVisibility(left: GroupVisibility, right: GroupVisibility): GroupVisibility {
  return groupVisibilities.indexOf(left) >= groupVisibilities.indexOf(right) ? left : right;
}
