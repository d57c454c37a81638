import type { CommandContext } from '../../context';
import { asSystem } from '../../records/as-system';
import { readStored } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import type { WritableKind, Written } from '../../records/write';
import { patchRecord } from '../../records/write';

/** A contract whose successor goes to the bin runs again as before; one that comes back follows on again, unless another does. */
export async function followChain(
  context: CommandContext,
  kind: WritableKind,
  { what, record }: Written,
): Promise<void> {
  if (what !== 'deleted' && what !== 'restored') return;
  const before = stringOrNull(record['predecessorId']);
  const predecessor = before === null ? undefined : await readStored(context.db, kind, before);
  if (!predecessor || predecessor.deletedAt !== null) return;
  const followedBy = stringOrNull(predecessor['successorId']);
  if (what === 'deleted' && followedBy === record.id) await link(context, kind, predecessor, null);
  if (what === 'restored' && followedBy === null) await link(context, kind, predecessor, record.id);
}

/** Says what follows a contract; null is nothing any more. */
export async function link(
  context: CommandContext,
  kind: WritableKind,
  { id, version }: StoredRecord,
  successorId: string | null,
): Promise<void> {
  await patchRecord(asSystem(context), kind, { id, version, successorId });
}
