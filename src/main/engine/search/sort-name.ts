import { splitPersonName } from '@shared/lib/person-name';
import { hasHan } from '@shared/lib/text';
import { foldForSearch } from './folding';
import { compoundSurnameReadings, readingsInContext, surnameReadingOf } from './pinyin';

const ELEMENTS = /\p{Script=Han}+|\d+|[^\P{L}\p{Script=Han}]+/gu;
const APOSTROPHES = /['’‘`´]/g;
// 乐记, 单氏, 曾家: a family name in front of a firm's name is read as one.
const FAMILY_BUSINESS = /^\p{Script=Han}[氏记家]/u;
const DIGITS = 10;
const LONGEST_KEY = 40;

/**
 * The key a name sorts by, binary, on every database: pinyin of each character in its context with the surname reading in
 * front (单雄信 `shan…`), then the character itself, so that 于, 余 and 俞 stay together each; Latin folded; digits padded, so
 * that 2号 comes before 10号. Without `kind`, two or three Chinese characters are taken for a person.
 */
export function sortName(name: string, kind?: 'company' | 'person'): string {
  const folded = foldForSearch(name).replace(APOSTROPHES, '');
  const elements: string[] = [];
  for (const [run] of folded.matchAll(ELEMENTS)) {
    if (hasHan(run)) elements.push(...hanElements(run, elements.length === 0, kind, run.length === folded.length));
    else if (/^\d/.test(run)) elements.push(run.replace(/^0+(?=\d)/, '').padStart(DIGITS, '0'));
    else elements.push(run);
    if (elements.length > LONGEST_KEY) break;
  }
  if (elements.length === 0) return folded.trim() && `~${folded.trim()}`;
  return elements.slice(0, LONGEST_KEY).join(' ');
}

function hanElements(
  run: string,
  isFirst: boolean,
  kind: 'company' | 'person' | undefined,
  isWhole: boolean,
): string[] {
  const characters = Array.from(run);
  const readings = readingsInContext(characters);
  if (isFirst) readings.splice(0, ...surnameReadings(run, characters.length, kind, isWhole));
  return characters.map((character, index) => `${readings[index] ?? character} ${character}`);
}

/** Arguments for splice: how many readings to replace, and with what. */
function surnameReadings(
  run: string,
  length: number,
  kind: 'company' | 'person' | undefined,
  isWhole: boolean,
): [number, ...string[]] {
  const looksLikePerson = isWhole && length >= 2 && length <= 3;
  const isPerson = kind === 'person' || (kind === undefined && looksLikePerson);
  if (!isPerson && !FAMILY_BUSINESS.test(run)) return [0];
  const { surname } = splitPersonName(run);
  if (isPerson && Array.from(surname).length === 2) return [2, ...compoundSurnameReadings(surname)];
  const reading = surnameReadingOf(String.fromCodePoint(run.codePointAt(0) ?? 0));
  return reading === undefined ? [0] : [1, reading];
}
