import { hashPassword } from '@engine/access/passwords';
import type { Grants } from '@shared/access/resources';
import { roleTemplates } from '@shared/access/roles';
import type { BulkUnit } from './bulk-unit';
import type { Random } from './random';

export const password = 'bench hearth november';
export const callerNames = ['all', 'department', 'narrow', 'nothing'] as const;
export type CallerName = (typeof callerNames)[number];

/** The people of the bench; the callers are those whose lists are measured. */
export interface People {
  /** Twenty departments with one record in twenty each. */
  readonly departments: readonly string[];
  /** Two hundred owners, ten a department: owner n is in department n / 10. */
  readonly owners: readonly string[];
  /** Owner, co-owner or sharer of one record in two hundred, and of no department with records. */
  readonly narrowId: string;
}

const departmentCount = 20;
const ownersEach = 10;
const start = Date.parse('2022-12-01T00:00:00Z');
const everyGroup = { basic: 'show', contactDetails: 'show', relation: 'show', billing: 'show' };

/** Adds departments, roles and users to a firm that has been set up; everybody has the same password. */
export async function addPeople(unit: BulkUnit, random: Random): Promise<People> {
  const passwordHash = await hashPassword(password);
  const root = await unit.one<{ id: string }>('SELECT id FROM department');
  if (!root) throw new Error('the firm has not been set up');
  const addDepartment = async (name: string) => {
    const id = random.uuid(start);
    await unit.insertRow('department', { id, name, parent_id: root.id, created_at: start, updated_at: start });
    return id;
  };
  const addUser = async (username: string, departmentId: string, roleId: string) => {
    const id = random.uuid(start);
    await unit.insertRow('app_user', {
      id,
      username,
      username_key: username,
      name: `用户 ${username}`,
      password_hash: passwordHash,
      department_id: departmentId,
      created_at: start,
      updated_at: start,
    });
    await unit.insertRow('user_role', { user_id: id, role_id: roleId });
    return id;
  };
  const wide = await addRole(unit, random, 'bench wide', grantsOf('all'));
  const department = await addRole(unit, random, 'bench department', grantsOf('department'));
  const own = await addRole(unit, random, 'bench own', grantsOf('own'));
  const departments: string[] = [];
  const owners: string[] = [];
  for (let index = 0; index < departmentCount; index++) {
    const id = await addDepartment(`部门 ${index + 1}`);
    departments.push(id);
    for (let person = 0; person < ownersEach; person++)
      owners.push(await addUser(`owner${index * ownersEach + person}`, id, department));
  }
  const empty = await addDepartment('没有客户的部门');
  await addUser('all', empty, wide);
  await addUser('department', departments[4] ?? empty, department);
  const narrowId = await addUser('narrow', empty, own);
  await addUser('nothing', empty, own);
  return { departments, owners, narrowId };
}

function grantsOf(reach: 'all' | 'department' | 'own'): Grants {
  const administrator = roleTemplates[0].grants;
  const records = {
    view: reach,
    create: 'all',
    edit: reach,
    delete: reach,
    assign: reach,
    export: reach,
    import: 'all',
  } as const;
  return { ...administrator, customer: records, contact: records, activity: records, file: records };
}

async function addRole(unit: BulkUnit, random: Random, name: string, grants: Grants): Promise<string> {
  const id = random.uuid(start);
  await unit.insertRow('role', {
    id,
    name,
    grants: JSON.stringify(grants),
    field_groups: JSON.stringify(everyGroup),
    created_at: start,
    updated_at: start,
  });
  return id;
}
