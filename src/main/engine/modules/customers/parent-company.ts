import { Fault } from '@shared/contract/faults';
import { marks } from '../../access/scope';
import type { CommandContext } from '../../context';
import type { Sight, StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';

/** The parent company stands in the answer only where the reader sees it too. */
export async function visibleParents(
  { db, services, caller }: Sight,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const withParent = records.filter((record) => record['parentId'] !== null);
  const extras = new Map<string, Record<string, unknown>>();
  if (withParent.length === 0 || caller.access.group('basic') !== 'show') return extras;
  const ids = [...new Set(withParent.map((record) => String(record['parentId'])))];
  const scope = services.access.scope('customer', caller.access, 'view').predicate('c');
  const rows = await db.all<{ id: string }>(
    `SELECT c.id FROM customer c WHERE c.id IN (${marks(ids.length)}) AND c.deleted_at IS NULL AND ${scope.sql}`,
    [...ids, ...scope.parameters],
  );
  const visible = new Set(rows.map((row) => row.id));
  for (const { id, parentId } of withParent) if (!visible.has(String(parentId))) extras.set(id, { parentId: null });
  return extras;
}

/** A company cannot stand below itself, however long the way round. */
export async function refuseParentLoop({ db }: CommandContext, customer: StoredRecord): Promise<void> {
  const seen = new Set([customer.id]);
  let next = stringOrNull(customer['parentId']);
  while (next !== null) {
    if (seen.has(next)) throw new Fault('invalid_input', { reason: 'referenceLoop', field: 'parentId' });
    seen.add(next);
    const parent = await db.one<{ parent_id: string | null }>('SELECT parent_id FROM customer WHERE id = ?', [next]);
    next = parent?.parent_id ?? null;
  }
}
