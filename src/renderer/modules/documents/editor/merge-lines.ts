import { isSameValue } from '../../records/field-values';
import type { DraftLine } from './draft-lines';

/** A line both sides changed, each to something else; null is what is gone on that side. */
export interface OpenLine {
  readonly id: string;
  readonly mine: DraftLine | null;
  readonly theirs: DraftLine | null;
}

export interface MergedLines {
  readonly open: readonly OpenLine[];
  /** The lines with both sides kept; of the open ones mine where it says so, else theirs. */
  readonly settle: (isMine: (id: string) => boolean) => DraftLine[];
}

type Lines = readonly DraftLine[];

/**
 * Puts together the lines I have and those saved meanwhile, both made from `before`: a line only one side changed is that
 * side's, added ones stay where they were put, and what both changed differently is open (rule 5).
 */
export function mergeLines(before: Lines, mine: Lines, theirs: Lines): MergedLines {
  const [was, here, there] = [byId(before), byId(mine), byId(theirs)];
  const open: OpenLine[] = [];
  const settled = new Map<string, DraftLine | null>();
  for (const id of new Set([...was.keys(), ...here.keys(), ...there.keys()])) {
    const [old, my, their] = [was.get(id) ?? null, here.get(id) ?? null, there.get(id) ?? null];
    if (isSameValue(my, their) || isSameValue(old, their)) settled.set(id, my);
    else if (isSameValue(old, my)) settled.set(id, their);
    else open.push({ id, mine: my, theirs: their });
  }
  // Whose order counts: mine where I have changed it, else theirs; what only the other side has comes behind its neighbour.
  const isMyOrder = !isSameValue(order(before, here), order(mine, was));
  const ids = isMyOrder ? woven(mine, theirs) : woven(theirs, mine);
  return {
    open,
    settle: (isMine) =>
      ids.flatMap((id) => {
        const asked = open.find((line) => line.id === id);
        const line = asked ? (isMine(id) ? asked.mine : asked.theirs) : settled.get(id);
        return line ? [line] : [];
      }),
  };
}

function byId(lines: Lines): ReadonlyMap<string, DraftLine> {
  return new Map(lines.map((line) => [line.id, line]));
}

function order(lines: Lines, others: ReadonlyMap<string, DraftLine>): string[] {
  return lines.map(({ id }) => id).filter((id) => others.has(id));
}

function woven(first: Lines, second: Lines): string[] {
  const ids = first.map(({ id }) => id);
  for (const [index, { id }] of second.entries()) {
    if (ids.includes(id)) continue;
    const neighbour = second[index - 1]?.id;
    ids.splice(neighbour === undefined ? 0 : ids.indexOf(neighbour) + 1, 0, id);
  }
  return ids;
}
