import type { Reader } from '../database/reader';
import { findOrganization } from './organization';

/** Currencies that belong to one country; a firm that keeps its books in one of them dials from there. */
const countryOfCurrency: Readonly<Record<string, string>> = {
  CNY: 'CN',
  HKD: 'HK',
  MOP: 'MO',
  TWD: 'TW',
  SGD: 'SG',
  JPY: 'JP',
  KRW: 'KR',
  MYR: 'MY',
  THB: 'TH',
  VND: 'VN',
  INR: 'IN',
  USD: 'US',
  CAD: 'CA',
  GBP: 'GB',
  CHF: 'CH',
  AUD: 'AU',
  NZD: 'NZ',
  SEK: 'SE',
  NOK: 'NO',
  DKK: 'DK',
  PLN: 'PL',
  CZK: 'CZ',
  BRL: 'BR',
  MXN: 'MX',
};

/** ISO 3166 country whose telephone numbers and tax ids are meant where none is named. */
export async function countryOf(db: Reader): Promise<string> {
  const organization = await findOrganization(db);
  if (!organization) return 'CN';
  const known = countryOfCurrency[organization.currency];
  if (known) return known;
  return organization.locale === 'zh-CN' ? 'CN' : 'DE';
}
