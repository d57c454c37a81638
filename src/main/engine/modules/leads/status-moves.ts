import type { CommandContext } from '../../context';
import type { Written } from '../../records/writable-kind';
import { stringOrNull } from '../../records/tell';

/** Keeps one row for each status a lead came to, in the command that moved it, so that stocks can be told as of any day (M1). */
export async function keepStatusMove({ db, caller }: CommandContext, written: Written): Promise<void> {
  const { what, record, before } = written;
  const from = stringOrNull(before?.['status']);
  if (what !== 'created' && (what !== 'changed' || from === record['status'])) return;
  await db.insertRow('lead_status_move', {
    id: db.newId(),
    lead_id: record.id,
    at: Date.parse(String(record['statusEnteredAt'])),
    from_status: what === 'created' ? null : from,
    to_status: String(record['status']),
    user_id: caller.user.id || null,
  });
}
