import type { DateOrder } from '@shared/lib/date-text';
import { dateAt } from '@shared/lib/dates';
import { foldWidth } from '@shared/lib/text';
import type { Reader } from '../../../database/reader';
import { countryOf } from '../../../organization/country';
import { readOrganization } from '../../../organization/organization';

/** What a cell's meaning depends on beside its text. */
export interface Surroundings {
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly today: string;
  readonly now: number;
  readonly dateOrder: DateOrder;
  /** Texts of a CSV may carry the apostrophe that keeps spreadsheets from running them. */
  readonly hasApostrophes: boolean;
  readonly people: NamedIds;
  readonly departments: NamedIds;
}

/** Ids by the names people write for them; several for a name that is not unique. */
export class NamedIds {
  readonly #ids = new Map<string, Set<string>>();

  add(id: string, ...names: readonly string[]): void {
    for (const name of names) {
      const key = NamedIds.comparable(name);
      if (key !== '') this.#ids.set(key, (this.#ids.get(key) ?? new Set()).add(id));
    }
  }

  find(name: string): readonly string[] {
    return [...(this.#ids.get(NamedIds.comparable(name)) ?? [])];
  }

  private static comparable(name: string): string {
    return foldWidth(name).toLowerCase().replace(/\s+/g, '');
  }
}

export async function readSurroundings(
  db: Reader,
  options: { now: number; dateOrder: DateOrder; hasApostrophes: boolean },
): Promise<Surroundings> {
  const organization = await readOrganization(db);
  const people = new NamedIds();
  const users = await db.all<{ id: string; name: string; username: string }>(
    'SELECT id, name, username FROM app_user WHERE disabled_at IS NULL',
  );
  for (const { id, name, username } of users) people.add(id, id, name, username);
  const departments = new NamedIds();
  for (const { id, name } of await db.all<{ id: string; name: string }>('SELECT id, name FROM department'))
    departments.add(id, id, name);
  return {
    country: await countryOf(db),
    currency: organization.currency,
    timeZone: organization.timeZone,
    now: options.now,
    today: dateAt(options.now, organization.timeZone),
    dateOrder: options.dateOrder,
    hasApostrophes: options.hasApostrophes,
    people,
    departments,
  };
}
