/** Rates of value added or sales tax as they are in use, in percent, the usual one first. Offered, never enforced. */
const ratesByCountry: Readonly<Record<string, readonly string[]>> = {
  CN: ['13', '9', '6', '3', '1', '0'],
  TW: ['5', '0'],
  JP: ['10', '8', '0'],
  KR: ['10', '0'],
  SG: ['9', '0'],
  TH: ['7', '0'],
  VN: ['10', '8', '5', '0'],
  IN: ['18', '28', '12', '5', '0'],
  AU: ['10', '0'],
  NZ: ['15', '0'],
  CA: ['5', '13', '15', '0'],
  GB: ['20', '5', '0'],
  CH: ['8.1', '3.8', '2.6', '0'],
  DE: ['19', '7', '0'],
  SE: ['25', '12', '6', '0'],
  NO: ['25', '15', '12', '0'],
  DK: ['25', '0'],
  PL: ['23', '8', '5', '0'],
  CZ: ['21', '12', '0'],
  MX: ['16', '8', '0'],
};

/** The rates to offer in a country (ISO 3166); where none are known only 0. */
export function commonTaxRates(country: string): readonly string[] {
  return ratesByCountry[country] ?? ['0'];
}

/** Whether list prices are usually told with tax there. */
export function tellsPricesWithTax(country: string): boolean {
  return ['CN', 'TW', 'JP', 'KR'].includes(country);
}
