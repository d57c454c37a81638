import type { CommandContext, Services } from '../../context';
import type { Unit } from '../../database/unit';
import { stringOrNull } from '../../records/tell';
import type { Written } from '../../records/write';

interface Assignment {
  readonly userId: string;
  readonly kind: string;
  /** Null where it is many at once. */
  readonly recordId: string | null;
  readonly count: number;
}

/** Tells somebody that records were given to him or her. */
export async function noteAssignment(context: CommandContext, assignment: Assignment): Promise<void> {
  const { userId, kind, recordId, count } = assignment;
  const byId = context.caller.user.id;
  if (userId === byId) return;
  const { db } = context;
  const id = db.newId();
  await db.insertRow('notice', {
    id,
    user_id: userId,
    kind: 'assigned',
    at: db.now,
    record_kind: kind,
    record_id: recordId,
    count,
    by_id: byId || null,
  });
  db.announce('notice', id);
}

/** A single record that changed hands. Bulk work tells once at its end. */
export async function noteNewOwner(
  context: CommandContext,
  kind: string,
  { what, record, before }: Written,
): Promise<void> {
  const ownerId = stringOrNull(record['ownerId']);
  const isNew = what === 'created' || (what === 'changed' && ownerId !== stringOrNull(before?.['ownerId']));
  if (ownerId === null || !isNew || context.batchId !== null || context.isFollowing) return;
  await noteAssignment(context, { userId: ownerId, kind, recordId: record.id, count: 1 });
}

/** Reminders that are forgotten again once there is nothing to remember. */
export async function dropNotices(context: CommandContext, kind: string, { what, record }: Written): Promise<void> {
  const isOver = what === 'purged' || what === 'deleted' || (kind === 'activity' && record['doneAt'] !== null);
  if (!isOver || what === 'created') return;
  const rows = await context.db.all<{ id: string }>('SELECT id FROM notice WHERE record_kind = ? AND record_id = ?', [
    kind,
    record.id,
  ]);
  for (const { id } of rows) {
    await context.db.deleteRows('notice', { id });
    context.db.announce('notice', id);
  }
}

interface DueRow {
  readonly id: string;
  readonly owner_id: string;
  readonly remind_at: number;
}

const mostAtOnce = 200;

/**
 * Makes the reminders that have come due, each once, and tells of notices whose snooze has ended since the last look
 * (ACT-02). Runs every few seconds; without anything due it only reads.
 */
export async function noteReminders(services: Services, since: number): Promise<void> {
  const now = services.host.clock();
  const due = await services.reader.all<DueRow>(
    `SELECT a.id, a.owner_id, a.remind_at FROM activity a
     WHERE a.deleted_at IS NULL AND a.done_at IS NULL AND a.remind_at IS NOT NULL AND a.remind_at <= ? AND a.owner_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.record_kind = 'activity' AND n.record_id = a.id AND n.kind = 'reminder' AND n.at = a.remind_at)
     ORDER BY a.remind_at LIMIT ?`,
    [now, mostAtOnce],
  );
  const awake = await services.reader.all<{ id: string }>(
    'SELECT id FROM notice WHERE snoozed_until IS NOT NULL AND snoozed_until > ? AND snoozed_until <= ?',
    [since, now],
  );
  if (due.length === 0 && awake.length === 0) return;
  const committed = await services.writer.command(async (unit) => {
    for (const row of due) await remind(unit, row);
    for (const { id } of awake) unit.announce('notice', id);
  });
  services.live.publish(committed);
}

async function remind(unit: Unit, { id: activityId, owner_id, remind_at }: DueRow): Promise<void> {
  const id = unit.newId();
  await unit.insertRow('notice', {
    id,
    user_id: owner_id,
    kind: 'reminder',
    at: remind_at,
    record_kind: 'activity',
    record_id: activityId,
  });
  unit.announce('notice', id);
}
