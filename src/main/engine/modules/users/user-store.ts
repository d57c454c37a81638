import { actionsOf } from '@shared/access/resources';
import type { Action } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import type { User } from '@shared/modules/users/user';
import type { Access } from '../../access/caller';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { reaches } from '../departments';

interface UserRow {
  id: string;
  username: string;
  username_key: string;
  name: string;
  department_id: string;
  must_change_password: number;
  disabled_at: number | null;
  last_seen_at: number | null;
  absent_from: string | null;
  absent_to: string | null;
  phone: string | null;
  email: string | null;
  version: number;
  created_at: number;
  updated_at: number;
}

/** A person as the engine works with him or her; the password's hash is not part of it. */
export interface KnownUser {
  readonly id: string;
  readonly username: string;
  readonly usernameKey: string;
  readonly name: string;
  readonly departmentId: string;
  readonly furtherDepartmentIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly mustChangePassword: boolean;
  readonly disabledAt: number | null;
  readonly lastSeenAt: number | null;
  readonly absentFrom: string | null;
  readonly absentTo: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const selectUsers = `SELECT id, username, username_key, name, department_id, must_change_password, disabled_at, last_seen_at,
  absent_from, absent_to, phone, email, version, created_at, updated_at FROM app_user`;

/** Everybody, also who is switched off. */
export async function loadUsers(db: Reader): Promise<KnownUser[]> {
  const rows = await db.all<UserRow>(`${selectUsers} ORDER BY created_at, id`);
  const roles = grouped(await db.all<Pair>('SELECT user_id AS id, role_id AS value FROM user_role ORDER BY role_id'));
  const further = grouped(
    await db.all<Pair>('SELECT user_id AS id, department_id AS value FROM user_department ORDER BY department_id'),
  );
  return rows.map((row) => known(row, roles.get(row.id), further.get(row.id)));
}

export async function tryUser(db: Reader, id: string): Promise<KnownUser | undefined> {
  const row = await db.one<UserRow>(`${selectUsers} WHERE id = ?`, [id]);
  if (!row) return undefined;
  const roles = await db.all<Pair>(
    'SELECT user_id AS id, role_id AS value FROM user_role WHERE user_id = ? ORDER BY role_id',
    [id],
  );
  const further = await db.all<Pair>(
    'SELECT user_id AS id, department_id AS value FROM user_department WHERE user_id = ? ORDER BY department_id',
    [id],
  );
  return known(row, grouped(roles).get(id), grouped(further).get(id));
}

/** What is not in sight is not found; what is in sight but not the caller's to change is not allowed. */
export async function findUser(db: Reader, access: Access, action: Action, id: string): Promise<KnownUser> {
  const unsafeUser = await tryUser(db, id);
  if (!unsafeUser || !mayDoWithUser(access, 'view', unsafeUser)) throw new Fault('not_found');
  if (!mayDoWithUser(access, action, unsafeUser)) throw new Fault('not_allowed');
  return unsafeUser;
}

export function mayDoWithUser(access: Access, action: Action, user: KnownUser): boolean {
  return reaches(access, access.scope('user', action), {
    ownerId: user.id,
    departmentIds: [user.departmentId, ...user.furtherDepartmentIds],
  });
}

/** Colleagues get name, department, how to reach somebody and whether somebody is still there; the rest is for oneself and who may change it. */
export function presentUser(user: KnownUser, access: Access): User {
  const shown = {
    id: user.id,
    name: user.name,
    phone: user.phone,
    email: user.email,
    departmentId: user.departmentId,
    isDisabled: user.disabledAt !== null,
    version: user.version,
    createdAt: iso(user.createdAt),
    updatedAt: iso(user.updatedAt),
    can: actionsOf.user.filter((action) => mayDoWithUser(access, action, user)),
  };
  if (user.id !== access.userId && !mayDoWithUser(access, 'edit', user)) return shown;
  return {
    ...shown,
    username: user.username,
    furtherDepartmentIds: [...user.furtherDepartmentIds],
    roleIds: [...user.roleIds],
    mustChangePassword: user.mustChangePassword,
    lastSeenAt: user.lastSeenAt === null ? null : iso(user.lastSeenAt),
    absentFrom: user.absentFrom,
    absentTo: user.absentTo,
  };
}

export interface NewUser {
  readonly id: string;
  readonly username: string;
  readonly usernameKey: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly departmentId: string;
  readonly furtherDepartmentIds: readonly string[];
  readonly roleIds: readonly string[];
}

/** Adds a person inside a command whose audit line its caller writes. */
export async function insertUser(unit: Unit, user: NewUser): Promise<void> {
  await unit.insertRow('app_user', {
    id: user.id,
    username: user.username,
    username_key: user.usernameKey,
    name: user.name,
    password_hash: user.passwordHash,
    must_change_password: Number(user.mustChangePassword),
    department_id: user.departmentId,
    created_at: unit.now,
    updated_at: unit.now,
  });
  await writeSets(unit, user);
  unit.announce('user', user.id);
}

/** Makes the roles and further departments of a person say what is given. */
export async function writeSets(
  unit: Unit,
  user: Pick<NewUser, 'id' | 'departmentId' | 'furtherDepartmentIds' | 'roleIds'>,
): Promise<void> {
  await unit.deleteRows('user_role', { user_id: user.id });
  await unit.deleteRows('user_department', { user_id: user.id });
  for (const role_id of new Set(user.roleIds)) await unit.insertRow('user_role', { user_id: user.id, role_id });
  for (const department_id of new Set(user.furtherDepartmentIds)) {
    if (department_id !== user.departmentId)
      await unit.insertRow('user_department', { user_id: user.id, department_id });
  }
}

interface Pair {
  id: string;
  value: string;
}

function grouped(pairs: readonly Pair[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, value } of pairs) groups.set(id, [...(groups.get(id) ?? []), value]);
  return groups;
}

function known(row: UserRow, roleIds: string[] = [], furtherDepartmentIds: string[] = []): KnownUser {
  return {
    id: row.id,
    username: row.username,
    usernameKey: row.username_key,
    name: row.name,
    departmentId: row.department_id,
    furtherDepartmentIds,
    roleIds,
    mustChangePassword: row.must_change_password === 1,
    disabledAt: row.disabled_at,
    lastSeenAt: row.last_seen_at,
    absentFrom: row.absent_from,
    absentTo: row.absent_to,
    phone: row.phone,
    email: row.email,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
