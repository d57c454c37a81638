import { Fault } from '@shared/contract/faults';
import type { CommentKind } from '@shared/modules/comments/comment';
import type { CommandContext } from '../../context';
import { readVisible } from '../../records/read';
import { patchRecord } from '../../records/write';
import { keepComment, seesRecord } from '../comments';

interface Gift {
  readonly kind: CommentKind;
  readonly id: string;
  readonly version: number;
  readonly ownerId: string;
  /** The record moves into the new owner's home department too. */
  readonly moveDepartment: boolean;
  readonly note?: string | undefined;
}

/**
 * Gives one record to somebody else, by the right to assign, and keeps what was said with it as a comment that mentions the
 * new owner, who hears of both in one notice (XDP-05). Refused where the new owner's role would not show it the record.
 */
export async function giveRecord(
  context: CommandContext,
  { kind: name, id, version, ownerId, moveDepartment, note = '' }: Gift,
): Promise<{ id: string; version: number }> {
  const { db, services } = context;
  const kind = services.kinds.find(name);
  if (!kind) throw new Fault('not_found');
  const record = await readVisible(context, kind, id);
  const owner = await db.one<{ name: string; department_id: string }>(
    'SELECT name, department_id FROM app_user WHERE id = ? AND disabled_at IS NULL',
    [ownerId],
  );
  if (!owner || record['ownerId'] === ownerId)
    throw new Fault('invalid_input', { reason: 'badValue', field: 'ownerId' });
  const given = await patchRecord(context, kind, {
    id,
    version,
    ownerId,
    ...(moveDepartment && { departmentId: owner.department_id }),
  });
  if (!(await seesRecord(context, ownerId, kind, id)))
    throw new Fault('invalid_input', { reason: 'ownerCannotSee', field: 'ownerId', name: owner.name });
  // Whoever gives it away may see it no longer, and has said this on parting.
  if (note !== '')
    await keepComment(context, {
      kind: name,
      recordId: id,
      body: note,
      mentions: [{ id: ownerId, name: owner.name }],
      isHandOver: true,
    });
  return { id, version: Number(given['version']) };
}
