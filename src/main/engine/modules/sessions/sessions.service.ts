import { actionsOf, type fieldGroups, resources } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import { type sessionsContract } from '@shared/modules/sessions/sessions.contract';
import { usernameKey } from '@shared/modules/users/user';
import { forgetFailures, noteFailure, refuseWhileBlocked } from '../../access/attempts';
import { verifyPassword } from '../../access/passwords';
import { audit } from '../../audit/audit';
import type { Services } from '../../context';
import type { Handlers } from '../../operations';
import { modulesOn } from '../../organization/module-states';
import { readOrganization } from '../../organization/organization';
import { endSessions, sessionsOf, startSession } from './session-store';

interface UserRow {
  id: string;
  password_hash: string;
  disabled_at: number | null;
}

export function sessionsHandlers(services: Services): Handlers<typeof sessionsContract> {
  return {
    create: {
      begin: async ({ db, now }, { username, password }) => {
        const key = usernameKey(username);
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
          await forgetFailures(context.db, key);
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
          money: caller.access.group('money'),
          cost: caller.access.group('cost'),
        } satisfies Record<(typeof fieldGroups)[number], string>,
        preferences: JSON.parse(row?.preferences ?? '{}') as Record<string, unknown>,
        modules: await modulesOn(db),
      };
    },
    list: async (context) => ({ items: await sessionsOf(context, context.caller.user.id) }),
    delete: async ({ db, caller }, { id }) => {
      const count = await endSessions(db, services, caller.user.id, { only: id });
      if (count === 0) throw new Fault('not_found');
      return { id };
    },
    signOut: async ({ db, caller }) => {
      if (caller.sessionId !== null) await endSessions(db, services, caller.user.id, { only: caller.sessionId });
      return {};
    },
  };
}
