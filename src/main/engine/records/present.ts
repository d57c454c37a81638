import type { Action, FieldGroup } from '@shared/access/resources';
import { actionsOf, fieldGroups } from '@shared/access/resources';
import { maskMail, maskPhone } from '@shared/lib/phone';
import type { Access } from '../access/caller';
import { marks } from '../access/scope';
import type { Reader } from '../database/reader';
import type { CustomField } from './custom-fields';
import type { RecordKind, Sight, StoredRecord } from './record-kind';
import { blankOf } from './record-kind';

export interface Presented {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** What of a kind's fields the reader may see, worked out once per access. */
interface View {
  readonly shown: readonly string[];
  readonly masked: readonly string[];
  readonly maskedGroups: readonly FieldGroup[];
  /** An answer with nothing in it yet. */
  readonly blank: Readonly<Record<string, unknown>>;
}

const views = new WeakMap<Access, Map<RecordKind, View>>();

export function viewOf(kind: RecordKind, access: Access): View {
  const known = views.get(access) ?? new Map<RecordKind, View>();
  views.set(access, known);
  const view = known.get(kind) ?? makeView(kind, access);
  known.set(kind, view);
  return view;
}

function makeView(kind: RecordKind, access: Access): View {
  const keys = Object.entries(kind.fields);
  const withVisibility = (wanted: string) =>
    keys.filter(([, field]) => access.group(field.group) === wanted).map(([key]) => key);
  const shown = withVisibility('show');
  const masked = withVisibility('mask');
  return {
    shown,
    masked,
    blank: blankOf(['id', ...shown, ...masked, 'custom', 'version', 'createdAt', 'updatedAt', 'can']),
    maskedGroups: fieldGroups.filter((group) => access.group(group) === 'mask'),
  };
}

/** Whether the reader sees the field's real value; only such fields filter, sort, search and export (ORG-05). */
export function showsField(kind: RecordKind, access: Access, key: string): boolean {
  const field = kind.fields[key];
  return field !== undefined && access.group(field.group) === 'show';
}

/**
 * Records as one reader may see them: hidden groups left out, masked ones masked, with what the reader may do. Only
 * records that passed the scope belong here.
 */
export async function presentRecords(
  context: Sight,
  kind: RecordKind,
  records: readonly StoredRecord[],
): Promise<Presented[]> {
  const { access } = context.caller;
  const view = viewOf(kind, access);
  const editable = await sharedForEditing(kind, access, context.db, records);
  const own = context.services.customFields.all(kind.resource);
  const extras = records.length > 0 ? await kind.extras?.(context, records) : undefined;
  return records.map((record) => {
    const answer: Record<string, unknown> = { ...view.blank };
    answer['id'] = record.id;
    for (const key of view.shown) answer[key] = record[key];
    for (const key of view.masked) answer[key] = maskValue(record[key]);
    answer['custom'] = customFor(own, access, record.custom);
    answer['version'] = record.version;
    answer['createdAt'] = record.createdAt;
    answer['updatedAt'] = record.updatedAt;
    answer['can'] = actionsOf[kind.resource].filter((action) =>
      mayDo(kind, access, action, record, editable.has(record.id)),
    );
    if (view.maskedGroups.length > 0) answer['masked'] = view.maskedGroups;
    return Object.assign(answer, extras?.get(record.id)) as Presented;
  });
}

/** The firm's own fields by the group of each; what is retired is kept but no longer shown. */
function customFor(
  own: readonly CustomField[],
  access: Access,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const { key, group, isRetired } of own) {
    const value = values[key];
    const visibility = access.group(group);
    if (value === undefined || isRetired || visibility === 'hide') continue;
    shown[key] = visibility === 'show' ? value : maskValue(value);
  }
  return shown;
}

/** Whether the caller's scope for an action reaches a record that is visible to him or her. */
export function mayDo(
  kind: RecordKind,
  access: Access,
  action: Action,
  record: StoredRecord,
  isSharedForEditing: boolean,
): boolean {
  const scope = access.scope(kind.resource, action);
  if (scope === 'all' || action === 'view') return true;
  if (action === 'edit' && isSharedForEditing) return true;
  if (scope === 'none' || action === 'create' || action === 'import') return false;
  const departmentId = record['departmentId'];
  const ownerId = record['ownerId'];
  const departments = scope === 'department' ? access.departmentIds : scope === 'tree' ? access.treeIds : [];
  if (typeof departmentId === 'string' && departments.includes(departmentId)) return true;
  if (ownerId === access.userId) return true;
  if (ownerId === null && typeof departmentId === 'string' && access.headOfIds.includes(departmentId)) return true;
  const coOwners = record['coOwnerIds'];
  return Array.isArray(coOwners) && coOwners.includes(access.userId);
}

async function sharedForEditing(
  kind: RecordKind,
  access: Access,
  db: Reader,
  records: readonly StoredRecord[],
): Promise<ReadonlySet<string>> {
  if (kind.fields['coOwnerIds'] === undefined) return new Set();
  // Most of what somebody sees is his or hers to edit by the role alone.
  const undecided = records.filter((record) => !mayDo(kind, access, 'edit', record, false));
  if (undecided.length === 0) return new Set();
  const rows = await db.all<{ record_id: string }>(
    `SELECT record_id FROM ${kind.table}_share WHERE level = 'edit' AND principal IN (${marks(access.principals.length)}) AND record_id IN (SELECT value FROM json_each(?))`,
    [...access.principals, JSON.stringify(undecided.map((record) => record.id))],
  );
  return new Set(rows.map((row) => row.record_id));
}

/** `138 •••• 6641`: enough to recognise, not enough to dial. */
function maskValue(value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map(maskItem);
  return '••••';
}

function maskItem(item: unknown): unknown {
  if (typeof item === 'object' && item !== null && 'value' in item && typeof item.value === 'string') {
    return { ...item, value: item.value.includes('@') ? maskMail(item.value) : maskPhone(item.value) };
  }
  if (typeof item === 'object' && item !== null && 'street' in item)
    return { ...item, street: '••••', district: '', postcode: '' };
  return '••••';
}
