import { systemAccess } from '../../access/caller';
import type { CommandContext, Services } from '../../context';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { readStored } from '../../records/read';
import type { WritableKind } from '../../records/write';
import { readLeadSettings } from '../lead-assignment';
import { addNotice } from '../notices';
import { lendSight } from '../sharing';
import { endHandOff } from './end';
import type { HandOffRow } from './hand-off-store';
import { markLead } from './hand-off-store';
import { headOver, receiversOf } from './receivers';
import { tellHandOff } from './tell-hand-off';

const atOnce = 20;

/**
 * Tells of hand-offs nobody answered in time, each once, to whoever handed off and to the head of those who should have
 * answered; then it goes to that head or back, as the firm has set (LEA-06). Without any due it only reads.
 */
export async function lookForLate(services: Services): Promise<void> {
  const { reader, writer, live, host } = services;
  const kind = services.kinds.find('lead');
  if (!kind || (await dueHandOffs(reader, host.clock())).length === 0) return;
  const committed = await writer.command(async (unit) => {
    for (const row of await dueHandOffs(unit, unit.now)) await becomeLate(contextFor(services, unit), kind, row);
  });
  live.publish(committed);
}

function dueHandOffs(db: Reader, now: number): Promise<HandOffRow[]> {
  return db.all<HandOffRow>(
    `SELECT h.* FROM lead_hand_off h JOIN lead l ON l.id = h.lead_id
     WHERE h.state = 'waiting' AND h.late_at IS NULL AND h.due_at <= ? AND l.deleted_at IS NULL ORDER BY h.due_at, h.id LIMIT ?`,
    [now, atOnce],
  );
}

async function becomeLate(context: CommandContext, kind: WritableKind, row: HandOffRow): Promise<void> {
  const { db } = context;
  const lead = await readStored(db, kind, row.lead_id);
  if (!lead) return;
  const { handOffLate } = await readLeadSettings(db);
  const head = await headOver(db, row);
  const late: HandOffRow = { ...row, late_at: db.now };
  await db.updateRows('lead_hand_off', { late_at: db.now }, { id: row.id });
  await tellHandOff(context, lead, late, 'handOffLate');
  if (handOffLate === 'return') {
    await endHandOff(context, kind, late, { state: 'returned', reason: 'late' });
    if (head !== null) await tellLate(context, head, row);
    return;
  }
  if (head !== null) {
    // Who is told sees what it is about.
    const lent = await lendSight(context, kind, lead, { kind: 'user', id: head });
    // Written by beginHandOff and here alone.
    const shares = [...(JSON.parse(row.shares) as string[]), ...(lent === undefined ? [] : [lent])];
    const canTake = (await receiversOf(context, { kind: 'user', id: head })).length > 0;
    const passed = {
      shares: JSON.stringify(shares),
      ...(handOffLate === 'escalate' && canTake && { to_user_id: head, due_at: null }),
    };
    await db.updateRows('lead_hand_off', passed, { id: row.id });
    await markLead(db, kind, { ...late, ...passed });
  }
  for (const userId of new Set([row.from_id, head])) if (userId !== null) await tellLate(context, userId, row);
}

function tellLate(context: CommandContext, userId: string, row: HandOffRow): Promise<void> {
  return addNotice(context, { what: 'handOffLate', userId, kind: 'lead', recordId: row.lead_id });
}

function contextFor(services: Services, unit: Unit): CommandContext {
  return {
    services,
    caller: { user: { id: '', name: '', username: '', departmentId: '' }, sessionId: null, access: systemAccess },
    now: unit.now,
    device: 'job',
    isLoopback: true,
    locale: 'en',
    db: unit,
    operation: 'handOffs.late',
    batchId: null,
  };
}
