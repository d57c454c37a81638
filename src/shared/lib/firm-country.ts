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

/** ISO 3166 country a firm with these settings is taken to be in: for telephone numbers, tax ids and tax rates. */
export function countryOfFirm({ currency, locale }: { readonly currency: string; readonly locale: string }): string {
  return countryOfCurrency[currency] ?? (locale === 'zh-CN' ? 'CN' : 'DE');
}
