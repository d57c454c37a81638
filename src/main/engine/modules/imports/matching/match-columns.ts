import type { ColumnFact } from '../reading/read-types';
import { contentKind, type ContentKind } from './column-content';
import { comparableHeader, headerSynonyms, withoutHint, type HeaderMeaning } from './header-synonyms';

/** A field a column can go to. `labels` are its names on screen in every language, `synonyms` what a firm adds. */
export interface TargetField {
  key: string;
  type: string;
  labels: readonly string[];
  synonyms?: readonly string[];
}

/** Where a column goes; a list field takes several, told apart by label, part and group. */
export interface ColumnTarget extends HeaderMeaning {
  field: string;
  /** Columns of one element of a list, such as the street and city of one address. */
  group?: string;
}

export interface ColumnMatch extends Partial<ColumnTarget> {
  index: number;
  /** 0 to 1. */
  confidence: number;
  how: 'saved' | 'header' | 'content' | 'none';
}

/** A map a firm has saved: targets by the header they belong to; null for a column to leave out. */
export type SavedMap = Readonly<Record<string, ColumnTarget | null>>;

const listTypes = new Set(['phones', 'emails', 'addresses', 'handles', 'tags']);
const contentTargets: Record<ContentKind, (field: TargetField) => boolean> = {
  phone: ({ type }) => type === 'phones',
  mail: ({ type }) => type === 'emails',
  taxId: ({ key }) => key === 'taxId',
  date: ({ type }) => type === 'date' || type === 'moment',
  money: ({ type }) => type === 'money',
  yesNo: ({ type }) => type === 'yesNo',
  url: ({ key }) => key === 'website',
};

interface Candidate extends ColumnTarget {
  confidence: number;
  /** How early the name stands among the synonyms of its field. */
  rank: number;
}

/**
 * Proposes a field for every column: by a saved map, by its header, by what its samples look like. A field that holds
 * one value is proposed once, for the column that fits best.
 */
export function matchColumns(
  columns: readonly ColumnFact[],
  targetFields: readonly TargetField[],
  savedMap: SavedMap = {},
): ColumnMatch[] {
  const matches = new Map<number, ColumnMatch>();
  const taken = new Set<string>();
  const settle = (match: ColumnMatch): void => {
    matches.set(match.index, match);
    if (match.field !== undefined && !isList(targetFields, match.field)) taken.add(match.field);
  };
  const saved = new Map(Object.entries(savedMap).map(([header, target]) => [comparableHeader(header), target]));
  for (const { index, header } of columns) {
    const target = header === '' ? undefined : saved.get(comparableHeader(header));
    if (target === null) settle({ index, confidence: 1, how: 'saved' });
    else if (target && targetFields.some(({ key }) => key === target.field))
      settle({ index, confidence: 1, how: 'saved', ...target });
  }
  const byHeader = columns
    .filter(({ index, header }) => header !== '' && !matches.has(index))
    .flatMap(({ index, header }) => headerCandidates(header, targetFields).map((candidate) => ({ index, candidate })))
    .sort(
      (left, right) =>
        right.candidate.confidence - left.candidate.confidence || left.candidate.rank - right.candidate.rank,
    );
  for (const { index, candidate } of byHeader) {
    if (matches.has(index) || taken.has(candidate.field)) continue;
    const { rank, ...target } = candidate;
    void rank;
    settle({ index, how: 'header', ...target });
  }
  for (const { index, samples } of columns) {
    if (matches.has(index)) continue;
    const field = contentField(samples, targetFields, taken, matches);
    settle(field ? { index, field, confidence: 0.5, how: 'content' } : { index, confidence: 0, how: 'none' });
  }
  return columns.map(({ index }) => matches.get(index) ?? { index, confidence: 0, how: 'none' });
}

function isList(targetFields: readonly TargetField[], key: string): boolean {
  return targetFields.some((field) => field.key === key && listTypes.has(field.type));
}

/** Every field the header may mean, in what sense and how surely. */
function headerCandidates(header: string, targetFields: readonly TargetField[]): Candidate[] {
  const numbered = splitNumber(header);
  const exact = [header, withoutHint(header), numbered.header].map(comparableHeader).filter((name) => name !== '');
  return targetFields.flatMap((field): Candidate[] => {
    const own = [field.key, ...field.labels, ...(field.synonyms ?? [])].map(comparableHeader);
    const names = namesOf(field.key);
    const place = exact.findIndex((name) => own.includes(name) || names.has(name));
    const name = exact[place];
    if (name !== undefined) {
      const known = names.get(name);
      const group = numbered.group ?? (known?.part ? `${field.key}:${known.label ?? ''}` : undefined);
      const isOwn = own.includes(name);
      return [
        {
          field: field.key,
          ...known?.meaning,
          group,
          confidence: isOwn ? 1 : 0.95 - place * 0.02,
          rank: known?.rank ?? 0,
        },
      ];
    }
    const contained = longestContained(exact[0] ?? '', names);
    return contained ? [{ field: field.key, ...contained.meaning, confidence: 0.6, rank: contained.rank }] : [];
  });
}

interface KnownName {
  meaning: HeaderMeaning;
  part?: HeaderMeaning['part'];
  label?: string;
  rank: number;
}

const namesByField = new Map<string, Map<string, KnownName>>();

function namesOf(key: string): Map<string, KnownName> {
  const known = namesByField.get(key);
  if (known) return known;
  const names = new Map<string, KnownName>();
  for (const { names: words, label, part } of headerSynonyms[key] ?? []) {
    const meaning: HeaderMeaning = { ...(label ? { label } : {}), ...(part ? { part } : {}) };
    for (const word of words.split(' ')) {
      const name = comparableHeader(word);
      if (!names.has(name)) names.set(name, { meaning, part, label, rank: names.size });
    }
  }
  namesByField.set(key, names);
  return names;
}

/** `Phone 2 - Value` is a further `Phone 1 - Value`, `手机2` a further 手机. */
function splitNumber(header: string): { header: string; group?: string } {
  const [, start, number, end] = /^(.*?[^\d\s-])[\s-]*(\d{1,2})(?:\s*-\s*(.+))?$/.exec(header.trim()) ?? [];
  if (start === undefined || number === undefined) return { header };
  if (end === undefined) return { header: start };
  return { header: `${start} 1 - ${end}`, group: `${comparableHeader(start)}${number}` };
}

/** Chinese headers put words around the one that counts: 客户手机号码 contains 手机号码. */
function longestContained(header: string, names: ReadonlyMap<string, KnownName>): KnownName | null {
  let best: { name: string; known: KnownName } | null = null;
  for (const [name, known] of names) {
    const isWord = /\p{Script=Han}/u.test(name) ? name.length >= 2 : name.length >= 5;
    if (isWord && header.includes(name) && header.length <= name.length * 3 && name.length > (best?.name.length ?? 0)) {
      best = { name, known };
    }
  }
  return best?.known ?? null;
}

/** Content decides only where it leaves no choice between fields of its kind. */
function contentField(
  samples: readonly string[],
  targetFields: readonly TargetField[],
  taken: ReadonlySet<string>,
  matches: ReadonlyMap<number, ColumnMatch>,
): string | null {
  const kind = contentKind(samples);
  if (kind === null) return null;
  const used = new Set([...matches.values()].map(({ field }) => field));
  const fields = targetFields.filter(
    (field) => contentTargets[kind](field) && !taken.has(field.key) && !used.has(field.key),
  );
  return fields.length === 1 ? (fields[0]?.key ?? null) : null;
}
