import type { Services } from '../../context';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { readLeadSettings } from './lead-settings';

const hour = 3_600_000;
const mostAtOnce = 500;

interface Waiting {
  readonly id: string;
  readonly since: number;
  /** Its owner, else the head of its department; null where there is neither. */
  readonly receiver: string | null;
}

/**
 * Tells owners, or heads where there is no owner, of new leads and leads in contact with whom nobody has spoken for the
 * hours of the setting and for whom no step is planned (LEA-11): once for each time, in one notice for each receiver.
 * Runs every few minutes; without anything due it only reads.
 */
export async function noteUnattended(services: Services): Promise<void> {
  const { reader, writer, live, host } = services;
  const { unattendedHours } = await readLeadSettings(reader);
  if (unattendedHours === null) return;
  const before = host.clock() - unattendedHours * hour;
  if ((await unattended(reader, before, host.clock(), 1)).length === 0) return;
  const committed = await writer.command(async (unit) => {
    const leads = await unattended(unit, before, unit.now, mostAtOnce);
    for (const { id, since } of leads)
      await unit.run(
        `INSERT INTO lead_unattended (lead_id, since) VALUES (?, ?)
         ON CONFLICT (lead_id) DO UPDATE SET since = excluded.since`,
        [id, since],
      );
    for (const receiver of new Set(leads.flatMap((lead) => lead.receiver ?? []))) {
      const own = leads.filter((lead) => lead.receiver === receiver);
      await tell(unit, receiver, own);
    }
  });
  live.publish(committed);
}

/** Those not told of yet. What came in by an import counts from its coming here: nobody could have spoken before. */
function unattended(db: Reader, before: number, now: number, limit: number): Promise<Waiting[]> {
  return db.all<Waiting>(
    `SELECT id, since, receiver FROM (
       SELECT l.id, CASE WHEN coalesce(l.last_contact_at, 0) > l.created_at THEN l.last_contact_at ELSE l.created_at END AS since,
         coalesce(l.owner_id, (SELECT d.head_id FROM department d WHERE d.id = l.department_id)) AS receiver
       FROM lead l WHERE l.status IN ('new', 'working') AND l.deleted_at IS NULL AND coalesce(l.hand_off_state, '') <> 'waiting' AND (l.next_step_at IS NULL OR l.next_step_at < ?)
     ) w WHERE since <= ? AND NOT EXISTS (SELECT 1 FROM lead_unattended u WHERE u.lead_id = w.id AND u.since = w.since)
     ORDER BY since, id LIMIT ?`,
    [now, before, limit],
  );
}

async function tell(unit: Unit, userId: string, leads: readonly Waiting[]): Promise<void> {
  const id = unit.newId();
  const [only] = leads;
  await unit.insertRow('notice', {
    id,
    user_id: userId,
    kind: 'unattended',
    at: unit.now,
    record_kind: 'lead',
    record_id: leads.length === 1 && only ? only.id : null,
    count: leads.length,
  });
  unit.announce('notice', id);
}
