import { isSameValue } from './field-values';

type Values = Readonly<Record<string, unknown>>;

/** A field both sides changed, each to something else: somebody must choose. */
export interface OpenField {
  readonly key: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface MergedVersions {
  /** What goes without asking: fields only I changed, and lists that keep both sides. */
  readonly values: Values;
  /** Lists both changed, as they read with both sides kept. */
  readonly united: readonly string[];
  readonly open: readonly OpenField[];
  /** Fields that only one side changed. */
  readonly silentCount: number;
}

/**
 * Puts together what I changed and what was saved meanwhile, both made from `base`: what one side left alone is the
 * other's, lists are merged by element, and only what is left is a conflict (rule 5 of the architecture).
 */
export function mergeVersions(
  isList: (key: string) => boolean,
  base: (key: string) => unknown,
  mine: Values,
  theirs: (key: string) => unknown,
  allKeys: readonly string[],
): MergedVersions {
  const values: Record<string, unknown> = {};
  const united: string[] = [];
  const open: OpenField[] = [];
  let silentCount = 0;
  for (const key of new Set([...allKeys, ...Object.keys(mine)])) {
    const [before, saved] = [base(key), theirs(key)];
    const isTheirs = !isSameValue(before, saved);
    const isMine = key in mine && !isSameValue(before, mine[key]);
    if (!isMine) {
      if (isTheirs) silentCount += 1;
    } else if (!isTheirs) {
      values[key] = mine[key];
      silentCount += 1;
    } else if (isSameValue(mine[key], saved)) {
      silentCount += 1;
    } else if (isList(key)) {
      values[key] = mergeLists(asList(before), asList(mine[key]), asList(saved));
      united.push(key);
    } else {
      open.push({ key, mine: mine[key], theirs: saved });
    }
  }
  return { values, united, open, silentCount };
}

/** Their list, without what I took away and with what I added; an entry I changed replaces its old self. */
export function mergeLists(
  before: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] {
  const has = (list: readonly unknown[], entry: unknown) => list.some((one) => isSameValue(one, entry));
  const kept = theirs.filter((entry) => !has(before, entry) || has(mine, entry));
  const added = mine.filter((entry) => !has(before, entry) && !has(kept, entry));
  // The same number under another label is one entry: the label I have just given it counts.
  const replaced = kept.filter((entry) => !added.some((one) => identityOf(one) === identityOf(entry)));
  return [...replaced, ...added];
}

/** What makes an entry the same one when its label changes: the number, the address's lines, the word itself. */
function identityOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return JSON.stringify(entry);
  if ('value' in entry) return `value ${JSON.stringify(entry.value)}`;
  if ('id' in entry) return `id ${JSON.stringify(entry.id)}`;
  const { label: _label, ...rest } = entry as Record<string, unknown>;
  return JSON.stringify(rest);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
