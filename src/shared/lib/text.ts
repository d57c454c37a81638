/**
 * Small text helpers for every side: cleaning what people paste, widths, avatars.
 * Light on purpose (no dictionaries): this file is part of the page's bundle.
 */

// Controls except tab and line feeds, soft hyphen, zero-width, joiners, bidi marks and overrides, BOM, lone surrogates.
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const WIDE_FORMS = /[\u3000\uff01-\uffef]+/g;
const HAN = /^\p{Script=Han}$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

export interface CleanOptions {
  /** Keep line feeds (notes, addresses); without it the text becomes one line. */
  lineFeeds?: boolean;
}

/**
 * What is stored of a text somebody typed or pasted: NFC, without NUL, zero-width and direction characters,
 * blanks (also full-width and no-break ones) collapsed and trimmed.
 */
export function cleanText(text: string, options: CleanOptions = {}): string {
  const visible = text.replace(LINE_ENDS, '\n').replace(INVISIBLE, '').normalize('NFC');
  if (!options.lineFeeds) return visible.replace(/\s+/g, ' ').trim();
  return visible
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Full-width letters, digits, signs and blanks become half-width, half-width kana full-width: `ＡＢＣ（１）` → `ABC(1)`. */
export function foldWidth(text: string): string {
  return text.replace(WIDE_FORMS, (run) => run.normalize('NFKC'));
}

/** True for one Chinese character (also beyond the basic plane), false for anything else. */
export function isHan(character: string): boolean {
  return HAN.test(character);
}

/** True when the text holds at least one Chinese character. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/**
 * The one letter an avatar shows: the family name in Chinese, the first letter, upper case, elsewhere.
 * Brackets and quotation marks in front are passed over; a name without letters gives `?`.
 */
export function initialOf(name: string): string {
  for (const character of foldWidth(cleanText(name))) {
    if (LETTER_OR_DIGIT.test(character)) return character.toUpperCase();
  }
  return '?';
}

/** The digits of a text, full-width ones included: `０５７４-8800` → `05748800`. */
export function digitsOf(text: string): string {
  return foldWidth(text).replace(/[^0-9]/g, '');
}

/** Cuts to at most `length` characters (code points) and ends with `…` when something was cut. */
export function truncate(text: string, length: number): string {
  const characters = Array.from(text.length > length ? text : '');
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, Math.max(0, length - 1))
    .join('')
    .trimEnd()}…`;
}
