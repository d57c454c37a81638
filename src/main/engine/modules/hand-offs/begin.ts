import { Fault } from '@shared/contract/faults';
import type { Receiver } from '@shared/modules/hand-offs/hand-off';
import { openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { CommandContext } from '../../context';
import { asSystem } from '../../records/as-system';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import type { WritableKind } from '../../records/write';
import { patchRecord } from '../../records/write';
import { loadDepartments } from '../departments';
import { readLeadSettings } from '../lead-assignment';
import { addNoticeOfBatch } from '../notices';
import { lendSight } from '../sharing';
import { loadWorkingCalendar } from '../working-calendar';
import type { HandOffRow } from './hand-off-store';
import { findWaiting, markLead } from './hand-off-store';
import { receiversOf } from './receivers';
import { tellHandOff } from './tell-hand-off';

const hour = 3_600_000;

interface Beginning {
  readonly to: Receiver;
  readonly note: string;
  readonly fromId: string | null;
  /** The score that reached the threshold; null where a person hands it off. */
  readonly score: number | null;
}

/**
 * Hands an open lead off: it is qualified by that, the receivers see it and are told, and have the hours of the settings to
 * answer, of working time. Its owner stays until somebody accepts.
 */
export async function beginHandOff(
  context: CommandContext,
  kind: WritableKind,
  lead: StoredRecord,
  { to, note, fromId, score }: Beginning,
): Promise<HandOffRow> {
  const { db } = context;
  const status = openLeadStatuses.find((one) => one === lead['status']);
  if (status === undefined)
    throw new Fault('in_use', { reason: lead['status'] === 'converted' ? 'leadConverted' : 'leadGivenUp' });
  if (await findWaiting(db, lead.id)) throw new Fault('in_use', { reason: 'handOffWaits' });
  const receivers = await receiversOf(context, to);
  if (receivers.length === 0 || (to.kind === 'user' && lead['ownerId'] === to.id))
    throw new Fault('invalid_input', { reason: 'cannotTakeLead', field: 'to' });
  if (status !== 'qualified')
    await patchRecord(asSystem(context), kind, { id: lead.id, version: lead.version, status: 'qualified' });
  const lent = await lendSight(context, kind, lead, to);
  const row: HandOffRow = {
    ...{ id: db.newId(), lead_id: lead.id, state: 'waiting', at: db.now, note, score },
    from_id: fromId,
    to_user_id: to.kind === 'user' ? to.id : null,
    to_department_id: to.kind === 'department' ? to.id : null,
    due_at: await dueAt(context),
    late_at: null,
    shares: JSON.stringify(lent === undefined ? [] : [lent]),
    ...{ answered_at: null, answered_by_id: null, reason: null, answer_note: '' },
  };
  await db.insertRow('lead_hand_off', { ...row });
  await markLead(db, kind, row);
  await tellHandOff(context, lead, row, 'handedOff');
  for (const userId of receivers)
    await addNoticeOfBatch(context, { what: 'handOff', userId, kind: 'lead', recordId: lead.id, note: note || null });
  return row;
}

/**
 * Hands a lead off whose score has just reached the firm's threshold, once in its life (SCO-04). It answers false where there
 * is no threshold, the lead is in the receivers' hands already, or nobody there can take it.
 */
export async function handOffByScore(
  context: CommandContext,
  kind: WritableKind,
  lead: StoredRecord,
  { before, after }: { readonly before: number; readonly after: number },
): Promise<boolean> {
  const { db } = context;
  const { handOffScore: threshold, handOffTo: to } = await readLeadSettings(db);
  if (threshold === null || to === null || before >= threshold || after < threshold) return false;
  const known = await db.one(
    `SELECT 1 AS found FROM lead_hand_off WHERE lead_id = ? AND (score IS NOT NULL OR state = 'waiting') LIMIT 1`,
    [lead.id],
  );
  const isThere =
    to.kind === 'user' ? lead['ownerId'] === to.id : lead['departmentId'] === to.id && lead['ownerId'] !== null;
  if (known || isThere || (await receiversOf(context, to)).length === 0) return false;
  const fromId = stringOrNull(lead['ownerId']) ?? (await headOf(context, lead));
  await beginHandOff(context, kind, lead, { to, note: '', fromId, score: after });
  return true;
}

async function headOf({ db }: CommandContext, lead: StoredRecord): Promise<string | null> {
  return (await loadDepartments(db)).find(({ id }) => id === lead['departmentId'])?.head_id ?? null;
}

/** In the firm's working time; where its calendar knows none, by the clock. */
async function dueAt({ db }: CommandContext): Promise<number | null> {
  const { handOffHours } = await readLeadSettings(db);
  if (handOffHours === null) return null;
  try {
    return (await loadWorkingCalendar(db)).addWorkingMinutes(db.now, handOffHours * 60);
  } catch (error) {
    if (error instanceof RangeError) return db.now + handOffHours * hour;
    throw error;
  }
}
