import { foldForSearch } from './folding';
import { readingsOf, spellingsOf } from './pinyin';
import { queryTokens, type QueryPlan } from './query-tokens';
import { squeeze } from './runs';

/** How well a name answers a query; own and recent come after this in the order of hits. */
export type NameRank = 'exact' | 'prefix' | 'contains';

const ORDER: readonly NameRank[] = ['exact', 'prefix', 'contains'];

/**
 * True when every word of the query stands in the title in one piece: as text after folding, or as pinyin, initials or a
 * mixture read off its characters. Grams and syllables alone cannot know that.
 */
export function titleMatches(title: string, query: string): boolean {
  return rankNames([title], queryTokens(query)) !== null;
}

/**
 * The best rank among the names of a record (title and aliases), or null when no name has every word of the query.
 * `exact`: it is the whole name; `prefix`: the name begins with the first word; else `contains`.
 */
export function rankNames(names: readonly string[], plan: QueryPlan): NameRank | null {
  const ranks = names.map((name) => rankName(name, plan));
  return ORDER.find((rank) => ranks.includes(rank)) ?? null;
}

/** 0 for the best; for sorting hits. */
export function rankOrder(rank: NameRank): number {
  return ORDER.indexOf(rank);
}

function rankName(name: string, plan: QueryPlan): NameRank | null {
  const characters = Array.from(squeeze(foldForSearch(name)));
  const [first] = plan.words;
  if (!first || characters.length === 0) return null;
  const whole = plan.words.map((word) => word.text).join('');
  if (endOf(characters, 0, whole, true) !== null) return 'exact';
  if (!plan.words.every((word) => contains(characters, word.text))) return null;
  return endOf(characters, 0, first.text, false) === null ? 'contains' : 'prefix';
}

function contains(characters: readonly string[], text: string): boolean {
  return characters.some((_, start) => endOf(characters, start, text, false) !== null);
}

/** Where a word ends that can be read off folded characters from `start` on, or null; see endOf. */
export function readFrom(characters: readonly string[], start: number, text: string): number | null {
  return endOf(characters, start, text, false);
}

/**
 * Where `text` ends that can be read off the characters from `start` on without a gap, or null. A character answers to itself, to any of
 * its readings in full, to the first letter (or zh, ch, sh) of one, and at the end of the text to a part of one.
 * With `toEnd` the characters must be used up and the last reading be complete.
 */
function endOf(characters: readonly string[], start: number, text: string, toEnd: boolean): number | null {
  const failed = new Set<number>();
  const width = text.length + 1;

  function endFrom(index: number, offset: number): number | null {
    if (offset === text.length) return !toEnd || index === characters.length ? index : null;
    const key = index * width + offset;
    if (index === characters.length || failed.has(key)) return null;
    for (const step of stepsOf(characters[index] ?? '', text, offset, toEnd)) {
      const end = endFrom(index + 1, offset + step);
      if (end !== null) return end;
    }
    failed.add(key);
    return null;
  }

  return endFrom(start, 0);
}

/** How many letters of the text, at this offset, the character may stand for. */
function stepsOf(character: string, text: string, offset: number, toEnd: boolean): number[] {
  if (text.startsWith(character, offset)) return [character.length];
  if (character < '\u0080') return [];
  const left = text.length - offset;
  return readingsOf(character).flatMap((reading) => {
    const steps: number[] = [];
    for (const spelling of spellingsOf(reading)) {
      if (text.startsWith(spelling, offset)) steps.push(spelling.length);
      else if (!toEnd && left < spelling.length && spelling.startsWith(text.slice(offset))) steps.push(left);
    }
    if (text[offset] === reading[0]) steps.push(1);
    if (/^[zcs]h/.test(reading) && text.startsWith(reading.slice(0, 2), offset)) steps.push(2);
    return steps;
  });
}
