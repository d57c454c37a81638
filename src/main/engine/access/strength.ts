import type { Grants, GroupGrants } from '@shared/access/resources';
import { actionsOf, fieldGroups, groupVisibilities, resources, scopes } from '@shared/access/resources';
import { grantOf } from '@shared/access/roles';
import type { Access, RoleGrants } from './caller';

/**
 * Whether a set of rights goes beyond what a person has. Nobody can give what he or she does not have, nor take over an
 * account that can do more: otherwise the right to manage people would be the right to everything.
 */
export function goesBeyond(role: RoleGrants, access: Access): boolean {
  return grantsBeyond(role.grants, access) || groupsBeyond(role.fieldGroups, access);
}

function grantsBeyond(grants: Grants, access: Access): boolean {
  return resources.some((resource) =>
    actionsOf[resource].some(
      (action) => scopes.indexOf(grantOf(grants, resource, action)) > scopes.indexOf(access.scope(resource, action)),
    ),
  );
}

function groupsBeyond(groups: GroupGrants, access: Access): boolean {
  return fieldGroups.some(
    (group) => groupVisibilities.indexOf(groups[group] ?? 'hide') > groupVisibilities.indexOf(access.group(group)),
  );
}
