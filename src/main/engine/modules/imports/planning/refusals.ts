import type { ImportKind } from '@shared/modules/imports/import';
import type { Sight, StoredRecord } from '../../../records/record-kind';
import { mayDo } from '../../../records/present';
import type { CellFault } from './cell-fault';
import type { MappedColumn } from './composed-row';
import { resourceOf } from './targets';

/** The right to make records of the kind, asked before anything is written. */
export function refusedKinds({ caller }: Sight, kind: ImportKind): CellFault | undefined {
  if (caller.access.scope(resourceOf[kind], 'create') !== 'none') return undefined;
  return { column: null, field: null, reason: 'createNotAllowed' };
}

/** Giving records to somebody else, or to another department, is the right to assign (ORG-06); the kit asks the same again. */
export function refusedAssignments(
  { caller, services }: Sight,
  kind: ImportKind,
  values: Readonly<Record<string, unknown>>,
  before: StoredRecord | undefined,
  columns: readonly MappedColumn[],
): CellFault[] {
  const { access } = caller;
  const recordKind = services.kinds.find(resourceOf[kind]);
  if (!recordKind) return [];
  const { ownerId, departmentId } = values;
  const givesOwner = ownerId !== undefined && ownerId !== (before ? before['ownerId'] : access.userId);
  const givesDepartment =
    departmentId !== undefined &&
    (before
      ? departmentId !== before['departmentId']
      : !(typeof departmentId === 'string' && access.departmentIds.includes(departmentId)));
  if (!givesOwner && !givesDepartment) return [];
  const isAllowed = before
    ? mayDo(recordKind, access, recordKind.assignedBy, before, false)
    : access.scope(recordKind.resource, recordKind.assignedBy) !== 'none';
  if (isAllowed) return [];
  const fault = (field: string, reason: CellFault['reason']): CellFault => ({
    column: columns.find((column) => column.field === field)?.index ?? null,
    field,
    reason,
  });
  return [
    ...(givesOwner ? [fault('ownerId', 'ownerNotAllowed')] : []),
    ...(givesDepartment ? [fault('departmentId', 'departmentNotAllowed')] : []),
  ];
}
