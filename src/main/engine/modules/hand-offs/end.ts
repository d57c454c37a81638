import type { HandOff } from '@shared/modules/hand-offs/hand-off';
import type { CommandContext } from '../../context';
import { asSystem } from '../../records/as-system';
import { readStored } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind, Written } from '../../records/write';
import { patchRecord } from '../../records/write';
import { addNotice, forgetNotices } from '../notices';
import { takeSightBack } from '../sharing';
import type { HandOffRow } from './hand-off-store';
import { findWaiting, markLead } from './hand-off-store';
import { tellHandOff } from './tell-hand-off';

interface Ending {
  readonly state: 'accepted' | 'returned' | 'withdrawn';
  readonly reason?: HandOff['reason'];
  readonly note?: string;
}

const steps = { accepted: 'handOffAccepted', returned: 'handOffReturned', withdrawn: 'handOffWithdrawn' } as const;

/**
 * Ends a hand-off: sight that was lent goes back, notices that asked for an answer go away, and whoever handed it off hears
 * what became of it. Accepted, the lead is the caller's; returned, it is worked on again where it was.
 */
export async function endHandOff(
  context: CommandContext,
  kind: WritableKind,
  row: HandOffRow,
  { state, reason = null, note = '' }: Ending,
): Promise<HandOffRow> {
  const { db, caller } = context;
  const me = caller.user.id || null;
  const answer = { state, reason, answer_note: note, answered_at: db.now, answered_by_id: me };
  const ended: HandOffRow = { ...row, ...answer };
  await db.updateRows('lead_hand_off', answer, { id: row.id });
  await markLead(db, kind, ended);
  const lead = await stored(context, kind, row.lead_id);
  const following = asSystem(context);
  if (state === 'accepted')
    await patchRecord(following, kind, {
      ...{ id: lead.id, version: lead.version, ownerId: me },
      departmentId: row.to_department_id ?? caller.user.departmentId,
    });
  if (state === 'returned' && lead['status'] === 'qualified')
    await patchRecord(following, kind, { id: lead.id, version: lead.version, status: 'working' });
  // Written by beginHandOff alone.
  await takeSightBack(context, kind, await stored(context, kind, row.lead_id), JSON.parse(row.shares) as string[]);
  for (const what of ['handOff', 'handOffLate'] as const)
    await forgetNotices(context, what, { kind: 'lead', id: lead.id });
  await tellHandOff(context, lead, ended, steps[state]);
  if (state !== 'withdrawn' && row.from_id !== null)
    await addNotice(context, {
      ...{ what: steps[state], userId: row.from_id, kind: 'lead', recordId: lead.id },
      note: note || null,
    });
  return ended;
}

/** A lead that is given up, converted or given to somebody meanwhile waits for no answer any more. */
export async function followLead(context: CommandContext, { what, record, before }: Written): Promise<void> {
  if (what !== 'changed' || record['handOffState'] !== 'waiting' || context.operation.startsWith('handOffs.')) return;
  const isOver = ['recycled', 'dead', 'converted'].includes(String(record['status']));
  if (!isOver && before?.['ownerId'] === record['ownerId']) return;
  const kind = context.services.kinds.find('lead');
  const row = kind && (await findWaiting(context.db, record.id));
  if (row) await endHandOff(context, kind, row, { state: 'withdrawn' });
}

async function stored({ db }: CommandContext, kind: WritableKind, id: string): Promise<StoredRecord> {
  const lead = await readStored(db, kind, id);
  if (!lead) throw new Error('a hand-off without its lead');
  return lead;
}
