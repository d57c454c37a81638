import type { RoleTemplateKey } from '@shared/access/roles';
import { roleTemplates } from '@shared/access/roles';
import type { GroupGrants, Grants } from '@shared/access/resources';
import type { Activity, ActivityCreate } from '@shared/modules/activities/activity';
import type { Contact, ContactCreate } from '@shared/modules/contacts/contact';
import type { Customer, CustomerCreate } from '@shared/modules/customers/customer';
import { startSession } from '@engine/modules/sessions';
import type { Client, TestEngine } from './engine';

let count = 0;
const next = () => ++count;

/** A customer nothing else is like; say what matters. */
export function buildCustomer(client: Client, values: Partial<CustomerCreate> = {}): Promise<Customer> {
  return client.customers.create({ name: `宁波试验机械 ${next()} 号有限公司`, ...values });
}

export function buildContact(client: Client, values: Partial<ContactCreate> = {}): Promise<Contact> {
  return client.contacts.create({ name: `试验人 ${next()}`, ...values });
}

export function buildActivity(client: Client, values: Partial<ActivityCreate> = {}): Promise<Activity> {
  return client.activities.create({ kind: 'note', subject: `试验 ${next()}`, ...values });
}

export interface Person {
  readonly id: string;
  readonly token: string;
  readonly client: Client;
  readonly departmentId: string;
}

export interface PersonOptions {
  readonly name?: string;
  readonly departmentId?: string;
  readonly furtherDepartmentIds?: string[];
  /** A ready-made role, or a role of one's own. */
  readonly role?: RoleTemplateKey | { grants: Grants; fieldGroups?: GroupGrants };
}

/** A person who is signed in. `admin` is the administrator's client; without a department it is the firm's own. */
export async function buildUser(test: TestEngine, admin: Client, options: PersonOptions = {}): Promise<Person> {
  const number = next();
  const departmentId = options.departmentId ?? (await firstDepartment(admin));
  const user = await admin.users.create({
    name: options.name ?? `员工 ${number}`,
    username: `person${number}`,
    password: 'a quiet lantern in spring',
    mustChangePassword: false,
    departmentId,
    furtherDepartmentIds: options.furtherDepartmentIds ?? [],
    roleIds: [await roleId(admin, options.role ?? 'sales', number)],
  });
  return signedIn(test, user.id, departmentId);
}

/** Opens a session without asking for the password. */
export async function signedIn(test: TestEngine, userId: string, departmentId: string): Promise<Person> {
  const { services } = test.engine;
  const { result: token } = await services.writer.command((unit) => startSession(unit, userId, 'test'));
  return { id: userId, token, client: test.client(token), departmentId };
}

async function firstDepartment(admin: Client): Promise<string> {
  const { items } = await admin.departments.list({});
  const firm = items.find((department) => department.parentId === null);
  if (!firm) throw new Error('the firm has no department');
  return firm.id;
}

async function roleId(admin: Client, role: NonNullable<PersonOptions['role']>, number: number): Promise<string> {
  if (typeof role !== 'string') {
    const made = await admin.roles.create({
      name: `角色 ${number}`,
      grants: role.grants,
      fieldGroups: { basic: 'show', contactDetails: 'show', relation: 'show', billing: 'show', ...role.fieldGroups },
    });
    return made.id;
  }
  const { items } = await admin.roles.list({ limit: 200 });
  const known = items.find((item) => item.template === role);
  if (!known) throw new Error(`no role ${role} among ${roleTemplates.length}`);
  return known.id;
}
