import { usePreferences } from '@renderer/app/preferences';
import type { Address } from '@shared/contract/fields';

/** An address in one line, in the order of the reader's letters. */
export function useAddressText(): (address: Address) => string {
  const isChinese = usePreferences().language === 'zh-CN';
  return (address) => addressText(address, isChinese);
}

export function addressText(address: Address, isChinese: boolean): string {
  const { country, province, city, district, street, postcode } = address;
  // The firm's own country goes without saying.
  const abroad = country === '' || country === 'CN' ? '' : countryName(country, isChinese);
  const place = [province, city === province ? '' : city, district].filter(Boolean);
  if (isChinese) return [place.join(''), street, postcode, abroad].filter(Boolean).join(' ');
  return [street, ...place.reverse(), postcode, abroad].filter(Boolean).join(', ');
}

function countryName(code: string, isChinese: boolean): string {
  try {
    return new Intl.DisplayNames(isChinese ? 'zh-CN' : 'en', { type: 'region' }).of(code) ?? code;
  } catch {
    // Imported text that is no country code.
    return code;
  }
}
