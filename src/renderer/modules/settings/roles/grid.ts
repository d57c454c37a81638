import {
  actionsOf,
  fieldGroups,
  groupVisibilities,
  resources,
  type Action,
  type FieldGroup,
  type GroupVisibility,
  type Resource,
  type Scope,
} from '@shared/access/resources';
import { grantOf } from '@shared/access/roles';
import type { Role } from '@shared/modules/roles/role';

/** What is being changed of a role before it is saved. */
export interface RoleDraft {
  grants: Role['grants'];
  fieldGroups: Role['fieldGroups'];
}

export interface CellChange {
  resource: Resource;
  action: Action;
  from: Scope;
  to: Scope;
}

export function visibilityOf(role: RoleDraft, group: FieldGroup): GroupVisibility {
  return role.fieldGroups[group] ?? 'hide';
}

/** The cells in which the draft differs. */
export function changedCells(role: RoleDraft, draft: RoleDraft): CellChange[] {
  return resources.flatMap((resource) =>
    actionsOf[resource].flatMap((action) => {
      const from = grantOf(role.grants, resource, action);
      const to = grantOf(draft.grants, resource, action);
      return from === to ? [] : [{ resource, action, from, to }];
    }),
  );
}

export function changedGroups(role: RoleDraft, draft: RoleDraft): FieldGroup[] {
  return fieldGroups.filter((group) => visibilityOf(role, group) !== visibilityOf(draft, group));
}

export function withCell(draft: RoleDraft, resource: Resource, action: Action, scope: Scope): RoleDraft {
  return { ...draft, grants: { ...draft.grants, [resource]: { ...draft.grants[resource], [action]: scope } } };
}

export function withGroup(draft: RoleDraft, group: FieldGroup, visibility: GroupVisibility): RoleDraft {
  return { ...draft, fieldGroups: { ...draft.fieldGroups, [group]: visibility } };
}

/** From the widest, as the grid shows them. */
export const visibilities = [...groupVisibilities].reverse();
