import type { Action, FieldGroup, GroupVisibility, Resource, Scope } from '@shared/access/resources';
import { grantOf } from '@shared/access/roles';
import { fieldGroups, widerScope, widerVisibility } from '@shared/access/resources';
import type { Grants, GroupGrants } from '@shared/access/resources';

/** What one person may do, worked out once from roles and departments and kept until one of them changes. */
export interface Access {
  readonly userId: string;
  /** Home department and further ones. */
  readonly departmentIds: readonly string[];
  /** The same with everything below them. */
  readonly treeIds: readonly string[];
  /** Departments this person heads: their records without owner are his or hers to look after. */
  readonly headOfIds: readonly string[];
  readonly scope: (resource: Resource, action: Action) => Scope;
  readonly group: (group: FieldGroup) => GroupVisibility;
  /** Who is meant when a record is shared with a person or a department. */
  readonly principals: readonly string[];
  /** The engine itself: nothing is one person's alone to it. */
  readonly isSystem?: boolean;
}

export interface Caller {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly departmentId: string;
  };
  readonly sessionId: string | null;
  readonly access: Access;
  /** Signed in with a one-time password: nothing is open before an own one is chosen. */
  readonly mustChangePassword?: boolean;
}

export interface RoleGrants {
  readonly grants: Grants;
  readonly fieldGroups: GroupGrants;
}

export function compileAccess(
  person: {
    userId: string;
    departmentIds: readonly string[];
    treeIds: readonly string[];
    headOfIds: readonly string[];
  },
  roles: readonly RoleGrants[],
): Access {
  return {
    ...person,
    scope: (resource, action) =>
      roles.reduce<Scope>((widest, role) => widerScope(widest, grantOf(role.grants, resource, action)), 'none'),
    group: (group) => visibility(roles, group),
    principals: [principalOfUser(person.userId), ...person.departmentIds.map(principalOfDepartment)],
  };
}

function visibility(roles: readonly RoleGrants[], group: FieldGroup): GroupVisibility {
  return roles.reduce<GroupVisibility>(
    (widest, role) => widerVisibility(widest, role.fieldGroups[group] ?? 'hide'),
    'hide',
  );
}

/** The engine itself: jobs, set-up and the command line. It may do everything and is named in the audit as nobody. */
export const systemAccess: Access = {
  userId: '',
  departmentIds: [],
  treeIds: [],
  headOfIds: [],
  scope: () => 'all',
  group: () => 'show',
  principals: [],
  isSystem: true,
};

export function hiddenGroups(access: Access): ReadonlySet<FieldGroup> {
  return new Set(fieldGroups.filter((group) => access.group(group) === 'hide'));
}

export function principalOfUser(id: string): string {
  return `u${id}`;
}

export function principalOfDepartment(id: string): string {
  return `d${id}`;
}
