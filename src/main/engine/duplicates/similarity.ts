import { readingsOf } from '@engine/search/pinyin';

/** Likeness of short texts, 0 to 1, and sound of Chinese ones. */

const PREFIX_WEIGHT = 0.1;
const LONGEST_PREFIX = 4;

/** Jaro-Winkler: letters in common near each other, with a bonus for the same beginning. Suited to words with typing mistakes. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const jaro = jaroLikeness(Array.from(left), Array.from(right));
  let prefix = 0;
  while (prefix < LONGEST_PREFIX && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix++;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

/** How many characters have to be typed, dropped or changed to get from one text to the other (Levenshtein). */
export function editDistance(left: string, right: string): number {
  const target = Array.from(right);
  let previous = Array.from({ length: target.length + 1 }, (_, index) => index);
  for (const [row, character] of Array.from(left).entries()) {
    const current = [row + 1];
    for (const [column, other] of target.entries()) {
      const changed = (previous[column] ?? 0) + (character === other ? 0 : 1);
      current.push(Math.min(changed, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[target.length] ?? 0;
}

/** 1 for equal texts, falling with every character that has to be edited. */
export function editLikeness(left: string, right: string): number {
  const longest = Math.max(Array.from(left).length, Array.from(right).length);
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

/** The sound of a text: the usual reading of each Chinese character, everything else as it is. */
export function soundOf(text: string): string {
  return Array.from(text, (character) => readingsOf(character)[0] ?? character).join(' ');
}

function jaroLikeness(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Set<number>();
  const matchedLeft: string[] = [];
  left.forEach((character, index) => {
    for (let other = Math.max(0, index - reach); other <= Math.min(right.length - 1, index + reach); other++) {
      if (taken.has(other) || right[other] !== character) continue;
      taken.add(other);
      matchedLeft.push(character);
      return;
    }
  });
  if (matchedLeft.length === 0) return 0;
  const matchedRight = right.filter((_, index) => taken.has(index));
  const swapped = matchedLeft.filter((character, index) => character !== matchedRight[index]).length / 2;
  const matches = matchedLeft.length;
  return (matches / left.length + matches / right.length + (matches - swapped) / matches) / 3;
}
