import { Fault } from '@shared/contract/faults';
import type { UserCreate } from '@shared/modules/users/user';
import { usernameKey } from '@shared/modules/users/user';
import type { usersContract } from '@shared/modules/users/users.contract';
import { principalOfUser } from '../../access/caller';
import { oneTimePassword } from '../../access/one-time-password';
import { checkPassword, hashPassword } from '../../access/passwords';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, QueryContext, Services } from '../../context';
import { countReferences } from '../../database/references';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { forgetPrincipal } from '../../records/sight';
import { smallPage } from '../../records/small-list';
import { refuseStale } from '../../records/versions';
import { sortName } from '../../search/sort-name';
import { endSessions, sessionsOf } from '../sessions';
import { contactAfter, ownHandlers } from './own.service';
import { explainAccess } from './user-access';
import { checkMembership, refuseStronger, refuseTakenUsername, requireAdministrator } from './user-guards';
import type { KnownUser } from './user-store';
import { findUser, insertUser, loadUsers, mayDoWithUser, presentUser, tryUser, writeSets } from './user-store';

export function usersHandlers(services: Services): Handlers<typeof usersContract> {
  return {
    ...ownHandlers(services),
    list: async ({ db, caller }, input) => {
      const visible = (await loadUsers(db)).filter((user) => mayDoWithUser(caller.access, 'view', user));
      return smallPage(
        visible.map((user) => presentUser(user, caller.access)),
        input,
        {
          names: (user) => (user.username === undefined ? [user.name] : [user.name, user.username]),
          sorts: {
            name: (user) => sortName(user.name, 'person'),
            createdAt: (user) => user.createdAt,
            updatedAt: (user) => user.updatedAt,
            lastSeenAt: (user) => user.lastSeenAt ?? null,
          },
          defaultSort: 'name',
        },
      );
    },
    names: async ({ db, caller }) => {
      const visible = (await loadUsers(db)).filter((user) => mayDoWithUser(caller.access, 'view', user));
      return {
        items: visible.map(({ id, name, departmentId, disabledAt }) => ({
          id,
          name,
          departmentId,
          isDisabled: disabledAt !== null,
        })),
      };
    },
    read: async ({ db, caller }, { id }) => presentUser(await findUser(db, caller.access, 'view', id), caller.access),
    create: {
      begin: async (context, input) => {
        const repeated = input.id === undefined ? undefined : await tryUser(context.db, input.id);
        if (repeated) {
          if (!mayDoWithUser(context.caller.access, 'view', repeated))
            throw new Fault('duplicate', { reason: 'idTaken' });
          return async ({ caller }) => presentUser(repeated, caller.access);
        }
        await refuseTakenUsername(context.db, input.username, undefined);
        const home = { ...input, departmentId: input.departmentId ?? context.caller.user.departmentId };
        await checkMembership(context.db, context.caller.access, 'create', home, undefined);
        const made = await madePassword(context, input);
        return (running) => create(running, services, home, made);
      },
    },
    patch: async (context, { id, version, ...input }) => {
      const { db, caller } = context;
      const before = await findUser(db, caller.access, 'edit', id);
      refuseStale(presentUser(before, caller.access), version);
      await refuseStronger(db, caller.access, before);
      const after: KnownUser = {
        ...before,
        name: input.name ?? before.name,
        username: input.username ?? before.username,
        usernameKey: usernameKey(input.username ?? before.username),
        departmentId: input.departmentId ?? before.departmentId,
        furtherDepartmentIds: input.furtherDepartmentIds ?? before.furtherDepartmentIds,
        roleIds: input.roleIds ?? before.roleIds,
        absentFrom: input.absentFrom === undefined ? before.absentFrom : input.absentFrom,
        absentTo: input.absentTo === undefined ? before.absentTo : input.absentTo,
        ...contactAfter(before, input),
      };
      refuseBackwards(after);
      await refuseTakenUsername(db, after.username, id);
      await checkMembership(db, caller.access, 'edit', after, before);
      const changes = changesBetween(audited(before), audited(after));
      if (Object.keys(changes).length === 0) return presentUser(before, caller.access);
      await db.updateRows(
        'app_user',
        {
          name: after.name,
          username: after.username,
          username_key: after.usernameKey,
          department_id: after.departmentId,
          absent_from: after.absentFrom,
          absent_to: after.absentTo,
          phone: after.phone,
          email: after.email,
          version: before.version + 1,
          updated_at: db.now,
        },
        { id },
      );
      await writeSets(db, after);
      await requireAdministrator(db);
      return noteChange(context, services, id, changes);
    },
    delete: {
      begin: async ({ db, caller }, { id }) => {
        await findUser(db, caller.access, 'delete', id);
        const owned = await countReferences(db, services.threads, 'app_user', id);
        return async (context) => {
          const before = await findUser(context.db, caller.access, 'delete', id);
          await refuseSelf(context, id);
          await refuseStronger(context.db, caller.access, before);
          const trace = await context.db.one('SELECT sequence FROM audit WHERE user_id = ? LIMIT 1', [id]);
          // What somebody did stays readable under the name; such people are switched off, not deleted.
          if (trace || Object.keys(owned).length > 0)
            throw new Fault('in_use', { reason: 'userHasRecords', counts: owned });
          await forgetPrincipal(context.db, services.kinds, principalOfUser(id));
          await context.db.deleteRows('app_user', { id });
          await requireAdministrator(context.db);
          await auditChange(context, { kind: 'user', recordId: id, changes: changesBetween(audited(before), {}) });
          tell(context, services, id);
          return { id };
        };
      },
    },
    disable: (context, { id }) => setDisabled(context, services, id, true),
    enable: (context, { id }) => setDisabled(context, services, id, false),
    resetPassword: {
      begin: async ({ db, caller }, { id }) => {
        const target = await findUser(db, caller.access, 'edit', id);
        await refuseStronger(db, caller.access, target);
        const password = oneTimePassword();
        const passwordHash = await hashPassword(password);
        return async (context) => {
          await findUser(context.db, context.caller.access, 'edit', id);
          await context.db.updateRows(
            'app_user',
            { password_hash: passwordHash, must_change_password: 1, updated_at: context.db.now },
            { id },
          );
          await context.db.deleteRows('sign_in_attempt', { username_key: target.usernameKey });
          await endSessions(context.db, services, id);
          await noteChange(context, services, id, { password: [null, null] });
          return { id, oneTimePassword: password };
        };
      },
    },
    access: async (context, { id }) =>
      explainAccess(context, await findUser(context.db, context.caller.access, 'view', id)),
    sessions: async (context, { id }) => {
      await findUser(context.db, context.caller.access, 'edit', id);
      return { items: await sessionsOf(context, id) };
    },
    endSession: async (context, { id, sessionId }) => {
      const target = await findUser(context.db, context.caller.access, 'edit', id);
      await refuseStronger(context.db, context.caller.access, target);
      const count = await endSessions(context.db, services, id, { only: sessionId });
      if (count === 0) throw new Fault('not_found');
      await auditChange(context, { kind: 'session', recordId: id, changes: { session: [sessionId, null] } });
      return { id: sessionId };
    },
  };
}

