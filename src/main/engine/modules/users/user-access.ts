import type { Action, Resource } from '@shared/access/resources';
import { actionsOf, fieldGroups, resources } from '@shared/access/resources';
import { grantOf } from '@shared/access/roles';
import type { usersContract } from '@shared/modules/users/users.contract';
import type { Access } from '../../access/caller';
import { withDescendants } from '../../access/registry';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { countUpTo } from '../../records/visible-count';
import { loadDepartments } from '../departments';
import type { KnownRole } from '../roles';
import { loadRoles } from '../roles';
import { accessOf } from './user-guards';
import type { KnownUser } from './user-store';

type UserAccess = Awaited<ReturnType<Handlers<typeof usersContract>['access']>>;

/** 'What can this person see' (U21): every cell with the roles it comes from, and how many records come into reach. */
export async function explainAccess(context: QueryContext, user: KnownUser): Promise<UserAccess> {
  const { db } = context;
  const roles = (await loadRoles(db)).filter((role) => user.roleIds.includes(role.id));
  const departments = await loadDepartments(db);
  const home = [user.departmentId, ...user.furtherDepartmentIds];
  const headOfIds = departments.filter((row) => row.head_id === user.id).map((row) => row.id);
  const treeIds = withDescendants(home, departments);
  const access = accessOf(user, roles, treeIds, headOfIds);
  return {
    user: { id: user.id, name: user.name, departmentId: user.departmentId, isDisabled: user.disabledAt !== null },
    departments: departments
      .filter((row) => treeIds.includes(row.id) || headOfIds.includes(row.id))
      .map((row) => ({
        id: row.id,
        name: row.name,
        via: row.id === user.departmentId ? 'home' : home.includes(row.id) ? 'further' : 'below',
        isHead: row.head_id === user.id,
      })),
    roles: roles.map(({ id, name }) => ({ id, name })),
    cells: resources.flatMap((resource) =>
      actionsOf[resource].map((action) => {
        const scope = access.scope(resource, action);
        return { resource, action, scope, roleIds: giving(roles, resource, action, scope) };
      }),
    ),
    fieldGroups: fieldGroups.map((group) => {
      const visibility = access.group(group);
      const from = visibility === 'hide' ? [] : roles.filter((role) => role.fieldGroups[group] === visibility);
      return { group, visibility, roleIds: from.map(({ id }) => id) };
    }),
    counts: await countReach(context, access),
  };
}

function giving(roles: readonly KnownRole[], resource: Resource, action: Action, scope: string): string[] {
  if (scope === 'none') return [];
  return roles.filter((role) => grantOf(role.grants, resource, action) === scope).map(({ id }) => id);
}

/** The number of a colleague's customers is itself something to know: only who sees all of a kind, or asks about himself or herself, gets it. */
async function countReach(context: QueryContext, access: Access): Promise<UserAccess['counts']> {
  const { services, caller } = context;
  const counts: UserAccess['counts'] = [];
  for (const resource of resources) {
    if (!services.access.isRecord(resource)) continue;
    const isTold = caller.access.scope(resource, 'view') === 'all' || caller.user.id === access.userId;
    const { branches } = services.access.scope(resource, access, 'view');
    const count = isTold ? await countUpTo(context, branches, Number.MAX_SAFE_INTEGER, true) : null;
    counts.push({ resource, count });
  }
  return counts;
}
