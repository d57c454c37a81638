import { createHash, randomBytes } from 'node:crypto';
import type { CommandContext } from '../context';
import type { Unit } from '../database/unit';

/** A changed field: what it was and what it is. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

export interface AuditLine {
  readonly userId: string;
  readonly device: string;
  readonly operation: string;
  readonly kind: string;
  readonly recordId: string;
  readonly batchId?: string | null;
  readonly reason?: string | null;
  readonly changes: Changes;
}

/** Writes one row for a record and command, in the command's own transaction (SEC-03). */
export async function audit(unit: Unit, line: AuditLine): Promise<void> {
  const changes = JSON.stringify(line.changes);
  const salt = randomBytes(9).toString('base64url');
  await unit.insertRow('audit', {
    at: unit.now,
    user_id: line.userId || null,
    device: line.device,
    operation: line.operation,
    kind: line.kind,
    record_id: line.recordId,
    batch_id: line.batchId ?? null,
    reason: line.reason ?? null,
    changes,
    salt,
    digest: digestOf(salt, changes),
  });
}

/** The same for a line of the command that is running: who and where from come from its surroundings. */
export function auditChange(
  context: CommandContext,
  line: Pick<AuditLine, 'kind' | 'recordId' | 'changes' | 'reason'>,
): Promise<void> {
  const { db, caller, device, operation, batchId } = context;
  return audit(db, { userId: caller.user.id, device, operation, batchId, ...line });
}

/** What the chain seals instead of the content, so that erasing a person's data keeps it valid. */
export function digestOf(salt: string, changes: string): string {
  return createHash('sha256').update(salt).update('\n').update(changes).digest('base64url');
}

/** The fields in which two versions of a record differ. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changes {
  const changed: Record<string, readonly [unknown, unknown]> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const left = before[key] ?? null;
    const right = after[key] ?? null;
    if (JSON.stringify(left) !== JSON.stringify(right)) changed[key] = [left, right];
  }
  return changed;
}
