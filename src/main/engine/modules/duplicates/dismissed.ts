import type { CheckedKind } from '@shared/modules/duplicates/duplicates.contract';
import type { Reader } from '../../database/reader';

/** Ids somebody said are not the same as this record. */
export async function dismissedWith(db: Reader, kind: CheckedKind, id: string): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ id: string }>(
    `SELECT right_id AS id FROM not_duplicate WHERE kind = ? AND left_id = ?
     UNION SELECT left_id FROM not_duplicate WHERE kind = ? AND right_id = ?`,
    [kind, id, kind, id],
  );
  return new Set(rows.map((row) => row.id));
}

/** A pair in the one order it is kept in. */
export function ordered(oneId: string, otherId: string): { left_id: string; right_id: string } {
  return oneId < otherId ? { left_id: oneId, right_id: otherId } : { left_id: otherId, right_id: oneId };
}
