import type { RoleTemplateKey } from '@shared/access/roles';
import type { Client, TestEngine } from './engine';

/** A colleague in a test: who it is, and a client that is signed in as him or her. */
export interface Colleague {
  readonly id: string;
  readonly username: string;
  readonly token: string;
  readonly client: Client;
}

export const colleaguePassword = 'quiet lanterns by the river';

/** The id of a ready-made role, by the place its name has among the templates. */
export async function roleId(admin: Client, template: RoleTemplateKey): Promise<string> {
  const { items } = await admin.roles.list({ limit: 200 });
  const role = items.find((one) => one.template === template);
  if (!role) throw new Error(`there is no role ${template}`);
  return role.id;
}

/** The firm itself: the top of the tree. */
export async function firmId(admin: Client): Promise<string> {
  const { items } = await admin.departments.list({ limit: 200 });
  const firm = items.find((one) => one.parentId === null);
  if (!firm) throw new Error('there is no firm');
  return firm.id;
}

/** Adds a person with a ready-made role, or roles by id, and signs him or her in. */
export async function addColleague(
  test: TestEngine,
  admin: Client,
  options: {
    readonly username: string;
    readonly name?: string;
    readonly role?: RoleTemplateKey;
    readonly roleIds?: readonly string[];
    readonly departmentId?: string;
    readonly furtherDepartmentIds?: readonly string[];
  },
): Promise<Colleague> {
  const { username, role, name = username } = options;
  const roleIds = options.roleIds ? [...options.roleIds] : role ? [await roleId(admin, role)] : [];
  const { id } = await admin.users.create({
    username,
    name,
    departmentId: options.departmentId ?? (await firmId(admin)),
    furtherDepartmentIds: [...(options.furtherDepartmentIds ?? [])],
    roleIds,
    password: colleaguePassword,
  });
  const { token } = await test.client().sessions.create({ username, password: colleaguePassword });
  return { id, username, token, client: test.client(token) };
}
