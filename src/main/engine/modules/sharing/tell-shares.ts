import type { Share } from '@shared/modules/sharing/sharing';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { wholeKind } from '../../database/unit';
import type { StoredRecord } from '../../records/record-kind';
import { announceChildren } from '../../records/tell';
import { indexRecord } from '../../records/write';
import type { WritableKind } from '../../records/write';

/** Sharing decides who finds and sees a record, so search, audit and every open list hear of it. */
export async function tellShares(
  context: CommandContext,
  kind: WritableKind,
  record: StoredRecord,
  before: readonly Share[],
  after: readonly Share[],
): Promise<void> {
  const { db } = context;
  await db.updateRows(kind.table, { sequence: await db.sequence() }, { id: record.id });
  await indexRecord(context, kind, record);
  const changes = changesBetween({ shares: audited(before) }, { shares: audited(after) });
  await auditChange(context, { kind: kind.resource, recordId: record.id, changes });
  db.announce(kind.resource, record.id);
  db.announce(kind.resource, wholeKind);
  announceChildren(context, kind);
}

function audited(items: readonly Share[]) {
  return items.map((item) => ({ kind: item.with.kind, id: item.with.id, level: item.level }));
}
