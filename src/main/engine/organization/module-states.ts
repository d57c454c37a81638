import { addDays, dateAt } from '@shared/lib/dates';
import type { ModuleKey, ModuleState, Questionnaire } from '@shared/modules/organization/modules';
import { moduleKeys, suggestModules, unasked } from '@shared/modules/organization/modules';
import type { Reader } from '../database/reader';
import type { Unit } from '../database/unit';

/** Which parts of Hearth the firm works with (SET-02, SET-03, ORG-10). */
export interface ModuleSettings {
  readonly items: readonly ModuleState[];
  readonly answers: Questionnaire | null;
  /** Day on which what was left off is worth another look. */
  readonly reviewOn: string;
  readonly version: number;
}

const reviewAfterDays = 90;

/** The states as they were last saved; what a newer version brought since is off until somebody switches it on. */
export async function readModuleSettings(db: Reader): Promise<ModuleSettings> {
  const row = await db.one<{ value: string; version: number }>(
    `SELECT value, version FROM setting WHERE key = 'modules'`,
  );
  if (!row) return { ...firstModuleSettings(undefined, Date.now()), version: 0 };
  // Written below alone.
  const { items, ...rest } = JSON.parse(row.value) as Omit<ModuleSettings, 'version'>;
  const known = new Map(items.map((item) => [item.key, item]));
  const current = suggestModules(unasked).map((item) => {
    const saved = known.get(item.key);
    return saved ? { ...saved, isAvailable: item.isAvailable } : { ...item, isOn: item.isOn && item.isAvailable };
  });
  return { items: current, ...rest, version: row.version };
}

/** What the page offers: switched on, and there in this version. */
export async function modulesOn(db: Reader): Promise<ModuleKey[]> {
  const { items } = await readModuleSettings(db);
  const on = new Set(items.filter((item) => item.isOn && item.isAvailable).map((item) => item.key));
  return moduleKeys.filter((key) => on.has(key));
}

/** The settings that follow from the questionnaire. A firm that was not asked, or only looks around, sees all there is. */
export function firstModuleSettings(answers: Questionnaire | undefined, now: number): Omit<ModuleSettings, 'version'> {
  const items = suggestModules(answers ?? unasked);
  return {
    items: answers ? items : items.map((item) => ({ ...item, isOn: item.isOn || item.isAvailable })),
    answers: answers ?? null,
    reviewOn: addDays(dateAt(now, 'UTC'), reviewAfterDays),
  };
}

export async function writeModuleSettings(unit: Unit, settings: Omit<ModuleSettings, 'version'>): Promise<void> {
  const { items, answers, reviewOn } = settings;
  await unit.run(
    `INSERT INTO setting (key, value, updated_at) VALUES ('modules', ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1, updated_at = excluded.updated_at`,
    [JSON.stringify({ items, answers, reviewOn }), unit.now],
  );
  unit.announce('settings', 'modules');
}
