import type { ReactNode } from 'react';
import { markedText } from '@renderer/components/basics/marked-text';

/** A line below a name with what was searched for marked, letter for letter; the name's marks come from the engine. */
export function markMatch(text: string, query: string): ReactNode {
  const ranges = query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => rangeOf(text, word))
    .filter((range) => range !== null)
    .sort((left, right) => left[0] - right[0]);
  return markedText(text, ranges);
}

/** Where a word stands; spaces within the text do not count, so that 80010 finds 138 0013 8001 0. */
function rangeOf(text: string, word: string): readonly [number, number] | null {
  const positions: number[] = [];
  let squeezed = '';
  for (const [index, character] of [...text.toLowerCase()].entries()) {
    if (/[\s-]/.test(character)) continue;
    squeezed += character;
    positions.push(index);
  }
  // Characters beyond the basic plane count twice in a string; such a text is left unmarked.
  if (squeezed.length !== positions.length) return null;
  const at = squeezed.indexOf(word.replace(/-/g, ''));
  const first = positions[at];
  const last = positions[at + word.replace(/-/g, '').length - 1];
  return at < 0 || first === undefined || last === undefined ? null : [first, last + 1];
}
