import { Fault } from '@shared/contract/faults';
import { usernameKey } from '@shared/modules/users/user';
import type { Access } from '../../access/caller';
import { compileAccess } from '../../access/caller';
import { goesBeyond } from '../../access/strength';
import type { Reader } from '../../database/reader';
import type { KnownRole } from '../roles';
import { administratorTemplate, loadRoles } from '../roles';
import type { KnownUser } from './user-store';

type Membership = Pick<KnownUser, 'departmentId' | 'furtherDepartmentIds' | 'roleIds'>;

/**
 * Checks what a person is to become. Roles that are new must not give more than the caller has, and departments that are
 * new must be within the caller's reach; whoever may only change himself or herself cannot change either.
 */
export async function checkMembership(
  db: Reader,
  access: Access,
  action: 'create' | 'edit',
  after: Membership,
  before: Membership | undefined,
): Promise<void> {
  const roles = new Map((await loadRoles(db)).map((role) => [role.id, role]));
  for (const roleId of after.roleIds) {
    const role = roles.get(roleId);
    if (!role) throw new Fault('invalid_input', { reason: 'badValue', field: 'roleIds' });
    const isNew = !before?.roleIds.includes(roleId);
    if (isNew && goesBeyond(role, access)) throw new Fault('not_allowed', { reason: 'moreThanOwnRights' });
  }
  const departments = new Set((await db.all<{ id: string }>('SELECT id FROM department')).map((row) => row.id));
  const scope = access.scope('user', action);
  const earlier = before ? [before.departmentId, ...before.furtherDepartmentIds] : [];
  for (const [field, ids] of [
    ['departmentId', [after.departmentId]],
    ['furtherDepartmentIds', after.furtherDepartmentIds],
  ] as const) {
    for (const id of ids) {
      if (!departments.has(id)) throw new Fault('invalid_input', { reason: 'badValue', field });
      const reached = scope === 'department' ? access.departmentIds : scope === 'tree' ? access.treeIds : [];
      if (scope !== 'all' && !reached.includes(id) && !earlier.includes(id)) throw new Fault('not_allowed');
    }
  }
  if (before && scope === 'own' && isChanged(before, after)) throw new Fault('not_allowed');
}

function isChanged(before: Membership, after: Membership): boolean {
  const text = ({ departmentId, furtherDepartmentIds, roleIds }: Membership) =>
    JSON.stringify([departmentId, [...furtherDepartmentIds].sort(), [...roleIds].sort()]);
  return text(before) !== text(after);
}

/** Nobody takes over, switches off or locks out an account that can do more than his or her own. */
export async function refuseStronger(db: Reader, access: Access, user: KnownUser): Promise<void> {
  if (user.id === access.userId) return;
  const roles = (await loadRoles(db)).filter((role) => user.roleIds.includes(role.id));
  if (roles.some((role) => goesBeyond(role, access))) throw new Fault('not_allowed', { reason: 'moreThanOwnRights' });
}

/** Without an active administrator nobody could ever change rights again. Asked after the change, before the commit. */
export async function requireAdministrator(db: Reader): Promise<void> {
  const row = await db.one(
    `SELECT u.id FROM app_user u JOIN user_role ur ON ur.user_id = u.id JOIN role r ON r.id = ur.role_id
     WHERE r.template = ? AND u.disabled_at IS NULL LIMIT 1`,
    [administratorTemplate],
  );
  if (!row) throw new Fault('in_use', { reason: 'lastAdministrator' });
}

export async function refuseTakenUsername(db: Reader, username: string, ownId: string | undefined): Promise<void> {
  const row = await db.one<{ id: string }>('SELECT id FROM app_user WHERE username_key = ?', [usernameKey(username)]);
  if (row && row.id !== ownId) throw new Fault('duplicate', { reason: 'usernameTaken', username });
}

/** A person's rights, also of one who is switched off and therefore no caller. */
export function accessOf(
  user: KnownUser,
  roles: readonly KnownRole[],
  treeIds: readonly string[],
  headOfIds: readonly string[],
): Access {
  return compileAccess(
    { userId: user.id, departmentIds: [user.departmentId, ...user.furtherDepartmentIds], treeIds, headOfIds },
    roles,
  );
}
