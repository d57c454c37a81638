import { addDays, dateAt } from '@shared/lib/dates';
import { systemAccess } from '../../access/caller';
import type { CommandContext, Services } from '../../context';
import type { Unit } from '../../database/unit';
import { findOrganization } from '../../organization/organization';
import { continueContract } from './renew';

const mostAtOnce = 200;
/** What ran out longer ago was seen to by somebody, or is told of the past. */
const longestAgo = 366;

/** Reminds the owner of a contract, once for each end, thirty days before notice has to be given (QUO-06); by contract_remind_on. */
export async function noteEnding(services: Services): Promise<void> {
  const { reader, host, writer, live } = services;
  const organization = await findOrganization(reader);
  if (!organization) return;
  const today = dateAt(host.clock(), organization.timeZone);
  const due = await reader.all<{ id: string; owner_id: string; ends_on: string; number: string }>(
    `SELECT c.id, c.owner_id, c.ends_on, c.number FROM contract c
     WHERE c.deleted_at IS NULL AND c.remind_on <= ? AND c.ends_on >= ? AND c.owner_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.record_kind = 'contract' AND n.record_id = c.id AND n.kind = 'ending')
     ORDER BY c.remind_on LIMIT ?`,
    [today, today, mostAtOnce],
  );
  if (due.length === 0) return;
  const committed = await writer.command(async (unit) => {
    for (const { id: contractId, owner_id: userId, ends_on: endsOn, number } of due) {
      const id = unit.newId();
      await unit.insertRow('notice', {
        id,
        user_id: userId,
        kind: 'ending',
        at: unit.now,
        record_kind: 'contract',
        record_id: contractId,
        note: `${number} · ${endsOn}`,
      });
      unit.announce('notice', id);
    }
  });
  live.publish(committed);
}

/** What renews by itself and ran out is followed by the next term, term by term up to today; by contract_ends_on. */
export async function continueEnded(services: Services): Promise<void> {
  const { reader, host, writer, live } = services;
  const organization = await findOrganization(reader);
  if (!organization) return;
  const today = dateAt(host.clock(), organization.timeZone);
  let after = '';
  for (;;) {
    const row = await reader.one<{ id: string }>(
      `SELECT c.id FROM contract c WHERE c.deleted_at IS NULL AND c.ends_on >= ? AND c.ends_on < ? AND c.status = 'active'
         AND c.renews_automatically = 1 AND c.id > ? ORDER BY c.id LIMIT 1`,
      [addDays(today, -longestAgo), today, after],
    );
    if (!row) return;
    after = row.id;
    const committed = await writer.command((unit) =>
      unit.attempt(() => continueContract(contextFor(services, unit), row.id, today)),
    );
    live.publish(committed);
  }
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
    operation: 'contracts.continue',
    batchId: null,
    isFollowing: true,
  };
}
