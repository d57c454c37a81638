import { Fault } from '@shared/contract/faults';
import type { UserContact } from '@shared/modules/users/user';
import type { usersContract } from '@shared/modules/users/users.contract';
import { forgetFailures, noteFailure, refuseWhileBlocked } from '../../access/attempts';
import { checkPassword, hashPassword, verifyPassword } from '../../access/passwords';
import { auditChange, changesBetween } from '../../audit/audit';
import type { Services } from '../../context';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { endSessions } from '../sessions';

type OwnHandlers = Pick<
  Handlers<typeof usersContract>,
  'changePassword' | 'changePreferences' | 'contact' | 'changeContact'
>;

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
    contact: ({ db, caller }) => ownContact(db, caller.user.id),
    changeContact: async (context, input) => {
      const { db, caller } = context;
      const { id } = caller.user;
      const before = await ownContact(db, id);
      const after = contactAfter(before, input);
      const changes = changesBetween(before, after);
      if (Object.keys(changes).length === 0) return before;
      await db.run('UPDATE app_user SET phone = ?, email = ?, version = version + 1, updated_at = ? WHERE id = ?', [
        after.phone,
        after.email,
        db.now,
        id,
      ]);
      await auditChange(context, { kind: 'user', recordId: id, changes });
      db.announce('user', id);
      return after;
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

/** Telephone and mail after a change; an empty one is none. */
export function contactAfter(before: UserContact, input: Partial<UserContact>): UserContact {
  const after = (given: string | null | undefined, kept: string | null) => (given === undefined ? kept : given || null);
  return { phone: after(input.phone, before.phone), email: after(input.email, before.email) };
}

async function ownContact(db: Reader, id: string): Promise<UserContact> {
  const row = await db.one<UserContact>('SELECT phone, email FROM app_user WHERE id = ?', [id]);
  return row ?? { phone: null, email: null };
}
