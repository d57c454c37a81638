import { randomInt, timingSafeEqual } from 'node:crypto';
import { roleTemplates } from '@shared/access/roles';
import { Fault } from '@shared/contract/faults';
import type { Organization } from '@shared/modules/setup/setup';
import { type setupContract } from '@shared/modules/setup/setup.contract';
import roleTextsEn from '@shared/locales/en/roles.json';
import roleTextsZh from '@shared/locales/zh-CN/roles.json';
import { hashPassword, checkPassword } from '../../access/passwords';
import type { Services } from '../../context';
import type { Unit } from '../../database/unit';
import type { Handlers } from '../../operations';
import { startSession } from '../sessions';
import { version } from '../../version';
import { findOrganization, writeOrganization } from '../../organization/organization';

/** One code per start of the engine; whoever sets up from another computer reads it off the host's screen. */
export class SetupCode {
  readonly value = String(randomInt(0, 100_000_000)).padStart(8, '0');

  matches(given: string | undefined): boolean {
    const left = Buffer.from((given ?? '').replace(/\D/g, '').padEnd(8, '-').slice(0, 8));
    return timingSafeEqual(left, Buffer.from(this.value));
  }
}

export function setupHandlers(services: Services, code: SetupCode): Handlers<typeof setupContract> {
  return {
    health: async ({ db }) => {
      const organization = await findOrganization(db);
      return { status: 'ok', version, setupRequired: !organization, name: organization?.name ?? null };
    },
    create: {
      begin: async (context, input) => {
        if (await findOrganization(context.db)) throw new Fault('duplicate', { reason: 'alreadySetUp' });
        if (!context.isLoopback && !code.matches(input.setupCode))
          throw new Fault('not_allowed', { reason: 'setupCodeNeeded' });
        checkPassword(input.admin.password, [input.admin.username, input.admin.name, input.organization.name]);
        const passwordHash = await hashPassword(input.admin.password);
        return async ({ db, device }) => {
          if (await findOrganization(db)) throw new Fault('duplicate', { reason: 'alreadySetUp' });
          await writeOrganization(db, input.organization);
          const departmentId = await addFirstDepartment(db, input.organization);
          const roleIds = await addReadyMadeRoles(db, input.organization.locale);
          const userId = await addAdministrator(db, {
            ...input.admin,
            passwordHash,
            departmentId,
            roleId: roleIds.get('administrator') ?? '',
          });
          db.afterCommit(() => services.access.forget());
          return { token: await startSession(db, userId, device) };
        };
      },
    },
  };
}

/** The firm itself is the root of the department tree (ORG-01). */
async function addFirstDepartment(unit: Unit, organization: Organization): Promise<string> {
  const id = unit.newId();
  await unit.insertRow('department', { id, name: organization.name, created_at: unit.now, updated_at: unit.now });
  return id;
}

async function addReadyMadeRoles(unit: Unit, locale: Organization['locale']): Promise<Map<string, string>> {
  const names = locale === 'zh-CN' ? roleTextsZh.templates : roleTextsEn.templates;
  const ids = new Map<string, string>();
  for (const { key, grants, fieldGroups } of roleTemplates) {
    const id = unit.newId();
    ids.set(key, id);
    await unit.insertRow('role', {
      id,
      template: key,
      name: names[key],
      grants: JSON.stringify(grants),
      field_groups: JSON.stringify(fieldGroups),
      created_at: unit.now,
      updated_at: unit.now,
    });
  }
  return ids;
}

async function addAdministrator(
  unit: Unit,
  admin: { name: string; username: string; passwordHash: string; departmentId: string; roleId: string },
): Promise<string> {
  const id = unit.newId();
  await unit.insertRow('app_user', {
    id,
    username: admin.username,
    username_key: admin.username.toLowerCase(),
    name: admin.name,
    password_hash: admin.passwordHash,
    department_id: admin.departmentId,
    created_at: unit.now,
    updated_at: unit.now,
  });
  await unit.insertRow('user_role', { user_id: id, role_id: admin.roleId });
  await unit.updateRows('department', { head_id: id }, { id: admin.departmentId });
  return id;
}
