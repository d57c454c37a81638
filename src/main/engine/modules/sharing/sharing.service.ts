import { Fault } from '@shared/contract/faults';
import type { ExplainedKind } from '@shared/modules/sharing/sharing';
import type { sharingContract } from '@shared/modules/sharing/sharing.contract';
import type { CommandContext, QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { presentRecords } from '../../records/present';
import { readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { explainSight } from './explain';
import { loadNames, loadShares, principalOf, requirePrincipal } from './shares';
import { tellShares } from './tell-shares';

export const sharingHandlers: Handlers<typeof sharingContract> = {
  explain: async (context, { kind, id }) => {
    const { found, record } = await findRecord(context, kind, id);
    return explainSight(context, found, record);
  },
  read: async (context, { kind, id }) => {
    const { found, record } = await findRecord(context, kind, id);
    return answer(context, found, record);
  },
  set: async (context, { kind, id, shares, tag }) => {
    const { db, caller } = context;
    const { found, record } = await findRecord(context, kind, id);
    const current = await answer(context, found, record);
    if (!current.canShare) throw new Fault('not_allowed');
    if (tag !== undefined && tag !== current.tag) throw new Fault('stale_version', { current });
    const before = await loadShares(db, found, id, await loadNames(db));
    const wanted = new Map(shares.map((share) => [principalOf(share.with), share]));
    for (const row of before.rows) {
      if (wanted.get(row.principal)?.level === row.level) wanted.delete(row.principal);
      else await db.deleteRows(`${found.table}_share`, { record_id: id, principal: row.principal });
    }
    for (const [principal, share] of wanted) {
      await requirePrincipal(db, share.with);
      await db.insertRow(`${found.table}_share`, {
        record_id: id,
        principal,
        level: share.level,
        shared_by: caller.user.id,
        shared_at: db.now,
      });
    }
    const after = await loadShares(db, found, id, await loadNames(db));
    if (after.tag !== before.tag) await tellShares(context, found, record, before.items, after.items);
    return { items: after.items, tag: after.tag, canShare: true };
  },
};

async function findRecord(
  context: QueryContext | CommandContext,
  kind: ExplainedKind,
  id: string,
): Promise<{ found: WritableKind; record: StoredRecord }> {
  const found = context.services.kinds.find(kind);
  if (!found) throw new Fault('not_found');
  return { found, record: await readVisible(context, found, id) };
}

async function answer(context: QueryContext | CommandContext, kind: WritableKind, record: StoredRecord) {
  const { items, tag } = await loadShares(context.db, kind, record.id, await loadNames(context.db));
  const [shown] = await presentRecords(context, kind, [record]);
  // The kit answers `can` for every record.
  const canShare = ((shown?.['can'] ?? []) as string[]).includes('edit');
  return { items, tag, canShare };
}
