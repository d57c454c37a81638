import { Fault } from '@shared/contract/faults';
import type { CommandContext } from '../context';
import { marks } from '../access/scope';
import { strings } from './companions';
import { mayDo, showsField } from './present';
import type { RecordKind, StoredRecord } from './record-kind';
import type { WritableKind } from './writable-kind';

type Values = Readonly<Record<string, unknown>>;

/** Every field has a value: lists are empty, the rest null. */
export function withDefaults(kind: WritableKind, input: Values): Record<string, unknown> {
  const values: Record<string, unknown> = { custom: input['custom'] };
  for (const { key, field } of kind.columns) values[key] = input[key] ?? (field.list ? [] : null);
  return values;
}

/** A new record is its maker's, in the maker's home department, unless said otherwise. */
export function withOwner(
  { caller }: CommandContext,
  kind: WritableKind,
  values: Record<string, unknown>,
): Record<string, unknown> {
  if (kind.fields['ownerId'] === undefined || caller.user.id === '') return values;
  const isOwned = values['ownerId'] !== null || values['departmentId'] !== null;
  return {
    ...values,
    ownerId: isOwned ? values['ownerId'] : caller.user.id,
    departmentId: values['departmentId'] ?? caller.user.departmentId,
  };
}

/** Giving a record to somebody else, or to a department that is not one's own, is the right to assign (ORG-06). */
export async function refuseForeignOwner(
  { caller, db }: CommandContext,
  kind: WritableKind,
  values: Values,
  before: StoredRecord | undefined,
): Promise<void> {
  const access = caller.access;
  const ownerId = values['ownerId'];
  const departmentId = values['departmentId'];
  const givesOwner = ownerId !== undefined && ownerId !== (before ? before['ownerId'] : access.userId);
  const givesDepartment =
    departmentId !== undefined &&
    (before
      ? departmentId !== before['departmentId']
      : typeof departmentId === 'string' && !access.departmentIds.includes(departmentId));
  if (!givesOwner && !givesDepartment) return;
  const isAllowed = before
    ? mayDo(kind, access, kind.assignedBy, before, false)
    : access.scope(kind.resource, kind.assignedBy) !== 'none';
  if (!isAllowed) throw new Fault('not_allowed');
  if (givesOwner && typeof ownerId === 'string') {
    const owner = await db.one('SELECT id FROM app_user WHERE id = ? AND disabled_at IS NULL', [ownerId]);
    if (!owner) throw new Fault('invalid_input', { reason: 'badValue', field: 'ownerId' });
  }
}

/** Ids of people, departments and records must exist and be in the caller's sight; what is not is told apart from nothing by nobody. */
export async function checkReferences(
  context: CommandContext,
  kind: WritableKind,
  values: Values,
  before: StoredRecord | undefined,
): Promise<void> {
  const { db } = context;
  for (const { key, field } of kind.columns) {
    const value = values[key];
    if (value === null || value === undefined || JSON.stringify(before?.[key]) === JSON.stringify(value)) continue;
    const ids = typeof value === 'string' ? [value] : strings(value);
    // Made only where it is thrown: a fault takes down its stack, which costs more than the check.
    const bad = () => new Fault('invalid_input', { reason: 'badValue', field: key });
    if (field.type === 'department' && !(await db.one('SELECT id FROM department WHERE id = ?', ids))) throw bad();
    if (field.type === 'users') {
      for (const id of ids.filter((one) => !strings(before?.[key]).includes(one)))
        if (!(await db.one('SELECT id FROM app_user WHERE id = ? AND disabled_at IS NULL', [id]))) throw bad();
    }
    if (field.type === 'reference' && field.target !== undefined && !(await areVisible(context, field.target, ids)))
      throw bad();
  }
}

/** Whether all these records are in the caller's sight. */
export async function areVisible(
  { db, services, caller }: CommandContext,
  resource: string,
  ids: readonly string[],
): Promise<boolean> {
  const kind = services.kinds.find(resource);
  if (!kind) return false;
  if (ids.length === 0) return true;
  const scope = services.access.scope(kind.resource, caller.access, 'view').predicate('c');
  const rows = await db.all(
    `SELECT c.id FROM ${kind.table} c WHERE c.id IN (${marks(ids.length)}) AND c.deleted_at IS NULL AND ${scope.sql}`,
    [...ids, ...scope.parameters],
  );
  return rows.length === new Set(ids).size;
}

/** What the reader does not see, or sees masked, cannot be written: a mask sent back would overwrite the value (ORG-05). */
export function refuseHidden({ caller }: CommandContext, kind: RecordKind, input: Values): void {
  for (const key of Object.keys(input)) {
    const field = kind.fields[key];
    const isEmpty = input[key] === null || (Array.isArray(input[key]) && input[key].length === 0);
    if (field && !isEmpty && !showsField(kind, caller.access, key))
      throw new Fault('invalid_input', { reason: 'hiddenField', field: key });
    if (field && isEmpty && caller.access.group(field.group) !== 'show' && 'version' in input) {
      throw new Fault('invalid_input', { reason: 'hiddenField', field: key });
    }
  }
}
