import type { Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import { usualScoring } from '@shared/modules/lead-scoring/lead-scoring';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';

/** The firm's rules with the number of their version; 0 while nobody has changed the usual ones. */
export async function readScoring(db: Reader): Promise<Scoring & { version: number }> {
  const row = await db.one<{ value: string; version: number }>(
    `SELECT value, version FROM setting WHERE key = 'leadScoring'`,
  );
  // Written below alone, from values the contract has checked.
  return row ? { ...(JSON.parse(row.value) as Scoring), version: row.version } : { ...usualScoring, version: 0 };
}

export async function writeScoring(unit: Unit, scoring: Scoring): Promise<void> {
  await unit.run(
    `INSERT INTO setting (key, value, updated_at) VALUES ('leadScoring', ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1, updated_at = excluded.updated_at`,
    [JSON.stringify(scoring), unit.now],
  );
  unit.announce('settings', 'leadScoring');
}
