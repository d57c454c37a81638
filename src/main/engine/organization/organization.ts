import type { Organization } from '@shared/modules/setup/setup';
import { Fault } from '@shared/contract/faults';
import type { Reader } from '../database/reader';
import type { Unit } from '../database/unit';

/** The firm's own settings, or undefined before the set-up. */
export async function findOrganization(db: Reader): Promise<Organization | undefined> {
  const row = await db.one<{ value: string }>(`SELECT value FROM setting WHERE key = 'organization'`);
  // Written below alone, from input the contract has checked.
  return row && (JSON.parse(row.value) as Organization);
}

/** The same where the set-up must have happened. */
export async function readOrganization(db: Reader): Promise<Organization> {
  const organization = await findOrganization(db);
  if (!organization) throw new Fault('busy', { reason: 'notSetUp' });
  return organization;
}

export async function writeOrganization(unit: Unit, organization: Organization): Promise<void> {
  await unit.run(
    `INSERT INTO setting (key, value, updated_at) VALUES ('organization', ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1, updated_at = excluded.updated_at`,
    [JSON.stringify(organization), unit.now],
  );
  unit.announce('settings', 'organization');
}
