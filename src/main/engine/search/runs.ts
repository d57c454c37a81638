/**
 * A folded text as runs of one sort: characters of scripts without blanks (`han`), and words of letters or digits.
 * Documents and queries are cut by the same rule, else they could not meet.
 */
export interface Run {
  sort: 'han' | 'word';
  text: string;
}

const APOSTROPHES = /['’‘`´]/g;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const SCRIPTS_WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Cuts a folded text (`foldForSearch`) into runs; anything else (blanks, punctuation, signs) only separates. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  let sort: Run['sort'] | null = null;
  let text = '';
  for (const character of folded.replace(APOSTROPHES, '')) {
    const next = sortOf(character);
    if (next !== sort) {
      if (sort) runs.push({ sort, text });
      sort = next;
      text = '';
    }
    text += character;
  }
  if (sort) runs.push({ sort, text });
  return runs;
}

/** Only the letters, digits and characters of a folded text, in one piece: what contiguity is checked on. */
export function squeeze(folded: string): string {
  let text = '';
  for (const run of runsOf(folded)) text += run.text;
  return text;
}

function sortOf(character: string): Run['sort'] | null {
  const code = character.codePointAt(0) ?? 0;
  // The two commonest cases first: an import cuts hundreds of millions of characters.
  if (code < 0x80) return isAsciiWordCode(code) ? 'word' : null;
  if (code >= 0x4e00 && code <= 0x9fff) return 'han';
  if (!WORD_CHARACTER.test(character)) return null;
  return SCRIPTS_WITHOUT_BLANKS.test(character) ? 'han' : 'word';
}

function isAsciiWordCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}
