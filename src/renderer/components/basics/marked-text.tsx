import type { ReactNode } from 'react';
import type { Mark } from '@shared/contract/list';
import classes from './marked-text.module.css';

/** A text with parts of it marked: what was searched for. The marks are in order; of two that overlap the first counts. */
export function markedText(text: string, marks: readonly Readonly<Mark>[] | undefined): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [from, to] of marks ?? []) {
    if (from < end || to > text.length) continue;
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
