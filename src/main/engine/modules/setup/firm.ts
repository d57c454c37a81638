import { roleTemplates } from '@shared/access/roles';
import type { RoleTemplateKey } from '@shared/access/roles';
import departmentTextsEn from '@shared/locales/en/departments.json';
import roleTextsEn from '@shared/locales/en/roles.json';
import departmentTextsZh from '@shared/locales/zh-CN/departments.json';
import roleTextsZh from '@shared/locales/zh-CN/roles.json';
import { Fault } from '@shared/contract/faults';
import type { DepartmentTemplateKey } from '@shared/modules/departments/department';
import type { Questionnaire } from '@shared/modules/organization/modules';
import type { Organization } from '@shared/modules/setup/setup';
import { usernameKey } from '@shared/modules/users/user';
import { audit } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { firstModuleSettings, writeModuleSettings } from '../../organization/module-states';
import { writeOrganization } from '../../organization/organization';
import { nameKey } from '../../records/versions';
import { insertDepartment } from '../departments';
import { foundPipeline } from '../pipelines';
import { insertRole } from '../roles';
import { insertUser } from '../users';
import { foundWorkingCalendar } from '../working-calendar';

export interface PlannedDepartment {
  readonly key: DepartmentTemplateKey;
  readonly name?: string | undefined;
  /** The user name of its head. */
  readonly head?: string;
}

export interface PlannedUser {
  readonly username: string;
  readonly name: string;
  readonly departmentKey?: DepartmentTemplateKey | undefined;
  readonly roleKey: RoleTemplateKey;
  readonly password: string;
  readonly passwordHash: string;
}

/** What the wizard gathered. */
export interface FirmPlan {
  readonly organization: Organization;
  readonly admin: { readonly name: string; readonly username: string; readonly passwordHash: string };
  readonly departments: readonly PlannedDepartment[];
  readonly users: readonly PlannedUser[];
  readonly answers: Questionnaire | undefined;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly departmentId: string;
}

/** The firm as it was founded. */
export interface Firm {
  readonly adminId: string;
  /** Everybody, by user name; the administrator first. */
  readonly people: readonly Person[];
}

/** Everything the set-up leaves behind, in one transaction: settings, departments, roles, people, modules (ORG-01, 02, SET-02, 03). */
export async function foundFirm(context: CommandContext, plan: FirmPlan): Promise<Firm> {
  const { db } = context;
  await writeOrganization(db, plan.organization);
  await writeModuleSettings(db, firstModuleSettings(plan.answers, db.now));
  const departments = await addDepartments(context, plan);
  const roles = await addRoles(context, plan.organization.locale);
  await foundPipeline(context, plan.organization);
  await foundWorkingCalendar(db, plan.organization);
  const firmId = departments.get('firm') ?? '';
  const { admin } = plan;
  const people = [await addPerson(context, { ...admin, departmentId: firmId, roleId: roles.get('administrator') })];
  for (const user of plan.users) {
    const departmentId = (user.departmentKey && departments.get(user.departmentKey)) ?? firmId;
    people.push(await addPerson(context, { ...user, departmentId, roleId: roles.get(user.roleKey), isOneTime: true }));
  }
  await setHeads(context, plan, departments, people);
  await note(context, 'settings', 'organization', { ...plan.organization });
  return { adminId: people[0]?.id ?? '', people };
}

/** The firm itself is the root of the tree; below it what was chosen. Answers ids by key. */
async function addDepartments(context: CommandContext, plan: FirmPlan): Promise<Map<string, string>> {
  const { db } = context;
  const { locale, name } = plan.organization;
  const texts = (locale === 'zh-CN' ? departmentTextsZh : departmentTextsEn).templates;
  const ids = new Map([['firm', db.newId()]]);
  const names = new Set([nameKey(name)]);
  await insertDepartment(db, { id: ids.get('firm') ?? '', name, parent_id: null, head_id: null, position: 0 });
  await note(context, 'department', ids.get('firm') ?? '', { name });
  for (const [position, department] of plan.departments.entries()) {
    const id = db.newId();
    const chosen = department.name ?? texts[department.key];
    if (ids.has(department.key) || names.has(nameKey(chosen)))
      throw new Fault('duplicate', { reason: 'nameTaken', name: chosen });
    ids.set(department.key, id);
    names.add(nameKey(chosen));
    await insertDepartment(db, { id, name: chosen, parent_id: ids.get('firm') ?? null, head_id: null, position });
    await note(context, 'department', id, { name: chosen });
  }
  return ids;
}

/** The ready-made roles under names of the firm's language; from then on they are the firm's own to rename. */
async function addRoles(context: CommandContext, locale: Organization['locale']): Promise<Map<string, string>> {
  const { db } = context;
  const texts = (locale === 'zh-CN' ? roleTextsZh : roleTextsEn).templates;
  const ids = new Map<string, string>();
  for (const { key, grants, fieldGroups } of roleTemplates) {
    const id = db.newId();
    ids.set(key, id);
    await insertRole(db, { id, template: key, name: texts[key], grants, fieldGroups });
    await note(context, 'role', id, { name: texts[key] });
  }
  return ids;
}

async function addPerson(
  context: CommandContext,
  user: {
    readonly username: string;
    readonly name: string;
    readonly passwordHash: string;
    readonly departmentId: string;
    readonly roleId: string | undefined;
    readonly isOneTime?: boolean;
  },
): Promise<Person> {
  const { db } = context;
  const { username, name, passwordHash, departmentId, roleId, isOneTime = false } = user;
  const id = db.newId();
  await insertUser(db, {
    id,
    username,
    usernameKey: usernameKey(username),
    name,
    passwordHash,
    mustChangePassword: isOneTime,
    departmentId,
    furtherDepartmentIds: [],
    roleIds: roleId === undefined ? [] : [roleId],
  });
  await note(context, 'user', id, { username, name, departmentId });
  return { id, name, username, departmentId };
}

/** The administrator heads the firm until somebody else is named. */
async function setHeads(
  { db }: CommandContext,
  plan: FirmPlan,
  departments: ReadonlyMap<string, string>,
  people: readonly Person[],
): Promise<void> {
  const heads = [{ key: 'firm', head: plan.admin.username }, ...plan.departments];
  for (const { key, head } of heads) {
    const person = people.find(({ username }) => username === head);
    if (person) await db.updateRows('department', { head_id: person.id }, { id: departments.get(key) ?? '' });
  }
}

function note(context: CommandContext, kind: string, recordId: string, values: Readonly<Record<string, unknown>>) {
  const { db, device, operation } = context;
  const changes = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [null, value] as const]));
  return audit(db, { userId: '', device, operation, kind, recordId, changes });
}
