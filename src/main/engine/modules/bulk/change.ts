import type { Action } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import type { BulkChange } from '@shared/modules/bulk/bulk';
import type { CommandContext, QueryContext } from '../../context';
import { strings } from '../../records/companions';
import { showsField } from '../../records/present';
import { readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { deleteRecord, patchRecord } from '../../records/write';
import type { WritableKind } from '../../records/write';

type Values = Readonly<Record<string, unknown>>;

/** What one record was before, so that the undo can put it back. */
export type Before = { readonly isDeleted: true } | { readonly values: Values; readonly custom: Values };

/** The right each record must be in reach of. */
export function actionOf(kind: WritableKind, change: BulkChange): Action {
  if (change.type === 'delete') return 'delete';
  const isGiving =
    change.type === 'assign' || (change.type === 'set' && ['ownerId', 'departmentId'].includes(change.field));
  return isGiving ? kind.assignedBy : 'edit';
}

/** Refuses a change that can fit no record, before anything starts. */
export async function checkChange(context: QueryContext, kind: WritableKind, change: BulkChange): Promise<void> {
  switch (change.type) {
    case 'delete':
      return;
    case 'addTags':
    case 'removeTags':
      return refuseUnwritable(context, kind, 'tags');
    case 'addCoOwner':
    case 'removeCoOwner':
      await refuseMissing(context, 'app_user', change.userId, 'coOwnerIds');
      return refuseUnwritable(context, kind, 'coOwnerIds');
    case 'assign':
      if (change.ownerId) await refuseMissing(context, 'app_user', change.ownerId, 'ownerId');
      if (change.departmentId) await refuseMissing(context, 'department', change.departmentId, 'departmentId');
      if (change.ownerId === undefined && change.departmentId === undefined) throw badValue('ownerId');
      return;
    case 'set':
      return refuseBadValue(context, kind, change.field, change.value);
  }
}

function badValue(field: string): Fault {
  return new Fault('invalid_input', { reason: 'badValue', field });
}

async function refuseMissing(
  { db }: QueryContext,
  table: 'app_user' | 'department',
  id: string,
  field: string,
): Promise<void> {
  if (!(await db.one(`SELECT id FROM ${table} WHERE id = ?`, [id]))) throw badValue(field);
}

function refuseUnwritable({ caller }: QueryContext, kind: WritableKind, key: string): void {
  const field = Object.hasOwn(kind.fields, key) ? kind.fields[key] : undefined;
  if (!field || field.computed) throw new Fault('invalid_input', { reason: 'unknownField', field: key });
  if (!showsField(kind, caller.access, key)) throw new Fault('invalid_input', { reason: 'hiddenField', field: key });
}

function refuseBadValue(context: QueryContext, kind: WritableKind, key: string, value: unknown): void {
  const ownKey = customKey(key);
  if (ownKey === undefined) {
    refuseUnwritable(context, kind, key);
    const field = kind.fields[key];
    const mayBeEmpty = field && !field.required && !field.list;
    if (!(value === null && mayBeEmpty) && !field?.schema.safeParse(value).success) throw badValue(key);
    return;
  }
  const own = context.services.customFields.find(kind.resource, ownKey);
  if (!own || own.isRetired) throw new Fault('invalid_input', { reason: 'unknownField', field: key });
  if (context.caller.access.group(own.group) !== 'show')
    throw new Fault('invalid_input', { reason: 'hiddenField', field: key });
  if (value !== null && !own.field.schema.safeParse(value).success) throw badValue(key);
}

function customKey(field: string): string | undefined {
  return field.startsWith('custom.') ? field.slice('custom.'.length) : undefined;
}

/** Changes one record the way a person would. Answers what it was before and its new version, or undefined where it was so already. */
export async function applyChange(
  context: CommandContext,
  kind: WritableKind,
  change: BulkChange,
  id: string,
): Promise<{ before: Before; version: number } | undefined> {
  const record = await readVisible(context, kind, id);
  if (change.type === 'delete') {
    const { version } = await deleteRecord(context, kind, { id });
    return { before: { isDeleted: true }, version };
  }
  const input = inputFor(change, record);
  const { version } = await patchRecord(context, kind, { id, version: record.version, ...input });
  if (version === record.version || typeof version !== 'number') return undefined;
  return { before: beforeOf(record, input), version };
}

function inputFor(change: Exclude<BulkChange, { type: 'delete' }>, record: StoredRecord): Values {
  const tags = strings(record['tags']);
  const coOwnerIds = strings(record['coOwnerIds']);
  switch (change.type) {
    case 'assign': {
      const { ownerId, departmentId } = change;
      return { ...(ownerId !== undefined && { ownerId }), ...(departmentId !== undefined && { departmentId }) };
    }
    case 'addTags':
      return { tags: [...new Set([...tags, ...change.tags])] };
    case 'removeTags':
      return { tags: tags.filter((tag) => !change.tags.includes(tag)) };
    case 'addCoOwner':
      return { coOwnerIds: [...new Set([...coOwnerIds, change.userId])] };
    case 'removeCoOwner':
      return { coOwnerIds: coOwnerIds.filter((id) => id !== change.userId) };
    case 'set': {
      const key = customKey(change.field);
      return key === undefined ? { [change.field]: change.value } : { custom: { [key]: change.value } };
    }
  }
}

function beforeOf(record: StoredRecord, input: Values): Before {
  const values: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const key of Object.keys(input)) if (key !== 'custom') values[key] = record[key];
  // The input above is the only maker of `custom`.
  for (const key of Object.keys(input['custom'] ?? {})) custom[key] = record.custom[key] ?? null;
  return { values, custom };
}
