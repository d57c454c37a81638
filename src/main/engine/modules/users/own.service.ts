import { Fault } from '@shared/contract/faults';
import type { usersContract } from '@shared/modules/users/users.contract';
import { forgetFailures, noteFailure, refuseWhileBlocked } from '../../access/attempts';
import { checkPassword, hashPassword, verifyPassword } from '../../access/passwords';
import { auditChange } from '../../audit/audit';
import type { Services } from '../../context';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { endSessions } from '../sessions';

type OwnHandlers = Pick<Handlers<typeof usersContract>, 'changePassword' | 'changePreferences'>;

/** What everybody may change of himself or herself. */
export function ownHandlers(services: Services): OwnHandlers {
  return {
    changePassword: {
      begin: async ({ db, caller, now }, { oldPassword, newPassword }) => {
        const { user } = caller;
        // Counted apart from sign-ins: a forgotten open window must not lock its owner out.
        const key = `own ${user.id}`;
        await refuseWhileBlocked(db, key, now);
        const row = await db.one<{ password_hash: string }>('SELECT password_hash FROM app_user WHERE id = ?', [
          user.id,
        ]);
        if (!(await verifyPassword(row?.password_hash, oldPassword))) {
          await services.writer.command((unit) => noteFailure(unit, key));
          throw new Fault('invalid_input', { reason: 'wrongOldPassword' });
        }
        if (oldPassword === newPassword) throw new Fault('invalid_input', { reason: 'passwordSame' });
        const { name } = await readOrganization(db);
        checkPassword(newPassword, [user.username, user.name, name]);
        const passwordHash = await hashPassword(newPassword);
        return async (context) => {
          await forgetFailures(context.db, key);
          await context.db.updateRows(
            'app_user',
            { password_hash: passwordHash, must_change_password: 0, updated_at: context.db.now },
            { id: user.id },
          );
          await endSessions(context.db, services, user.id, { except: caller.sessionId });
          await auditChange(context, { kind: 'user', recordId: user.id, changes: { password: [null, null] } });
          context.db.announce('user', user.id);
          context.db.afterCommit(() => services.access.forget());
          return {};
        };
      },
    },
    changePreferences: async ({ db, caller }, input) => {
      const row = await db.one<{ preferences: string }>('SELECT preferences FROM app_user WHERE id = ?', [
        caller.user.id,
      ]);
      // Written here alone, from input the contract has checked.
      const before = JSON.parse(row?.preferences ?? '{}') as typeof input;
      const after = { ...before, ...input };
      await db.updateRows('app_user', { preferences: JSON.stringify(after) }, { id: caller.user.id });
      return after;
    },
  };
}
