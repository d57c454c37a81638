import { actionsOf } from '@shared/access/resources';
import type { Grants, GroupGrants } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import type { Role } from '@shared/modules/roles/role';
import type { rolesContract } from '@shared/modules/roles/roles.contract';
import type { Access } from '../../access/caller';
import { goesBeyond } from '../../access/strength';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, Services } from '../../context';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import type { Handlers } from '../../operations';
import { smallPage } from '../../records/small-list';
import { nameKey, refuseStale } from '../../records/versions';
import { sortName } from '../../search/sort-name';

interface StoredRole {
  id: string;
  template: string | null;
  name: string;
  grants: string;
  field_groups: string;
  version: number;
  created_at: number;
  updated_at: number;
  people: number;
}

/** A role as the engine works with it. */
export interface KnownRole {
  readonly id: string;
  readonly template: string | null;
  readonly name: string;
  readonly grants: Grants;
  readonly fieldGroups: GroupGrants;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly peopleCount: number;
}

/** The role whose holders keep the firm's set-up; it is never changed and never without an active holder. */
export const administratorTemplate = 'administrator';

export function rolesHandlers(services: Services): Handlers<typeof rolesContract> {
  return {
    list: async ({ db, caller }, input) => {
      const roles = (await loadRoles(db)).map((role) => present(role, caller.access));
      return smallPage(roles, input, {
        names: (role) => [role.name],
        sorts: {
          name: (role) => sortName(role.name, 'company'),
          createdAt: (role) => role.createdAt,
          peopleCount: (role) => role.peopleCount,
        },
        defaultSort: 'createdAt',
      });
    },
    read: async ({ db, caller }, { id }) => present(await findRole(db, id), caller.access),
    create: async (context, input) => {
      const { db, caller } = context;
      const repeated = input.id === undefined ? undefined : await tryRole(db, input.id);
      if (repeated) return present(repeated, caller.access);
      return add(context, services, { ...input, id: input.id ?? db.newId() });
    },
    copy: async (context, { id, name }) => {
      const { grants, fieldGroups } = await findRole(context.db, id);
      return add(context, services, { id: context.db.newId(), name, grants, fieldGroups });
    },
    patch: async (context, { id, version, ...input }) => {
      const { db, caller } = context;
      const before = await findRole(db, id);
      refuseStale(present(before, caller.access), version);
      const name = input.name ?? before.name;
      const grants = input.grants ?? before.grants;
      const fieldGroups = input.fieldGroups ?? before.fieldGroups;
      const changes = changesBetween(audited(before), { name, grants, fieldGroups });
      if (Object.keys(changes).length === 0) return present(before, caller.access);
      if ('grants' in changes || 'fieldGroups' in changes) {
        if (before.template === administratorTemplate) throw new Fault('not_allowed', { reason: 'administratorFixed' });
        refuseBeyond({ grants, fieldGroups }, caller.access);
      }
      await refuseTakenName(db, name, id);
      await db.updateRows(
        'role',
        {
          name,
          grants: JSON.stringify(grants),
          field_groups: JSON.stringify(fieldGroups),
          version: before.version + 1,
          updated_at: db.now,
        },
        { id },
      );
      await noteChange(context, services, id, changes);
      return present(await findRole(db, id), caller.access);
    },
    delete: async (context, { id, version }) => {
      const { db, caller } = context;
      const before = await findRole(db, id);
      refuseStale(present(before, caller.access), version);
      if (before.template !== null) throw new Fault('in_use', { reason: 'builtInRole' });
      const holders = await db.one<{ count: number }>('SELECT count(*) AS count FROM user_role WHERE role_id = ?', [
        id,
      ]);
      if (holders && holders.count > 0) throw new Fault('in_use', { reason: 'roleHasPeople', count: holders.count });
      await db.deleteRows('role', { id });
      await noteChange(context, services, id, changesBetween(audited(before), {}));
      return { id };
    },
  };
}

