import type { Role } from '@shared/modules/roles/role';
import { usernameSchema } from '@shared/modules/setup/setup';
import type { TFunction } from 'i18next';
import type { EditorField, FieldValue } from '@renderer/components/form/field-types';
import type { FormValues } from '@renderer/components/form/RecordForm';
import type { Directory } from '../../records/directory';

/** The fields of a person; one who is there already can be away as well. */
export function personFields(
  t: TFunction,
  directory: Directory,
  roles: readonly Role[],
  isKnown = false,
): EditorField[] {
  return [
    { key: 'name', type: 'text', label: t('settings.people.columns.name'), required: true, maxLength: 80 },
    {
      key: 'username',
      type: 'text',
      label: t('settings.people.columns.username'),
      required: true,
      maxLength: 60,
      validate: (value) => (usernameSchema.safeParse(value).success ? undefined : t('setup.admin.badUsername')),
    },
    {
      key: 'departmentId',
      type: 'choice',
      label: t('settings.people.columns.department'),
      required: true,
      options: directory.departments.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'furtherDepartmentIds',
      type: 'multiChoice',
      label: t('settings.people.furtherDepartments'),
      help: t('settings.people.furtherHelp'),
      options: directory.departments.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'roleIds',
      type: 'multiChoice',
      label: t('settings.people.columns.roles'),
      help: t('settings.roles.widest'),
      options: roles.map(({ id, name }) => ({ value: id, label: name })),
    },
    ...(isKnown
      ? ([
          { key: 'phone', type: 'text', label: t('settings.people.phone'), maxLength: 60 },
          {
            key: 'email',
            type: 'text',
            label: t('settings.people.email'),
            help: t('settings.people.contactHelp'),
            maxLength: 254,
          },
          { key: 'absentFrom', type: 'date', label: t('settings.people.absentFrom') },
          {
            key: 'absentTo',
            type: 'date',
            label: t('settings.people.absentTo'),
            help: t('settings.people.absentHelp'),
          },
        ] as const)
      : []),
  ];
}

/** The values of the form as the engine takes them. */
export function personInput(values: FormValues) {
  return {
    name: text(values['name']),
    username: text(values['username']),
    departmentId: text(values['departmentId']),
    furtherDepartmentIds: texts(values['furtherDepartmentIds']),
    roleIds: texts(values['roleIds']),
  };
}

/** Telephone and mail as the engine takes them. */
export function contactInput(values: FormValues) {
  return { phone: text(values['phone']), email: text(values['email']).trim() };
}

/** The days of an absence as the engine takes them. */
export function absenceInput(values: FormValues) {
  return { absentFrom: text(values['absentFrom']) || null, absentTo: text(values['absentTo']) || null };
}

function text(value: FieldValue): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: FieldValue): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
