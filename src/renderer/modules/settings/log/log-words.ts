import type { AuditLine } from '@shared/modules/audit/audit.contract';
import { groupGrantsSchema, roleSchema } from '@shared/modules/roles/role';
import type { TFunction } from 'i18next';
import type { Format } from '@renderer/app/format';
import { changedCells, changedGroups, visibilityOf, type RoleDraft } from '../roles/grid';

/** Kinds of record one may ask the log for. */
export const logKinds = [
  'customer',
  'contact',
  'activity',
  'file',
  'user',
  'role',
  'department',
  'settings',
  'session',
  'field',
  'import',
  'export',
  'audit',
] as const;

/** Modules whose fields have words, by the kind of record. */
const wordsOf: Record<string, string> = { customer: 'customers', contact: 'contacts', activity: 'activities' };

/** What was done, as a verb with the kind: `customers.patch` reads `changed a customer`. */
export function deedText(line: AuditLine, t: TFunction): string {
  const verb = line.operation.split('.').at(-1) ?? '';
  const what = t(`settings.log.kindOne.${line.kind}`, { defaultValue: t('settings.log.kindOne.other') });
  return t(
    [
      `settings.log.deeds.${line.operation.replace('.', '_')}`,
      `settings.log.verbs.${verb}`,
      'settings.log.verbs.other',
    ],
    {
      what,
    },
  );
}

function fieldText(kind: string, key: string, t: TFunction): string {
  const module = wordsOf[kind];
  const keys = [
    ...(module ? [`${module}.fields.${key}`] : []),
    `settings.log.fields.${key}`,
    'settings.log.fields.other',
  ];
  return t(keys);
}

interface Names {
  userName: (id: string) => string;
  departmentName: (id: string) => string;
}

export interface ChangeLine {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** The changes of a line in words; the grid of a role is told cell by cell. */
export function changeLines(line: AuditLine, t: TFunction, format: Format, names: Names): ChangeLine[] {
  return Object.entries(line.changes).flatMap(([key, [before, after]]) => {
    if (line.kind === 'role' && key === 'grants') return grantLines(before, after, t);
    if (line.kind === 'role' && key === 'fieldGroups') return groupLines(before, after, t);
    const text = (value: unknown) => valueText(line.kind, key, value, t, format, names);
    return [{ key, label: fieldText(line.kind, key, t), before: text(before), after: text(after) }];
  });
}

function grantLines(before: unknown, after: unknown, t: TFunction): ChangeLine[] {
  const draft = (grants: unknown): RoleDraft => ({
    grants: roleSchema.shape.grants.catch({}).parse(grants),
    fieldGroups: {},
  });
  return changedCells(draft(before), draft(after)).map(({ resource, action, from, to }) => ({
    key: `${resource}-${action}`,
    label: `${t(`access.resources.${resource}`)} · ${t(`access.actions.${action}`)}`,
    before: t(`common.scope.${from}`),
    after: t(`common.scope.${to}`),
  }));
}

function groupLines(before: unknown, after: unknown, t: TFunction): ChangeLine[] {
  const draft = (groups: unknown): RoleDraft => ({
    grants: {},
    fieldGroups: groupGrantsSchema.catch({}).parse(groups),
  });
  const [old, next] = [draft(before), draft(after)];
  return changedGroups(old, next).map((group) => ({
    key: group,
    label: t(`access.fieldGroups.${group}`),
    before: t(`access.visibilities.${visibilityOf(old, group)}`),
    after: t(`access.visibilities.${visibilityOf(next, group)}`),
  }));
}

/** A value before or after, readable; ids become names where they have one. */
function valueText(kind: string, key: string, value: unknown, t: TFunction, format: Format, names: Names): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'common.value.yes' : 'common.value.no');
  if (typeof value === 'number') return /At$/.test(key) ? format.dateTime(value) : format.number(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '–';
    return value.map((one) => valueText(kind, key, one, t, format, names)).join(t('common.filter.listComma'));
  }
  if (typeof value === 'object') return objectText(value, t);
  if (typeof value !== 'string') return '–';
  return stringText(kind, key, value, t, format, names);
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function stringText(kind: string, key: string, value: string, t: TFunction, format: Format, names: Names): string {
  if (idPattern.test(value)) return names.userName(value) || names.departmentName(value) || t('settings.log.aRecord');
  if (/At$/.test(key) && !Number.isNaN(Date.parse(value))) return format.dateTime(value);
  const module = wordsOf[kind];
  if (module) return t(`${module}.options.${key}.${value}`, { defaultValue: value });
  return value;
}

/** Phones, mails, addresses: what one reads of them; of a link to a record its kind. */
function objectText(value: object, t: TFunction): string {
  const entries = Object.entries(value);
  const parts = entries
    .filter(([key, part]) => !hiddenParts.has(key) && typeof part === 'string' && part !== '')
    .map(([, part]) => String(part));
  const kind: unknown = 'kind' in value ? value.kind : undefined;
  if (parts.length === 0 && typeof kind === 'string') {
    return t(`settings.log.kindOne.${kind}`, { defaultValue: t('settings.log.kindOne.other') });
  }
  return parts.join(' ') || '–';
}

const hiddenParts: ReadonlySet<string> = new Set(['label', 'kind', 'id', 'isRetired', 'role']);
