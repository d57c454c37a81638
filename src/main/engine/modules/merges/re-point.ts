import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { Unit } from '../../database/unit';
import type { Pointer } from './pointers';
import { pointersTo } from './pointers';

/** Lets everything that pointed at one record point at another. Answers how many rows moved. */
export async function rePoint(db: Unit, kind: DuplicateRecordKind, fromId: string, toId: string): Promise<number> {
  let moved = 0;
  if (kind === 'customer') await carryRoles(db, fromId, toId);
  await uniteShares(db, kind, fromId, toId);
  for (const pointer of await pointersTo(db, kind)) {
    if (pointer.table === `${kind}_share` || isTwin(pointer)) continue;
    moved += await move(db, pointer, fromId, toId);
  }
  await rePair(db, kind, fromId, toId);
  return moved;
}

/** A person customer's contact is not moved but merged with the other person's. */
function isTwin({ table, column }: Pointer): boolean {
  return table === 'contact' && column === 'person_customer_id';
}

async function move(db: Unit, pointer: Pointer, fromId: string, toId: string): Promise<number> {
  const { table, column, kind, isKey } = pointer;
  const where = `${column} = ?${kind ? ` AND ${kind.column} = ?` : ''}`;
  const from = [fromId, ...(kind ? [kind.value] : [])];
  if (isKey) {
    const count = await db.run(`UPDATE OR IGNORE ${table} SET ${column} = ? WHERE ${where}`, [toId, ...from]);
    // What is there already: the other one goes, the undo brings it back.
    await db.run(`DELETE FROM ${table} WHERE ${where}`, from);
    return count;
  }
  const isRecord = table === 'customer' || table === 'contact';
  if (!isRecord) return db.run(`UPDATE ${table} SET ${column} = ? WHERE ${where}`, [toId, ...from]);
  const rows = await db.all<{ id: string }>(`SELECT id FROM ${table} WHERE ${where} AND id <> ?`, [...from, toId]);
  for (const { id } of rows) db.announce(table, id);
  return db.run(`UPDATE ${table} SET ${column} = ?, version = version + 1, sequence = ? WHERE ${where} AND id <> ?`, [
    toId,
    await db.sequence(),
    ...from,
    toId,
  ]);
}

/** A contact of both keeps the role it has at either. */
async function carryRoles(db: Unit, fromId: string, toId: string): Promise<void> {
  await db.run(
    `UPDATE customer_contact SET role = (SELECT l.role FROM customer_contact l WHERE l.customer_id = ? AND l.contact_id = customer_contact.contact_id)
     WHERE customer_id = ? AND role IS NULL AND contact_id IN (SELECT contact_id FROM customer_contact WHERE customer_id = ? AND role IS NOT NULL)`,
    [fromId, toId, fromId],
  );
}

/** Whoever had it shared has the one that stays shared, with the wider right. */
async function uniteShares(db: Unit, kind: DuplicateRecordKind, fromId: string, toId: string): Promise<void> {
  await db.run(
    `INSERT INTO ${kind}_share (record_id, principal, level, shared_by, shared_at)
     SELECT ?, principal, level, shared_by, shared_at FROM ${kind}_share WHERE record_id = ?
     ON CONFLICT (record_id, principal) DO UPDATE SET level = CASE WHEN excluded.level = 'edit' THEN 'edit' ELSE level END`,
    [toId, fromId],
  );
}

/** Pairs are found again by the next scan; what somebody said are not the same stays said. */
async function rePair(db: Unit, kind: DuplicateRecordKind, fromId: string, toId: string): Promise<void> {
  await db.run('DELETE FROM duplicate_pair WHERE kind = ? AND (left_id = ? OR right_id = ?)', [kind, fromId, fromId]);
  await db.run(
    `INSERT INTO not_duplicate (kind, left_id, right_id, decided_by, decided_at)
     SELECT kind, min(other_id, ?), max(other_id, ?), decided_by, decided_at FROM
       (SELECT kind, decided_by, decided_at, CASE WHEN left_id = ? THEN right_id ELSE left_id END AS other_id
        FROM not_duplicate WHERE kind = ? AND (left_id = ? OR right_id = ?))
     WHERE other_id <> ? ON CONFLICT DO NOTHING`,
    [toId, toId, fromId, kind, fromId, fromId, toId],
  );
  await db.run('DELETE FROM not_duplicate WHERE kind = ? AND (left_id = ? OR right_id = ?)', [kind, fromId, fromId]);
}
