import { LONGEST_SYLLABLE, TYPED_SYLLABLES } from './pinyin';

/** One step of typed pinyin: a whole syllable, the beginning of one (only at the end), or an initial (`zh`, `z`). */
export type PinyinUnit =
  | { kind: 'syllable'; initial: string; reading: string }
  | { kind: 'partial'; initial: string; readings: readonly string[] }
  | { kind: 'initial'; initial: string };

export type PinyinParse = readonly PinyinUnit[];

const MOST_PARSES = 6;
const LONGEST_TYPED = 40;
const NEVER_INITIAL = /[iuv]/;
const TWO_LETTER_INITIAL = /^[zcs]h/;

/**
 * The ways to read typed letters as pinyin, the likeliest (fewest steps) first, at most seven: `huadong` → hua dong;
 * `hdong` → h dong; `xian` → xian, xi an; `hdlq` → four initials. The reading as initials alone is always among them
 * when the letters allow it. Empty when the letters cannot be pinyin.
 */
export function parsePinyin(letters: string): PinyinParse[] {
  if (letters.length > LONGEST_TYPED || !/^[a-z]+$/.test(letters)) return [];
  const fewest = parsesByPosition(letters)[0] ?? [];
  if (letters.length < 2 || NEVER_INITIAL.test(letters)) return fewest;
  const initials = Array.from(letters, (initial): PinyinUnit => ({ kind: 'initial', initial }));
  const isKnown = fewest.some((parse) => parse.length === initials.length);
  return isKnown ? fewest : [...fewest, initials];
}

/** Best parses of each tail, from the end: every tail is worked out once, so long nonsense costs no more than its length. */
function parsesByPosition(letters: string): PinyinParse[][] {
  const best: PinyinParse[][] = Array.from({ length: letters.length }, () => []);
  best.push([[]]);
  for (let position = letters.length - 1; position >= 0; position--) {
    const parses = unitsAt(letters, position).flatMap(({ unit, end }) =>
      (best[end] ?? []).map((tail): PinyinParse => [unit, ...tail]),
    );
    best[position] = parses.sort((left, right) => left.length - right.length).slice(0, MOST_PARSES);
  }
  return best;
}

function unitsAt(letters: string, position: number): { unit: PinyinUnit; end: number }[] {
  const rest = letters.slice(position);
  const initial = rest[0] ?? '';
  const units: { unit: PinyinUnit; end: number }[] = [];
  for (let length = Math.min(LONGEST_SYLLABLE, rest.length); length > 0; length--) {
    const reading = TYPED_SYLLABLES.get(rest.slice(0, length));
    if (reading) units.push({ unit: { kind: 'syllable', initial, reading }, end: position + length });
  }
  const readings = completions(rest);
  if (readings.length > 0) units.push({ unit: { kind: 'partial', initial, readings }, end: letters.length });
  if (NEVER_INITIAL.test(initial)) return units;
  if (TWO_LETTER_INITIAL.test(rest)) units.push({ unit: { kind: 'initial', initial }, end: position + 2 });
  units.push({ unit: { kind: 'initial', initial }, end: position + 1 });
  return units;
}

/** Longer syllables that begin so; a bare consonant would begin twenty and says no more than an initial does. */
function completions(typed: string): string[] {
  if (typed.length >= LONGEST_SYLLABLE || !/[aeiouv]/.test(typed)) return [];
  const readings = [...TYPED_SYLLABLES]
    .filter(([syllable]) => syllable.length > typed.length && syllable.startsWith(typed))
    .map(([, reading]) => reading);
  return [...new Set(readings)];
}
