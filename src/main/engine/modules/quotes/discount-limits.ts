import { Decimal } from 'decimal.js';
import { Fault } from '@shared/contract/faults';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';

interface Limit {
  readonly roleId: string;
  /** Percent, as decimal text. */
  readonly percent: string;
}

/** How much each role may give away without approval (QUO-04); roles that are not named go as far as they like. */
export async function readLimits(db: Reader): Promise<Limit[]> {
  const rows = await db.all<{ role_id: string; percent: string }>(
    'SELECT role_id, percent FROM discount_limit ORDER BY role_id',
  );
  return rows.map(({ role_id: roleId, percent }) => ({ roleId, percent }));
}

export async function writeLimits(context: CommandContext, limits: readonly Limit[]): Promise<Limit[]> {
  const { db } = context;
  const known = await db.all<{ id: string }>('SELECT id FROM role WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(limits.map(({ roleId }) => roleId)),
  ]);
  if (known.length !== limits.length) throw new Fault('invalid_input', { reason: 'badValue', field: 'items' });
  const before = await readLimits(db);
  for (const { roleId } of before) await db.deleteRows('discount_limit', { role_id: roleId });
  for (const { roleId, percent } of limits) await db.insertRow('discount_limit', { role_id: roleId, percent });
  await auditChange(context, {
    kind: 'settings',
    recordId: 'discountLimits',
    changes: { discountLimits: [before, limits] },
  });
  db.announce('settings', 'discountLimits');
  return readLimits(db);
}

/**
 * How far a person goes without asking, in hundredths of a percent: the widest of his or her roles, null for as far as one
 * likes.
 */
export async function limitOf(db: Reader, userId: string): Promise<number | null> {
  // The engine itself, such as a job, asks nobody.
  if (userId === '') return null;
  const rows = await db.all<{ percent: string | null }>(
    `SELECT l.percent FROM user_role r LEFT JOIN discount_limit l ON l.role_id = r.role_id WHERE r.user_id = ?`,
    [userId],
  );
  const limits = rows.map(({ percent }) => (percent === null ? null : new Decimal(percent).times(100).toNumber()));
  if (limits.some((limit) => limit === null)) return null;
  return Math.max(0, ...limits.flatMap((limit) => (limit === null ? [] : [limit])));
}

/** Whether a person with this limit may let a quote go that gives away so much. */
export function isWithin(limit: number | null, givenAway: unknown): boolean {
  return limit === null || (typeof givenAway === 'number' && givenAway <= limit);
}
