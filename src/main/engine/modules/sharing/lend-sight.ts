import type { CommandContext } from '../../context';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { loadNames, loadShares, principalOf } from './shares';
import { tellShares } from './tell-shares';

type Principal = Parameters<typeof principalOf>[0];

/**
 * Lets somebody see a record for as long as a step lasts that others have decided on. Answers the principal to be named when
 * it ends, or nothing where the record was shared with him or her anyway.
 */
export async function lendSight(
  context: CommandContext,
  kind: WritableKind,
  record: StoredRecord,
  to: Principal,
): Promise<string | undefined> {
  const { db, caller } = context;
  const principal = principalOf(to);
  const before = await loadShares(db, kind, record.id, await loadNames(db));
  if (before.rows.some((row) => row.principal === principal)) return undefined;
  const by = { shared_by: caller.user.id || null, shared_at: db.now };
  await db.insertRow(`${kind.table}_share`, { record_id: record.id, principal, level: 'view', ...by });
  const after = await loadShares(db, kind, record.id, await loadNames(db));
  await tellShares(context, kind, record, before.items, after.items);
  return principal;
}

/** Takes back what was lent; what somebody has widened meanwhile stays. */
export async function takeSightBack(
  context: CommandContext,
  kind: WritableKind,
  record: StoredRecord,
  principals: readonly string[],
): Promise<void> {
  const { db } = context;
  const before = await loadShares(db, kind, record.id, await loadNames(db));
  const lent = before.rows.filter(({ principal, level }) => level === 'view' && principals.includes(principal));
  if (lent.length === 0) return;
  for (const { principal } of lent) await db.deleteRows(`${kind.table}_share`, { record_id: record.id, principal });
  const after = await loadShares(db, kind, record.id, await loadNames(db));
  await tellShares(context, kind, record, before.items, after.items);
}
