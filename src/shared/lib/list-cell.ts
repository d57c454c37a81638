import { cleanText } from './text';

/** A phone, mail address or the like with its label, `''` for none. */
export interface LabelledText {
  label: string;
  value: string;
}

/** The parts of an address in the order they stand in a cell. */
export const addressParts = ['country', 'province', 'city', 'district', 'street', 'postcode'] as const;
export type AddressText = Record<(typeof addressParts)[number] | 'label', string>;

/**
 * Several values in one cell, a line each: `mobile: 13800138000`. Address books are read into such cells and lists
 * are exported with them, so that one column holds however many numbers somebody has.
 */
export function formatListCell(entries: readonly LabelledText[]): string {
  return entries
    .map(({ label, value }) => {
      const line = value.replace(/\s*[\r\n]+\s*/g, ' ').trim();
      const name = label.replace(/[:：\s]+/g, ' ').trim();
      if (name !== '') return `${name}: ${line}`;
      return labelPattern.test(line) ? `: ${line}` : line;
    })
    .join('\n');
}

/** The inverse of formatListCell; lines and Google's ` ::: ` both divide. */
export function parseListCell(cell: string): LabelledText[] {
  return cell
    .split(/[\r\n]+| ::: /)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, label = '', value = line] = labelPattern.exec(line) ?? [];
      return { label: label.trim(), value: value.trim() };
    });
}

/**
 * Tags, or what else is a list of words, in one cell: `重点, 电力`. A word that holds a sign which divides stands in
 * quotation marks, doubled within it: `"泵, 阀"`.
 */
export function formatWords(words: readonly string[]): string {
  return words.map((word) => (needsQuotes.test(word) ? `"${word.replaceAll('"', '""')}"` : word)).join(', ');
}

/** The inverse of formatWords, for lists of other programs too: they divide by , ; 、 | lines or ` ::: ` and put * in front. */
export function parseWords(cell: string): string[] {
  const words = Array.from(cell.matchAll(wordOrSign), ([, quoted, plain = '']) =>
    quoted === undefined ? cleanText(plain).replace(/^\*\s*/, '') : cleanText(quoted.replaceAll('""', '"')),
  );
  return [...new Set(words.filter((word) => word !== ''))];
}

/** An address as one line, `country; province; city; district; street; postcode`. */
export function formatAddress(address: Omit<AddressText, 'label'>): string {
  return addressParts.map((part) => address[part].replaceAll(/[;\s]+/g, ' ').trim()).join('; ');
}

/** The inverse of formatAddress; a text of another form is taken as the street. */
export function parseAddress({ label, value }: LabelledText): AddressText {
  const parts = value.split(';').map((part) => part.trim());
  const isStructured = parts.length === addressParts.length;
  const [country = '', province = '', city = '', district = '', street = '', postcode = ''] = isStructured
    ? parts
    : ['', '', '', '', value.trim(), ''];
  return { label, country, province, city, district, street, postcode };
}

const needsQuotes = /[,，;；、|\r\n]|:::|^["*]/;
/** A sign that divides, a word in quotation marks up to such a sign, or a plain word. */
const wordOrSign =
  /\s:::\s|[,，;；、|\r\n]|\s*"((?:[^"]|"")*)"(?=\s*(?:$|[,，;；、|\r\n])|\s:::\s)|((?:(?!\s:::\s)[^,，;；、|\r\n])+)/g;

const labelPattern = /^([\p{L}\p{N}][\p{L}\p{N} ._/-]{0,38}|): (.+)$/u;
