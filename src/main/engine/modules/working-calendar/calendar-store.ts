import { dateAt } from '@shared/lib/dates';
import { WorkingCalendar } from '@shared/lib/working-time';
import type { Organization } from '@shared/modules/setup/setup';
import type { WorkingException, WorkingSettings } from '@shared/modules/working-calendar/working-calendar';
import { rulesOf, usualWeek } from '@shared/modules/working-calendar/working-calendar';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { countryOf } from '../../organization/country';
import { findOrganization } from '../../organization/organization';
import { chinaDays } from './china-days';

export interface StoredSettings extends WorkingSettings {
  /** 0 where nothing was saved yet. */
  readonly version: number;
}

/** Weekly hours and exceptions as they were last saved, in the order of their days. */
export async function readWorkingSettings(db: Reader): Promise<StoredSettings> {
  const row = await db.one<{ value: string; version: number }>(
    `SELECT value, version FROM setting WHERE key = 'workingCalendar'`,
  );
  if (!row) return { weekly: usualWeek, exceptions: [], version: 0 };
  // Written below alone, from input the contract has checked.
  return { ...(JSON.parse(row.value) as WorkingSettings), version: row.version };
}

/** The firm's calendar to calculate with, in its time zone (ACT-06). */
export async function loadWorkingCalendar(db: Reader): Promise<WorkingCalendar> {
  const timeZone = (await findOrganization(db))?.timeZone ?? 'UTC';
  return new WorkingCalendar(rulesOf(await readWorkingSettings(db), timeZone));
}

export async function writeWorkingSettings(unit: Unit, { weekly, exceptions }: WorkingSettings): Promise<void> {
  const inOrder = [...exceptions].sort((left, right) => (left.date < right.date ? -1 : 1));
  await unit.run(
    `INSERT INTO setting (key, value, updated_at) VALUES ('workingCalendar', ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1, updated_at = excluded.updated_at`,
    [JSON.stringify({ weekly, exceptions: inOrder }), unit.now],
  );
  unit.announce('settings', 'workingCalendar');
}

/** What a firm begins with; one in China has this year's and the next one's days, as far as they are known. */
export async function foundWorkingCalendar(unit: Unit, { locale, timeZone }: Organization): Promise<void> {
  const exceptions: WorkingException[] = [];
  if ((await countryOf(unit)) === 'CN') {
    const year = Number(dateAt(unit.now, timeZone).slice(0, 4));
    exceptions.push(...chinaDays(year, locale), ...chinaDays(year + 1, locale));
  }
  await writeWorkingSettings(unit, { weekly: usualWeek, exceptions });
}
