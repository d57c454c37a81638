import { cleanText, foldWidth } from './text';

/** Showing phone numbers: grouping and masking. Light; what a number means is phone-number.ts's business. */

const BULLETS = '••••';

// Country codes of one and two digits; every other one has three (ITU-T E.164, list of assigned codes).
const ONE_DIGIT_CODE = /^[17]/;
const TWO_DIGIT_CODE = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * A number as people read it: `138 0013 8000`, `0574 8800 6127`, `400 820 8820`, `+49 176 1234 5678`.
 * Takes E.164 or text; what is not recognised comes back cleaned, never lost.
 */
export function formatPhone(phone: string): string {
  return phoneGroups(phone)?.join(' ') ?? cleanText(foldWidth(phone));
}

/** The number with its middle hidden: `138 •••• 6641`, `0574 •••• 6127`. Short or unknown ones are hidden but for the last two digits. */
export function maskPhone(phone: string): string {
  const digits = foldWidth(phone).replace(/\D/g, '');
  const groups = phoneGroups(phone);
  if (!groups || digits.length < 7) return digits.length > 4 ? `${BULLETS} ${digits.slice(-2)}` : BULLETS;
  const [first = '', second = ''] = groups;
  // A number of two groups has nothing left to hide once both are shown.
  if (groups.length < 3) return `${first.startsWith('+') ? `${first} ` : ''}${BULLETS} ${digits.slice(-4)}`;
  const shown = first.startsWith('+') && second.length <= 3 ? `${first} ${second}` : first;
  return `${shown} ${BULLETS} ${digits.slice(-4)}`;
}

/** A mail address with its name hidden: `l•••@huadong.com`. What is not an address is hidden whole. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  if (at < 1) return BULLETS;
  return `${Array.from(mail)[0] ?? ''}•••${mail.slice(at)}`;
}

/** The groups a number is read in, or null when it is none that can be grouped (extension, letters, several numbers). */
function phoneGroups(phone: string): string[] | null {
  const text = foldWidth(phone).trim();
  if (!/^\+?[\d\s().-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  if (!text.startsWith('+')) return chineseGroups(digits);
  if (digits.startsWith('86')) return chineseGroups(nationalNumber(digits.slice(2)));
  return digits.length >= 7 ? foreignGroups(digits) : null;
}

/** Landlines get back the 0 that E.164 drops; mobiles and service numbers never had one. */
function nationalNumber(digits: string): string {
  return /^(?:0|1[3-9]\d{9}$|[48]00\d{7}$|9\d{4,7}$)/.test(digits) ? digits : `0${digits}`;
}

function chineseGroups(digits: string): string[] | null {
  const pattern = CHINESE_PATTERNS.find((candidate) => candidate.test(digits));
  return pattern?.exec(digits)?.slice(1) ?? null;
}

const CHINESE_PATTERNS = [
  /^(1[3-9]\d)(\d{4})(\d{4})$/,
  /^([48]00)(\d{3})(\d{4})$/,
  // Three-digit area codes are 010 and 02x; all others have four digits and seven or eight after them.
  /^(010|02\d)(\d{4})(\d{4})$/,
  /^(0[3-9]\d{2})(\d{4})(\d{4})$/,
  /^(0[3-9]\d{2})(\d{3})(\d{4})$/,
  /^([2-8]\d{3})(\d{4})$/,
];

function foreignGroups(digits: string): string[] {
  const codeLength = ONE_DIGIT_CODE.test(digits) ? 1 : TWO_DIGIT_CODE.test(digits) ? 2 : 3;
  const code = `+${digits.slice(0, codeLength)}`;
  const rest = digits.slice(codeLength);
  if (code === '+1' && rest.length === 10) return [code, rest.slice(0, 3), rest.slice(3, 6), rest.slice(6)];
  // From the right in fours, so that the last four stand together; what is left in front leads.
  const groups: string[] = [];
  let end = rest.length;
  while (end > 4) {
    groups.unshift(rest.slice(end - 4, end));
    end -= 4;
  }
  return [code, ...(end > 0 ? [rest.slice(0, end)] : []), ...groups];
}
