import type { Receiver } from '@shared/modules/hand-offs/hand-off';
import type { Access } from '../../access/caller';
import type { CommandContext, Services } from '../../context';
import type { Reader } from '../../database/reader';
import { loadDepartments } from '../departments';
import { loadUsers } from '../users';
import type { HandOffRow } from './hand-off-store';

/** Who can take a lead that goes to this person or department: people in service who may work on leads. */
export async function receiversOf({ db, services }: CommandContext, to: Receiver): Promise<string[]> {
  const people = await loadUsers(db);
  const meant = people.filter(({ id, departmentId, furtherDepartmentIds }) =>
    to.kind === 'user' ? id === to.id : departmentId === to.id || furtherDepartmentIds.includes(to.id),
  );
  const able: string[] = [];
  for (const { id } of meant) if (await canTake(services, id)) able.push(id);
  return able;
}

async function canTake(services: Services, userId: string): Promise<boolean> {
  const person = await services.access.callerOfUser(userId);
  return person !== undefined && person.access.scope('lead', 'edit') !== 'none';
}

/** Whether a hand-off waits for this person: his or her own, or the department's. */
export function isReceiver(access: Access, row: HandOffRow): boolean {
  if (row.to_user_id !== null) return row.to_user_id === access.userId;
  const inside = [...access.departmentIds, ...access.headOfIds];
  return (
    row.to_department_id !== null && inside.includes(row.to_department_id) && access.scope('lead', 'edit') !== 'none'
  );
}

export function receiverOf({ to_user_id: userId, to_department_id: departmentId }: HandOffRow): Receiver | undefined {
  if (userId !== null) return { kind: 'user', id: userId };
  return departmentId === null ? undefined : { kind: 'department', id: departmentId };
}

/** The head of the department that should have answered, unless it is the receiver. */
export async function headOver(db: Reader, row: HandOffRow): Promise<string | null> {
  const home =
    row.to_user_id === null
      ? row.to_department_id
      : (await db.one<{ department_id: string }>('SELECT department_id FROM app_user WHERE id = ?', [row.to_user_id]))
          ?.department_id;
  const head = (await loadDepartments(db)).find(({ id }) => id === home)?.head_id ?? null;
  return head === row.to_user_id ? null : head;
}
