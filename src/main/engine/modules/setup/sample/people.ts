import type { DepartmentTemplateKey } from '@shared/modules/departments/department';
import { usernameKey } from '@shared/modules/users/user';
import type { PlannedDepartment, PlannedUser } from '../firm';
import type { SampleTexts } from './sample-texts';
import { enSample } from './texts-en';
import { zhSample } from './texts-zh';

export function sampleTexts(locale: 'zh-CN' | 'en'): SampleTexts {
  return locale === 'zh-CN' ? zhSample : enSample;
}

interface Given {
  readonly organization: { readonly locale: 'zh-CN' | 'en' };
  readonly admin: { readonly username: string };
  readonly departments: readonly { readonly key: DepartmentTemplateKey }[];
  readonly users: readonly { readonly username: string }[];
}

/** The people of the sample firm, and the departments they need beside those that were chosen. */
export function samplePeople({ organization, admin, departments, users }: Given): {
  departments: PlannedDepartment[];
  users: Omit<PlannedUser, 'password' | 'passwordHash'>[];
} {
  const { people } = sampleTexts(organization.locale);
  const taken = new Set([admin.username, ...users.map(({ username }) => username)].map(usernameKey));
  const chosen = new Set(departments.map(({ key }) => key));
  const missing = [...new Set(people.map(({ departmentKey }) => departmentKey))].filter((key) => !chosen.has(key));
  const added = people.filter(({ username }) => !taken.has(usernameKey(username)));
  return {
    departments: missing.map((key) => {
      const head = added.find((person) => person.departmentKey === key && person.isHead);
      return head ? { key, head: head.username } : { key };
    }),
    users: added.map(({ username, name, departmentKey, roleKey }) => ({ username, name, departmentKey, roleKey })),
  };
}
