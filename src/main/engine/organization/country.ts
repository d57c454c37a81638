import { countryOfFirm } from '@shared/lib/firm-country';
import type { Reader } from '../database/reader';
import { findOrganization } from './organization';

/** ISO 3166 country whose telephone numbers and tax ids are meant where none is named. */
export async function countryOf(db: Reader): Promise<string> {
  const organization = await findOrganization(db);
  return organization ? countryOfFirm(organization) : 'CN';
}
