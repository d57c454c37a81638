import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { cleanText, foldWidth } from './text';

/**
 * What a phone number means: E.164, extension, kind (U8). Brings the metadata of all countries along (about 80 kB), so
 * only the engine and forms that check numbers use it.
 */
export type PhoneKind = 'mobile' | 'landline' | 'service' | 'other';

export interface PhoneNumber {
  /** The text as it came, cleaned; nothing typed is ever lost. */
  raw: string;
  /** `+8657488006127`; null when the number is not sure (area code missing, too short, letters). */
  e164: string | null;
  /** Last four digits of the number without its extension; null when there are fewer. */
  lastFour: string | null;
  extension: string | null;
  kind: PhoneKind;
}

export interface PhoneSettings {
  /** The firm's country, ISO 3166 (`CN`): numbers without a country code are read as there. */
  country: string;
  /** The firm's own area code with its 0 (`0574`), for landlines written without one. */
  areaCode?: string;
}

const EXTENSION = /\s*(?:转|轉|分机|分機|内线|內線|ext(?:ension)?\.?|extn\.?|x|#|;ext=)\s*[:：.]?\s*(\d{1,6})\s*$/iu;
const CHINESE_TRAILING_EXTENSION = /^((?:\+?86[\s-]*)?\(?0\d{2,3}\)?[\s-]?\d{7,8})\s*[-—–]\s*(\d{1,5})$/;
const CHINESE_PREFIX = /^(?:\+|00)?86(?=0?(?:1[3-9]\d{9}|[2-9]\d{8,10}|10\d{8}|[48]00\d{7})$)/;
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
const CHINESE_LANDLINE = /^0(?:(?:10|2\d)\d{8}|[3-9]\d{2}[2-8]\d{6,7})$/;
const CHINESE_LOCAL = /^[2-8]\d{6,7}$/;
const CHINESE_TOLL = /^[48]00\d{7}$/;
const CHINESE_SERVICE = /^(?:1(?:[02]\d{1,4}|1\d)|9[56]\d{3,6})$/;
const SEPARATORS = /\s*(?:[/／;；、，,|\n]|\s或\s?)\s*/u;

/** Reads one phone number. Never refuses: what it cannot read keeps its text and has no E.164. */
export function parsePhoneNumber(text: string, settings: PhoneSettings): PhoneNumber {
  const raw = cleanText(text);
  const folded = foldWidth(raw);
  const { main, extension } = splitExtension(folded, settings);
  const digits = main.replace(/\D/g, '');
  const isChinese = settings.country === 'CN' ? !/^\s*(?:\+|00)(?!86)/.test(main) : /^\s*(?:\+|00)86/.test(main);
  const read = isChinese ? readChinese(main, settings) : readForeign(main, settings.country);
  return { raw, lastFour: digits.length >= 4 ? digits.slice(-4) : null, extension, ...read };
}

/** The numbers of a cell that holds several: `13800138000/13900139000`. A cell with a shortened one (`…27/28`) stays whole. */
export function splitPhones(text: string): string[] {
  const parts = foldWidth(text.replace(/\r\n?/g, '\n'))
    .split(SEPARATORS)
    .map((part) => cleanText(part))
    .filter((part) => part !== '');
  const isComplete = (part: string): boolean => part.replace(/\D/g, '').length >= 7 || CHINESE_SERVICE.test(part);
  if (parts.length > 1 && !parts.every(isComplete)) return [cleanText(text)];
  return parts;
}

function splitExtension(text: string, settings: PhoneSettings): { main: string; extension: string | null } {
  const match = EXTENSION.exec(text);
  if (match && match.index > 0) return { main: text.slice(0, match.index), extension: match[1] ?? null };
  const trailing = settings.country === 'CN' ? CHINESE_TRAILING_EXTENSION.exec(text) : null;
  return trailing ? { main: trailing[1] ?? '', extension: trailing[2] ?? null } : { main: text, extension: null };
}

function readChinese(main: string, settings: PhoneSettings): Pick<PhoneNumber, 'e164' | 'kind'> {
  // People also write the trunk 0 behind the country code: +86 (0)574.
  const typed = main.replace(/[\s().－—–-]/g, '').replace(CHINESE_PREFIX, '');
  const hadPrefix = typed.length < main.replace(/[\s().－—–-]/g, '').length;
  const number =
    hadPrefix && /^(?:[2-9]\d{8,10}|10\d{8})$/.test(typed) && !CHINESE_TOLL.test(typed) ? `0${typed}` : typed;
  if (CHINESE_MOBILE.test(number)) return { e164: `+86${number}`, kind: 'mobile' };
  if (/^0\d/.test(number) && CHINESE_MOBILE.test(number.slice(1)))
    return { e164: `+86${number.slice(1)}`, kind: 'mobile' };
  if (CHINESE_LANDLINE.test(number)) return { e164: `+86${number.slice(1)}`, kind: 'landline' };
  if (CHINESE_TOLL.test(number)) return { e164: `+86${number}`, kind: 'service' };
  if (CHINESE_SERVICE.test(number)) return { e164: null, kind: 'service' };
  if (!CHINESE_LOCAL.test(number)) return { e164: null, kind: 'other' };
  const withArea = `${settings.areaCode ?? ''}${number}`;
  return { e164: CHINESE_LANDLINE.test(withArea) ? `+86${withArea.slice(1)}` : null, kind: 'landline' };
}

function readForeign(main: string, country: string): Pick<PhoneNumber, 'e164' | 'kind'> {
  const international = main.trim().replace(/^00(?=[1-9])/, '+');
  const parsed = parsePhoneNumberFromString(international, isSupportedCountry(country) ? country : undefined);
  if (!parsed?.isPossible()) return { e164: null, kind: 'other' };
  const kinds: Record<string, PhoneKind> = {
    MOBILE: 'mobile',
    FIXED_LINE: 'landline',
    TOLL_FREE: 'service',
    SHARED_COST: 'service',
  };
  return { e164: parsed.number, kind: kinds[parsed.getType() ?? ''] ?? 'other' };
}
