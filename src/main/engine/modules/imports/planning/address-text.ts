import type { Address } from '@shared/contract/fields';
import { cleanText, foldWidth, hasHan } from '@shared/lib/text';
import { addressParts, parseAddress, parseListCell } from '@shared/lib/list-cell';

const PROVINCE =
  /^(北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?/u;
const CITY = /^(\p{Script=Han}{2,7}?(?:自治州|地区|盟|市))/u;
const DISTRICT = /^(\p{Script=Han}{1,6}?(?:自治县|自治旗|新区|开发区|市|区|县|旗))/u;
const MUNICIPALITIES = new Set(['北京', '天津', '上海', '重庆']);
const POSTCODE = /(?:^|[\s,，(（])(?:邮编[:：]?\s*)?(\d{6})[)）]?$/u;

const empty: Address = { label: '', country: '', province: '', city: '', district: '', street: '', postcode: '' };

/** The addresses of a cell: a line each, in parts where our own export wrote them, Chinese ones split where they tell how. */
export function addressesOf(cell: string, label: string, country: string): Address[] {
  const lines = parseListCell(cell);
  const isOneAddress =
    lines.length > 1 &&
    lines.every((line) => line.label === '' && line.value.split(';').length !== addressParts.length);
  const entries = isOneAddress
    ? [{ label: '', value: lines.map((line) => line.value).join(hasHan(cell) ? '' : ', ') }]
    : lines;
  return entries.map((entry) => {
    const parts = parseAddress(entry);
    const address = { ...empty, ...parts, label: entry.label || label, country: countryCode(parts.country) };
    const isPlain = parts.province === '' && parts.city === '' && parts.district === '' && parts.country === '';
    return isPlain && hasHan(parts.street) ? splitChinese(address, country) : address;
  });
}

/** 浙江省宁波市鄞州区云龙镇启明路 218 号 (315135) → province, city, district, the rest as street. */
export function splitChinese(address: Address, country: string): Address {
  let rest = cleanText(foldWidth(address.street)).replace(/^(?:中国|中华人民共和国)\s*/u, '');
  let { postcode } = address;
  const code = POSTCODE.exec(rest);
  if (code && postcode === '') {
    postcode = code[1] ?? '';
    rest = rest.slice(0, code.index).trim();
  }
  const province = take(PROVINCE);
  const isMunicipality = province !== undefined && MUNICIPALITIES.has(province.slice(0, 2));
  const city = isMunicipality ? (take(/^(?:北京|天津|上海|重庆)市/u) ?? province) : take(CITY);
  const district = city === undefined && province === undefined ? undefined : take(DISTRICT);
  if (rest === '' || (province === undefined && city === undefined)) return { ...address, postcode };
  return {
    ...address,
    country: address.country || (country === 'CN' ? 'CN' : address.country),
    province: province ?? '',
    city: city ?? '',
    district: district ?? '',
    street: rest,
    postcode,
  };

  function take(pattern: RegExp): string | undefined {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined || found.length === rest.length) return undefined;
    rest = rest.slice(found.length).trim();
    return found;
  }
}

const countryNames = new Map<string, string>();

/** ISO 3166 of a country written in Chinese, English or German; what is not known is left out rather than guessed. */
export function countryCode(text: string): string {
  const name = cleanText(foldWidth(text)).toLowerCase();
  if (/^[a-z]{2}$/.test(name)) return name.toUpperCase();
  if (countryNames.size === 0) fillCountryNames();
  return countryNames.get(name) ?? '';
}

function fillCountryNames(): void {
  for (const locale of ['en', 'zh-CN', 'de', 'zh-TW']) {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    for (let first = 65; first <= 90; first += 1) {
      for (let second = 65; second <= 90; second += 1) {
        const code = String.fromCharCode(first, second);
        // Codes that were given up, such as DD, stand for their successors.
        if (new Intl.Locale(`und-${code}`).region !== code) continue;
        const name = names.of(code)?.toLowerCase();
        if (name !== undefined && !countryNames.has(name)) countryNames.set(name, code);
      }
    }
  }
  const more = {
    usa: 'US',
    'u.s.a.': 'US',
    'united states of america': 'US',
    uk: 'GB',
    england: 'GB',
    'great britain': 'GB',
  };
  for (const [name, code] of Object.entries({
    ...more,
    中华人民共和国: 'CN',
    'p.r. china': 'CN',
    'pr china': 'CN',
    中國: 'CN',
  }))
    countryNames.set(name, code);
}