interface MadePassword {
  readonly hash: string;
  readonly shown: string | undefined;
}

/** The password given, or one to read out; hashed outside the writer queue. */
async function madePassword({ db }: QueryContext, input: UserCreate): Promise<MadePassword> {
  if (input.password === undefined) {
    const shown = oneTimePassword();
    return { hash: await hashPassword(shown), shown };
  }
  const { name } = await readOrganization(db);
  checkPassword(input.password, [input.username, input.name, name]);
  return { hash: await hashPassword(input.password), shown: undefined };
}

async function create(
  context: CommandContext,
  services: Services,
  input: UserCreate & { readonly departmentId: string },
  password: MadePassword,
) {
  const { db, caller } = context;
  await refuseTakenUsername(db, input.username, undefined);
  await checkMembership(db, caller.access, 'create', input, undefined);
  const id = input.id ?? db.newId();
  const { username, name, departmentId, furtherDepartmentIds, roleIds } = input;
  await insertUser(db, {
    id,
    username,
    usernameKey: usernameKey(username),
    name,
    passwordHash: password.hash,
    mustChangePassword: input.mustChangePassword ?? password.shown !== undefined,
    departmentId,
    furtherDepartmentIds,
    roleIds,
  });
  const changes = changesBetween({}, { username, name, departmentId, furtherDepartmentIds, roleIds });
  const answer = await noteChange(context, services, id, changes);
  return password.shown === undefined ? answer : { ...answer, oneTimePassword: password.shown };
}

/** An absence ends after it has begun. */
function refuseBackwards({ absentFrom, absentTo }: KnownUser): void {
  if (absentFrom !== null && absentTo !== null && absentTo < absentFrom)
    throw new Fault('invalid_input', { reason: 'endBeforeStart', field: 'absentTo' });
}

async function setDisabled(context: CommandContext, services: Services, id: string, isDisabled: boolean) {
  const { db, caller } = context;
  const before = await findUser(db, caller.access, 'edit', id);
  if (isDisabled) await refuseSelf(context, id);
  await refuseStronger(db, caller.access, before);
  if ((before.disabledAt !== null) === isDisabled) return presentUser(before, caller.access);
  const disabledAt = isDisabled ? db.now : null;
  await db.updateRows('app_user', { disabled_at: disabledAt, version: before.version + 1, updated_at: db.now }, { id });
  if (isDisabled) await endSessions(db, services, id);
  await requireAdministrator(db);
  return noteChange(context, services, id, { isDisabled: [!isDisabled, isDisabled] });
}

async function refuseSelf({ caller }: CommandContext, id: string): Promise<void> {
  if (caller.user.id === id) throw new Fault('in_use', { reason: 'cannotDeleteSelf' });
}

async function noteChange(
  context: CommandContext,
  services: Services,
  id: string,
  changes: Parameters<typeof auditChange>[1]['changes'],
) {
  await auditChange(context, { kind: 'user', recordId: id, changes });
  tell(context, services, id);
  const user = await tryUser(context.db, id);
  if (!user) throw new Fault('not_found');
  return presentUser(user, context.caller.access);
}

function tell({ db }: CommandContext, services: Services, id: string): void {
  db.announce('user', id);
  db.afterCommit(() => services.access.forget());
}

function audited(user: KnownUser) {
  const { username, name, departmentId, furtherDepartmentIds, roleIds, absentFrom, absentTo, phone, email } = user;
  return { username, name, departmentId, furtherDepartmentIds, roleIds, absentFrom, absentTo, phone, email };
}
