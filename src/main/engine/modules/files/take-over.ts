import { Fault } from '@shared/contract/faults';
import { auditChange } from '../../audit/audit';
import type { CommandContext, QueryContext } from '../../context';
import { isVisible } from '../../records/read';
import { fileKind } from './file.kind';

/** Files of other departments an administrator could take over: that they are there, and nothing of them. */
export async function sealedFiles(
  context: QueryContext,
  { limit, cursor, departmentId }: { limit: number; cursor?: string | undefined; departmentId?: string | undefined },
) {
  const visible = context.services.access.scope('file', context.caller.access, 'view').predicate('f');
  const rows = await context.db.all<{
    id: string;
    department_id: string | null;
    owner_id: string | null;
    size: number;
    created_at: number;
  }>(
    `SELECT f.id, f.department_id, f.owner_id, f.size, f.created_at FROM file f INDEXED BY file_private
     WHERE f.is_department_only = 1 AND f.deleted_at IS NULL AND f.id < ? AND (? IS NULL OR f.department_id = ?) AND NOT ${visible.sql}
     ORDER BY f.id DESC LIMIT ?`,
    [cursor ?? '~', departmentId ?? null, departmentId ?? null, ...visible.parameters, limit + 1],
  );
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({
      id: row.id,
      departmentId: row.department_id,
      ownerId: row.owner_id,
      size: row.size,
      createdAt: new Date(row.created_at).toISOString(),
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/**
 * Opens a department-only file to an administrator from outside: the one way in, audited with its reason, and the
 * department's head is told (ORG-04).
 */
export async function takeOver(context: CommandContext, { id, reason }: { id: string; reason: string }): Promise<void> {
  const { db, caller } = context;
  const file = await db.one<{ department_id: string | null }>(
    'SELECT department_id FROM file WHERE id = ? AND is_department_only = 1 AND deleted_at IS NULL',
    [id],
  );
  if (!file) throw new Fault('not_found');
  if (await isVisible(context, fileKind, id)) return;
  await db.insertRow('file_take_over', { file_id: id, user_id: caller.user.id, reason, at: db.now });
  await auditChange(context, { kind: 'file', recordId: id, reason, changes: { takenOverBy: [null, caller.user.id] } });
  db.announce('file', id);
  const department = await db.one<{ head_id: string | null }>('SELECT head_id FROM department WHERE id = ?', [
    file.department_id,
  ]);
  if (department?.head_id) await tellHead(context, department.head_id, id);
}

async function tellHead({ db, caller }: CommandContext, headId: string, fileId: string): Promise<void> {
  const noticeId = db.newId();
  await db.insertRow('notice', {
    id: noticeId,
    user_id: headId,
    kind: 'takenOver',
    at: db.now,
    record_kind: 'file',
    record_id: fileId,
    by_id: caller.user.id,
  });
  db.announce('notice', noticeId);
}