/** All roles with the number of active people who have each. */
export async function loadRoles(db: Reader): Promise<KnownRole[]> {
  const rows = await db.all<StoredRole>(`${selectRoles} ORDER BY created_at, id`);
  return rows.map(decode);
}

/** Adds a role inside a command whose audit line its caller writes. */
export async function insertRole(
  unit: Unit,
  role: Pick<KnownRole, 'id' | 'name' | 'grants' | 'fieldGroups'> & { readonly template?: string },
): Promise<void> {
  await unit.insertRow('role', {
    id: role.id,
    template: role.template ?? null,
    name: role.name,
    grants: JSON.stringify(role.grants),
    field_groups: JSON.stringify(role.fieldGroups),
    created_at: unit.now,
    updated_at: unit.now,
  });
  unit.announce('role', role.id);
}

const selectRoles = `SELECT id, template, name, grants, field_groups, version, created_at, updated_at,
  (SELECT count(*) FROM user_role ur JOIN app_user u ON u.id = ur.user_id WHERE ur.role_id = role.id AND u.disabled_at IS NULL) AS people
  FROM role`;

async function tryRole(db: Reader, id: string): Promise<KnownRole | undefined> {
  const row = await db.one<StoredRole>(`${selectRoles} WHERE id = ?`, [id]);
  return row && decode(row);
}

async function findRole(db: Reader, id: string): Promise<KnownRole> {
  const role = await tryRole(db, id);
  if (!role) throw new Fault('not_found');
  return role;
}

async function add(
  context: CommandContext,
  services: Services,
  role: Pick<KnownRole, 'id' | 'name' | 'grants' | 'fieldGroups'>,
): Promise<Role> {
  const { db, caller } = context;
  refuseBeyond(role, caller.access);
  await refuseTakenName(db, role.name, undefined);
  await insertRole(db, role);
  await noteChange(context, services, role.id, changesBetween({}, audited(role)));
  return present(await findRole(db, role.id), caller.access);
}

function refuseBeyond(role: Pick<KnownRole, 'grants' | 'fieldGroups'>, access: Access): void {
  if (goesBeyond(role, access)) throw new Fault('not_allowed', { reason: 'moreThanOwnRights' });
}

async function refuseTakenName(db: Reader, name: string, ownId: string | undefined): Promise<void> {
  const roles = await db.all<{ id: string; name: string }>('SELECT id, name FROM role');
  const isTaken = roles.some((role) => role.id !== ownId && nameKey(role.name) === nameKey(name));
  if (isTaken) throw new Fault('duplicate', { reason: 'nameTaken', name });
}

async function noteChange(
  context: CommandContext,
  services: Services,
  id: string,
  changes: ReturnType<typeof changesBetween>,
): Promise<void> {
  await auditChange(context, { kind: 'role', recordId: id, changes });
  context.db.announce('role', id);
  context.db.afterCommit(() => services.access.forget());
}

function audited({ name, grants, fieldGroups }: Pick<KnownRole, 'name' | 'grants' | 'fieldGroups'>) {
  return { name, grants, fieldGroups };
}

function decode(row: StoredRole): KnownRole {
  return {
    id: row.id,
    template: row.template,
    name: row.name,
    // Written above alone, from input the contract has checked against the grid.
    grants: JSON.parse(row.grants) as Grants,
    fieldGroups: JSON.parse(row.field_groups) as GroupGrants,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    peopleCount: row.people,
  };
}

function present(role: KnownRole, access: Access): Role {
  const isFixed = role.template !== null;
  return {
    ...role,
    createdAt: new Date(role.createdAt).toISOString(),
    updatedAt: new Date(role.updatedAt).toISOString(),
    can: actionsOf.role.filter((action) => {
      if (access.scope('role', action) === 'none') return false;
      return !(action === 'delete' && isFixed);
    }),
  };
}
