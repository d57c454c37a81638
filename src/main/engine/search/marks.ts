import type { Mark } from '@shared/contract/list';
import { foldForSearch } from './folding';
import type { QueryPlan } from './query-tokens';
import { readFrom } from './ranking';
import { squeeze } from './runs';

/**
 * Where the words of a query stand in a name as it is written, by the same reading that ranks it: letters, pinyin,
 * initials, simplified for traditional. From and to as positions in the text, in order and apart from one another; a word
 * that stands nowhere (found by a phone or tag) marks nothing.
 */
export function marksOf(name: string, plan: QueryPlan): Mark[] {
  const { characters, places } = spread(name);
  const found = plan.words
    .map((word) => closestMark(characters, places, word.text))
    .filter((mark) => mark !== null)
    .sort((left, right) => left[0] - right[0]);
  const marks: Mark[] = [];
  for (const [from, to] of found) {
    const last = marks.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  return marks;
}

/** The folded characters that count, each with the place of the one it was in the text. */
function spread(name: string): { characters: string[]; places: Mark[] } {
  const characters: string[] = [];
  const places: Mark[] = [];
  let at = 0;
  for (const character of name) {
    const place: Mark = [at, at + character.length];
    at += character.length;
    for (const folded of squeeze(foldForSearch(character))) {
      characters.push(folded);
      places.push([...place]);
    }
  }
  return { characters, places };
}

/** The shortest reading is the likeliest: `zhang` is 张 rather than the initials of 中华安国; of equal ones the first. */
function closestMark(characters: readonly string[], places: readonly Mark[], text: string): Mark | null {
  let closest: readonly [start: number, end: number] | null = null;
  for (let start = 0; start < characters.length && text !== ''; start++) {
    const end = readFrom(characters, start, text);
    if (end !== null && (closest === null || end - start < closest[1] - closest[0])) closest = [start, end];
  }
  const first = closest && places[closest[0]];
  const last = closest && places[closest[1] - 1];
  return first && last ? [first[0], last[1]] : null;
}
