import { Fault } from '@shared/contract/faults';
import { type setupContract } from '@shared/modules/setup/setup.contract';
import { usernameKey } from '@shared/modules/users/user';
import { oneTimePassword } from '../../access/one-time-password';
import { checkPassword, hashPassword } from '../../access/passwords';
import type { Services } from '../../context';
import type { Handlers } from '../../operations';
import { findOrganization } from '../../organization/organization';
import { version } from '../../version';
import { startSession } from '../sessions';
import type { FirmPlan, PlannedUser } from './firm';
import { foundFirm } from './firm';
import { samplePeople } from './sample/people';
import { addSampleRecords } from './sample/records';
import type { SetupCode } from './setup-code';

export function setupHandlers(services: Services, code: SetupCode): Handlers<typeof setupContract> {
  return {
    health: async ({ db }) => {
      const organization = await findOrganization(db);
      return { status: 'ok', version, setupRequired: !organization, name: organization?.name ?? null };
    },
    create: {
      begin: async (context, input) => {
        if (await findOrganization(context.db)) throw new Fault('duplicate', { reason: 'alreadySetUp' });
        if (!context.isLoopback) code.require(input.setupCode, context.now);
        const { organization, admin } = input;
        checkPassword(admin.password, [admin.username, admin.name, organization.name]);
        const sample = input.sampleData ? samplePeople(input) : { departments: [], users: [] };
        const given = [...input.users, ...sample.users];
        refuseDoubleUsernames([admin.username, ...given.map((user) => user.username)]);
        refuseForeignDepartments(input);
        const users: PlannedUser[] = await Promise.all(
          given.map(async (user) => {
            const password = oneTimePassword();
            return { ...user, password, passwordHash: await hashPassword(password) };
          }),
        );
        const plan: FirmPlan = {
          organization,
          admin: { ...admin, passwordHash: await hashPassword(admin.password) },
          departments: [...input.departments, ...sample.departments],
          users,
          // Whoever looks around shall find all there is.
          answers: input.sampleData ? undefined : input.answers,
        };
        return async (command) => {
          const { db, device } = command;
          if (await findOrganization(db)) throw new Fault('duplicate', { reason: 'alreadySetUp' });
          const firm = await foundFirm(command, plan);
          if (input.sampleData) await addSampleRecords(command, services, organization, firm);
          db.afterCommit(() => services.access.forget());
          return {
            token: await startSession(db, firm.adminId, device),
            ...(users.length > 0 && {
              users: users.map(({ username, name, password }) => ({ username, name, oneTimePassword: password })),
            }),
          };
        };
      },
    },
  };
}

function refuseDoubleUsernames(usernames: readonly string[]): void {
  const seen = new Set<string>();
  for (const username of usernames) {
    const key = usernameKey(username);
    if (seen.has(key)) throw new Fault('duplicate', { reason: 'usernameTaken', username });
    seen.add(key);
  }
}

function refuseForeignDepartments({
  departments,
  users,
}: {
  readonly departments: readonly { readonly key: string }[];
  readonly users: readonly { readonly departmentKey?: string | undefined }[];
}): void {
  const chosen = new Set(departments.map(({ key }) => key));
  const isForeign = users.some(({ departmentKey }) => departmentKey !== undefined && !chosen.has(departmentKey));
  if (isForeign) throw new Fault('invalid_input', { reason: 'badValue', field: 'departmentKey' });
}
