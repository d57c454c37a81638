import { defaultLeadSettings, type LeadSettings } from '@shared/modules/lead-assignment/lead-settings';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';

/** How the firm looks after its leads, with the number of its version; 0 until somebody has saved it. */
export async function readLeadSettings(db: Reader): Promise<LeadSettings & { version: number }> {
  const row = await db.one<{ value: string; version: number }>(
    `SELECT value, version FROM setting WHERE key = 'leads'`,
  );
  // Written below alone, from values the contract has checked.
  const saved = row ? (JSON.parse(row.value) as LeadSettings) : {};
  return { ...defaultLeadSettings, ...saved, version: row?.version ?? 0 };
}

export async function writeLeadSettings(unit: Unit, settings: LeadSettings): Promise<void> {
  await unit.run(
    `INSERT INTO setting (key, value, updated_at) VALUES ('leads', ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1, updated_at = excluded.updated_at`,
    [JSON.stringify(settings), unit.now],
  );
  unit.announce('settings', 'leads');
}
