import { deviceName } from '@shared/modules/sessions/session';
import { hashToken, newToken } from '../../access/registry';
import type { QueryContext, Services } from '../../context';
import type { Unit } from '../../database/unit';

const day = 86_400_000;
/** A session ends this long after the sign-in, whatever happens in between. */
const sessionLength = 30 * day;

/** Opens a session and answers its token, which is kept as a hash only. */
export async function startSession(unit: Unit, userId: string, device: string): Promise<string> {
  const token = newToken();
  await unit.insertRow('session', {
    id: unit.newId(),
    user_id: userId,
    token_hash: hashToken(token),
    device: device.slice(0, 200),
    created_at: unit.now,
    last_seen_at: unit.now,
    expires_at: unit.now + sessionLength,
  });
  await unit.updateRows('app_user', { last_seen_at: unit.now }, { id: userId });
  return token;
}

/** Ends sessions of a person: all, all but one, or one. They are dead with the commit. Answers how many there were. */
export async function endSessions(
  unit: Unit,
  services: Pick<Services, 'access'>,
  userId: string,
  which: { readonly except?: string | null; readonly only?: string } = {},
): Promise<number> {
  unit.afterCommit(() => services.access.forget());
  if (which.only !== undefined) return unit.deleteRows('session', { user_id: userId, id: which.only });
  return unit.run('DELETE FROM session WHERE user_id = ? AND id <> ?', [userId, which.except ?? '']);
}

/** Where a person is signed in, the place used last first. */
export async function sessionsOf({ db, caller, now }: QueryContext, userId: string) {
  const rows = await db.all<{
    id: string;
    device: string;
    created_at: number;
    last_seen_at: number;
    expires_at: number;
  }>(
    'SELECT id, device, created_at, last_seen_at, expires_at FROM session WHERE user_id = ? AND expires_at > ? ORDER BY last_seen_at DESC',
    [userId, now],
  );
  const iso = (time: number) => new Date(time).toISOString();
  return rows.map((row) => ({
    id: row.id,
    device: deviceName(row.device),
    createdAt: iso(row.created_at),
    lastSeenAt: iso(row.last_seen_at),
    expiresAt: iso(row.expires_at),
    isCurrent: row.id === caller.sessionId,
  }));
}
