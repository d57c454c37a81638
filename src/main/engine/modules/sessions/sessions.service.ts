import { actionsOf, type fieldGroups, resources } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import { type sessionsContract } from '@shared/modules/sessions/sessions.contract';
import { verifyPassword } from '../../access/passwords';
import { hashToken, newToken } from '../../access/registry';
import { audit } from '../../audit/audit';
import type { Services } from '../../context';
import type { Unit } from '../../database/unit';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';

const day = 86_400_000;
/** A session ends this long after the sign-in, whatever happens in between. */
const sessionLength = 30 * day;
const freeTries = 3;
const longestWait = 15 * 60_000;

interface Attempt {
  failures: number;
  blocked_until: number;
}

interface UserRow {
  id: string;
  password_hash: string;
  disabled_at: number | null;
}

export function sessionsHandlers(services: Services): Handlers<typeof sessionsContract> {
  return {
    create: {
      begin: async ({ db, now }, { username, password }) => {
        const key = username.trim().toLowerCase();
        await refuseWhileBlocked(db, key, now);
        const user = await db.one<UserRow>(
          'SELECT id, password_hash, disabled_at FROM app_user WHERE username_key = ?',
          [key],
        );
        const isRight = await verifyPassword(user?.password_hash, password);
        if (!user || !isRight) {
          await services.writer.command((unit) => noteFailure(unit, key));
          throw new Fault('signed_out', { reason: 'unknownUserOrPassword' });
        }
        if (user.disabled_at !== null) throw new Fault('signed_out', { reason: 'userDisabled' });
        return async (context) => {
          // Guesses that were checked at the same time count before this one is let in.
          await refuseWhileBlocked(context.db, key, context.now);
          await context.db.deleteRows('sign_in_attempt', { username_key: key });
          const token = await startSession(context.db, user.id, context.device);
          await audit(context.db, {
            userId: user.id,
            device: context.device,
            operation: context.operation,
            kind: 'session',
            recordId: user.id,
            changes: {},
          });
          return { token };
        };
      },
    },
    current: async ({ db, caller }) => {
      const row = await db.one<{ preferences: string; must_change_password: number }>(
        'SELECT preferences, must_change_password FROM app_user WHERE id = ?',
        [caller.user.id],
      );
      return {
        user: { ...caller.user, mustChangePassword: row?.must_change_password === 1 },
        organization: await readOrganization(db),
        scopes: Object.fromEntries(
          resources.map((resource) => [
            resource,
            Object.fromEntries(actionsOf[resource].map((action) => [action, caller.access.scope(resource, action)])),
          ]),
        ),
        fieldGroups: {
          basic: caller.access.group('basic'),
          contactDetails: caller.access.group('contactDetails'),
          relation: caller.access.group('relation'),
          billing: caller.access.group('billing'),
        } satisfies Record<(typeof fieldGroups)[number], string>,
        preferences: JSON.parse(row?.preferences ?? '{}') as Record<string, unknown>,
      };
    },
    list: async ({ db, caller, now }) => {
      const rows = await db.all<{
        id: string;
        device: string;
        created_at: number;
        last_seen_at: number;
        expires_at: number;
      }>(
        'SELECT id, device, created_at, last_seen_at, expires_at FROM session WHERE user_id = ? AND expires_at > ? ORDER BY last_seen_at DESC',
        [caller.user.id, now],
      );
      const iso = (time: number) => new Date(time).toISOString();
      return {
        items: rows.map((row) => ({
          id: row.id,
          device: row.device,
          createdAt: iso(row.created_at),
          lastSeenAt: iso(row.last_seen_at),
          expiresAt: iso(row.expires_at),
          isCurrent: row.id === caller.sessionId,
        })),
      };
    },
    delete: async ({ db, caller }, { id }) => {
      const count = await db.deleteRows('session', { id, user_id: caller.user.id });
      if (count === 0) throw new Fault('not_found');
      db.afterCommit(() => services.access.forget());
      return { id };
    },
    signOut: async ({ db, caller }) => {
      if (caller.sessionId !== null) await db.deleteRows('session', { id: caller.sessionId });
      db.afterCommit(() => services.access.forget());
      return {};
    },
  };
}

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
  return token;
}

async function refuseWhileBlocked(db: Reader, key: string, now: number): Promise<void> {
  const attempt = await db.one<Attempt>('SELECT failures, blocked_until FROM sign_in_attempt WHERE username_key = ?', [
    key,
  ]);
  if (attempt && attempt.blocked_until > now) {
    throw new Fault('too_many', {
      reason: 'waitBeforeNextTry',
      seconds: Math.ceil((attempt.blocked_until - now) / 1000),
    });
  }
}

/** Three tries are free, then the wait doubles: 1 s, 2 s, 4 s … at most a quarter of an hour. */
async function noteFailure(unit: Unit, key: string): Promise<void> {
  const before = await unit.one<Attempt>('SELECT failures, blocked_until FROM sign_in_attempt WHERE username_key = ?', [
    key,
  ]);
  const failures = (before?.failures ?? 0) + 1;
  const wait = failures < freeTries ? 0 : Math.min(1000 * 2 ** (failures - freeTries), longestWait);
  await unit.run(
    `INSERT INTO sign_in_attempt (username_key, failures, blocked_until, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (username_key) DO UPDATE SET failures = excluded.failures, blocked_until = excluded.blocked_until, updated_at = excluded.updated_at`,
    [key, failures, unit.now + wait, unit.now],
  );
}
