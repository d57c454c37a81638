import type { RoleTemplateKey } from '@shared/access/roles';
import { departmentTemplates, type DepartmentTemplateKey } from '@shared/modules/departments/department';
import type { Questionnaire } from '@shared/modules/organization/modules';
import type { Organization } from '@shared/modules/setup/setup';
import { usernameSchema } from '@shared/modules/setup/setup';
import type { TFunction } from 'i18next';
import { passwordLength } from '../sessions/password-length';

export const steps = ['firm', 'departments', 'people', 'questions', 'start'] as const;
export type Step = (typeof steps)[number];

export interface WizardDepartment {
  key: DepartmentTemplateKey;
  /** Null while it has the template's name, which follows the language. */
  name: string | null;
  isChosen: boolean;
}

export interface WizardPerson {
  /** Only to tell the lines apart on screen. */
  line: number;
  name: string;
  username: string;
  /** Once typed by hand it no longer follows the name. */
  isOwnUsername: boolean;
  departmentKey: DepartmentTemplateKey | null;
  roleKey: RoleTemplateKey;
}

/** Everything the first run asks; going back and forth loses none of it. */
export interface Wizard {
  firm: Organization;
  /** Until it is chosen, the firm's language is the one the wizard is read in. */
  isOwnLocale: boolean;
  admin: { name: string; username: string; isOwnUsername: boolean; password: string; repeated: string };
  setupCode: string;
  departments: WizardDepartment[];
  people: WizardPerson[];
  answers: Omit<Questionnaire, 'sellingMode'>;
  sampleData: boolean;
}

export type Faults = Record<string, string>;

const chosenAtFirst: readonly DepartmentTemplateKey[] = ['sales', 'service', 'accounts'];

export function emptyWizard(language: Organization['locale']): Wizard {
  return {
    firm: {
      name: '',
      locale: language,
      currency: language === 'zh-CN' ? 'CNY' : 'USD',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      sellingMode: 'b2b',
    },
    isOwnLocale: false,
    admin: { name: '', username: '', isOwnUsername: false, password: '', repeated: '' },
    setupCode: '',
    departments: departmentTemplates.map(({ key }) => ({
      key,
      name: null,
      isChosen: chosenAtFirst.includes(key),
    })),
    people: [emptyPerson(1), emptyPerson(2), emptyPerson(3)],
    answers: { size: '1-5', replaces: 'spreadsheets', aims: [], pains: [] },
    sampleData: false,
  };
}

export function emptyPerson(line: number): WizardPerson {
  return { line, name: '', username: '', isOwnUsername: false, departmentKey: null, roleKey: 'sales' };
}

export function departmentName({ key, name }: WizardDepartment, t: TFunction): string {
  return name ?? t(`departments.templates.${key}`);
}

/** A user name to begin with: the name without spaces, as far as user names allow its signs. */
export function usernameFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._@-]+/gu, '')
    .slice(0, 60);
}

/** The lines in which somebody stands. */
export function namedPeople({ people }: Wizard): WizardPerson[] {
  return people.filter(({ name, username }) => name.trim() !== '' || username.trim() !== '');
}

/** What keeps a step from being left, by field; empty when it is in order. */
export function faultsOf(step: Step, wizard: Wizard, t: TFunction): Faults {
  if (step === 'firm') return firmFaults(wizard, t);
  if (step === 'departments') return departmentFaults(wizard, t);
  if (step === 'people') return peopleFaults(wizard, t);
  return {};
}

function firmFaults({ firm, admin }: Wizard, t: TFunction): Faults {
  const required = t('common.form.required');
  return withoutEmpty({
    firmName: firm.name.trim() === '' ? required : '',
    adminName: admin.name.trim() === '' ? required : '',
    username: usernameFault(admin.username, t),
    password:
      [...admin.password].length < passwordLength ? t('setup.admin.passwordTooShort', { count: passwordLength }) : '',
    repeated: admin.password !== admin.repeated ? t('sessions.newPassword.differ') : '',
  });
}

function departmentFaults({ departments }: Wizard, t: TFunction): Faults {
  const chosen = departments
    .filter(({ isChosen }) => isChosen)
    .map((department) => ({ key: department.key, name: departmentName(department, t) }));
  return withoutEmpty(
    Object.fromEntries(
      chosen.map(({ key, name }) => {
        const isTwice = chosen.some((other) => other.key !== key && other.name.trim() === name.trim());
        return [key, name.trim() === '' ? t('common.form.required') : isTwice ? t('setup.departments.twice') : ''];
      }),
    ),
  );
}

function peopleFaults(wizard: Wizard, t: TFunction): Faults {
  const people = namedPeople(wizard);
  const taken = [wizard.admin.username, ...people.map(({ username }) => username)].map(keyOf);
  const isTaken = (username: string) => taken.filter((one) => one === keyOf(username)).length > 1;
  return withoutEmpty(
    Object.fromEntries(
      people.flatMap(({ line, name, username }) => [
        [`name-${line}`, name.trim() === '' ? t('common.form.required') : ''],
        [`username-${line}`, usernameFault(username, t) || (isTaken(username) ? t('setup.people.taken') : '')],
      ]),
    ),
  );
}

function usernameFault(username: string, t: TFunction): string {
  if (username.trim() === '') return t('common.form.required');
  return usernameSchema.safeParse(username).success ? '' : t('setup.admin.badUsername');
}

function keyOf(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase();
}

function withoutEmpty(faults: Faults): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== ''));
}
