import type { ReactNode } from 'react';
import classes from './Search.module.css';

/**
 * The text with what was searched for marked. Only what stands there letter for letter: pinyin and traditional characters
 * are found by the engine and cannot be shown in the name.
 */
export function markMatch(text: string, query: string): ReactNode {
  const ranges = query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => rangeOf(text, word))
    .filter((range) => range !== null)
    .sort((left, right) => left[0] - right[0]);
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end) continue;
    parts.push(
      text.slice(end, from),
      <mark key={from} className={classes.mark}>
        {text.slice(from, to)}
      </mark>,
    );
    end = to;
  }
  return parts.length === 0 ? text : [...parts, text.slice(end)];
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
