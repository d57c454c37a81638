import { Converter } from 'opencc-js/t2cn';
import { isHan } from '@shared/lib/text';

/**
 * One form for stored and typed text, so that 寧波華東, 宁波华东 and `Müller` find each other.
 * Every step works on single characters: folding a part of a text gives that part of the folded text,
 * which the gram tokens and the contiguity check rely on.
 */

// The Hong Kong table also covers the Taiwanese and mainland traditional forms; the others miss 衞 and its like.
const toSimplified = Converter({ from: 'hk', to: 'cn' });
const simplifiedForms = new Map<string, string>();

const ASCII_ONLY = /^[\x00-\x7f]*$/;
const MARKS = /\p{M}+/gu;
const LETTERS_WITHOUT_DECOMPOSITION: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};
const UNDECOMPOSED = /[ßæœøđðþłħı]/g;

/** Lower case, half width, without diacritics, simplified Chinese. Punctuation and blanks stay. */
export function foldForSearch(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  const plain = text
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(UNDECOMPOSED, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter);
  let folded = '';
  for (const character of plain) folded += character < '\u2e80' ? character : simplifiedForm(character);
  return folded;
}

function simplifiedForm(character: string): string {
  const known = simplifiedForms.get(character);
  if (known !== undefined) return known;
  const simplified = isHan(character) ? toSimplified(character) : character;
  simplifiedForms.set(character, simplified);
  return simplified;
}
