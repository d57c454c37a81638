import { cleanText } from '@shared/lib/text';
import { foldForSearch } from './folding';
import { readingsOf } from './pinyin';
import { parsePinyin, type PinyinParse } from './pinyin-parse';
import { runsOf, squeeze, type Run } from './runs';
import { initialGrams, numberForms, pairsOf, phoneGrams, queryEdge, type TokenGroup, type WordKind } from './tokens';

/** Tokens a document must have: one, all of some, or any of some. */
export type TokenCondition = string | { all: readonly TokenCondition[] } | { any: readonly TokenCondition[] };

/** One word of a query, with what its finds must have. A condition is undefined where the word is too short to ask for. */
export interface QueryWord {
  /** Folded and squeezed: what `rankNames` looks for. */
  text: string;
  /** A name begins with it, or a phone number ends with it. */
  start: TokenCondition | undefined;
  /** It occurs anywhere the index covers. */
  anywhere: TokenCondition | undefined;
}

export interface QueryPlan {
  words: readonly QueryWord[];
  /** The whole query is a (short) name or a record number. */
  exact: TokenCondition | undefined;
}

/** Which searches to make, in this order, until enough is found: better hits come up even where `anywhere` has thousands. */
export type SearchPlace = 'exact' | 'start' | 'anywhere';

export interface MatchOptions {
  /** Groups the caller may search: without `t` no contact details are given away by a hit. */
  groups: ReadonlySet<TokenGroup>;
  /** Access tokens of which a document must have one, or `everything` for callers who see all. */
  access: readonly string[] | 'everything';
}

export const ALL_TOKEN_GROUPS: ReadonlySet<TokenGroup> = new Set<TokenGroup>(['n', 'b', 'e', 'p', 'i', 't', 'x', 'o']);
/** Groups whose hits `rankNames` can check against names. */
export const NAME_TOKEN_GROUPS: ReadonlySet<TokenGroup> = new Set<TokenGroup>(['n', 'b', 'e', 'p', 'i']);

const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
const PHONE_LIKE = /^\+?[\d\s().-]+$/;
const NUMBER_LIKE = /^[a-z]{0,3}[-–]?\d+(?:-\d+)*$/;

/**
 * What to look for when somebody typed `text` (name parts, pinyin, initials, digits, mail, numbers; words are all wanted).
 * A query without letters and digits has no words.
 */
export function queryTokens(text: string): QueryPlan {
  const folded = foldForSearch(cleanText(text.slice(0, LONGEST_QUERY)).replace(/ü/gi, 'v'));
  const words = queryTexts(folded).slice(0, MOST_WORDS).map(queryWord);
  const whole = squeeze(folded);
  const exact = whole ? [`e${whole}`, ...(NUMBER_LIKE.test(folded) ? numberTokens(folded) : [])] : [];
  return { words, exact: anyOf(exact) };
}

/** The FTS5 MATCH for one place, or null when nothing can be found there (too short, no access, group not allowed). */
export function matchExpression(plan: QueryPlan, place: SearchPlace, options: MatchOptions): string | null {
  const condition = conditionFor(plan, place);
  if (!condition || options.access.length === 0) return null;
  const match = print(condition, options.groups);
  if (match === null || options.access === 'everything') return match;
  return `${match} AND (${options.access.map(quoted).join(' OR ')})`;
}

/** What a document must have for one place; undefined when the query asks for nothing there. */
export function conditionFor(plan: QueryPlan, place: SearchPlace): TokenCondition | undefined {
  if (place === 'exact') return plan.exact;
  const [first, ...others] = plan.words;
  if (place === 'anywhere' || !first) return allOf(plan.words.map((word) => word.anywhere));
  return first.start && allOf([first.start, ...others.map((word) => word.anywhere)]);
}

function print(condition: TokenCondition, groups: ReadonlySet<string>): string | null {
  if (typeof condition === 'string') return groups.has(condition[0] ?? '') ? quoted(condition) : null;
  if ('all' in condition) {
    const parts = condition.all.map((part) => print(part, groups));
    return parts.includes(null) ? null : `(${parts.join(' AND ')})`;
  }
  const parts = condition.any.map((part) => print(part, groups)).filter((part) => part !== null);
  return parts.length === 0 ? null : `(${parts.join(' OR ')})`;
}

function quoted(token: string): string {
  return `"${token}"`;
}

/** Words as wanted: a phone number typed with blanks is one, so are mail addresses and record numbers. */
function queryTexts(folded: string): string[] {
  const isPhone = PHONE_LIKE.test(folded) && folded.replace(/\D/g, '').length >= 4 && /\D/.test(folded);
  if (isPhone && !NUMBER_LIKE.test(folded)) return [folded.replace(/[^\d+]/g, '')];
  return folded.split(' ').flatMap((chunk) => {
    if (chunk.includes('@') || NUMBER_LIKE.test(chunk)) return [chunk];
    return chunk.replace(/['’‘`´]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  });
}

function queryWord(typed: string): QueryWord {
  const text = squeeze(typed);
  const runs = runsOf(typed);
  if (typed.includes('@')) return { text, start: undefined, anywhere: mailCondition(runs) };
  const digits = /^\+?[\d-]+$/.test(typed) ? phoneDigits(typed) : '';
  const anywhere = anyOf([
    nameCondition(runs),
    noteCondition(runs),
    mailWord(runs),
    phoneCondition(digits),
    ...(NUMBER_LIKE.test(typed) ? numberTokens(typed) : []),
    ...(text.length >= 6 && /\d/.test(text) ? wordToken('x', text, 'tax') : []),
  ]);
  return { text, start: anyOf([startCondition(runs), digits.length === 4 ? `tl${digits}` : undefined]), anywhere };
}

/** Without country code; a leading 0 stays, as landlines are indexed with it. */
function phoneDigits(typed: string): string {
  const digits = typed.replace(/\D/g, '').replace(/^00/, '');
  return /^86(?:1\d{10}|0?[2-9]\d{8,10})$/.test(digits) ? digits.slice(2) : digits;
}

function phoneCondition(digits: string): TokenCondition | undefined {
  const grams = phoneGrams(digits);
  if (grams.length === 0) return undefined;
  const asTyped = allOf(grams.map((gram) => `t${gram}`));
  // Foreign numbers are indexed with their country code, which replaces the 0 typed at home.
  if (!digits.startsWith('0') || grams.length === 1) return asTyped;
  return anyOf([asTyped, allOf(phoneGrams(digits.slice(1)).map((gram) => `t${gram}`))]);
}

function mailCondition(runs: readonly Run[]): TokenCondition | undefined {
  // The last word may be a top-level domain, which is not indexed, or the beginning of the name before it.
  const words = runs.length > 2 ? runs.slice(0, -1) : runs;
  return allOf(words.map((run) => wordToken('t', run.text, 'mail')[0]));
}

function mailWord(runs: readonly Run[]): string | undefined {
  const [run] = runs;
  if (runs.length !== 1 || run?.sort !== 'word') return undefined;
  return wordToken('t', run.text, 'mail')[0];
}

function noteCondition(runs: readonly Run[]): TokenCondition | undefined {
  const conditions = runs.map((run) =>
    run.sort === 'han' ? allOf(pairsOf(run.text).map((pair) => `o${pair}`)) : wordToken('o', run.text, 'note')[0],
  );
  return conditions.includes(undefined) ? undefined : allOf(conditions);
}

function numberTokens(typed: string): string[] {
  const [whole] = numberForms(typed);
  return whole ? [`x${whole}`] : [];
}

/** Latin words ask for their edge or read as pinyin, Chinese characters for their grams, a mixture (hua东) for all of it. */
function nameCondition(runs: readonly Run[]): TokenCondition | undefined {
  const conditions = runs.map((run) => {
    if (run.sort === 'han') return allOf(pairsOf(run.text).map((pair) => `n${pair}`));
    const readings = parsePinyin(run.text).map(parseCondition);
    // A single letter may be an initial (华d, 李 m): it asks for nothing and is checked on the name.
    const isInitial = /^[a-z]$/.test(run.text) || (runs.length > 1 && readings.includes(undefined));
    if (isInitial) return undefined;
    return anyOf([...wordToken('n', run.text, 'name'), ...readings]);
  });
  return allOf([...conditions, mixedInitials(runs)]);
}

/** 华d and d东 ask for the initials `hd`, as long as the characters have one reading's initial each. */
function mixedInitials(runs: readonly Run[]): TokenCondition | undefined {
  const isMixed = runs.length > 1 && runs.every((run) => run.sort === 'han' || run.text.length === 1);
  if (!isMixed) return undefined;
  const initials = Array.from(runs.map((run) => run.text).join(''), (character) => {
    const found = new Set(/[a-z]/.test(character) ? [character] : readingsOf(character).map((reading) => reading[0]));
    return found.size === 1 ? ([...found][0] ?? '') : '';
  });
  return initials.includes('') ? undefined : allOf(initialGrams(initials.join('')).map((gram) => `i${gram}`));
}

function parseCondition(parse: PinyinParse): TokenCondition | undefined {
  const [only] = parse;
  if (parse.length === 1 && only?.kind === 'partial') return anyOf(only.readings.map((reading) => `p${reading}`));
  const syllables = parse.flatMap((unit) => (unit.kind === 'syllable' ? [`p${unit.reading}`] : []));
  return allOf([...initialGrams(initialsOf(parse)).map((gram) => `i${gram}`), ...new Set(syllables)]);
}

function startCondition(runs: readonly Run[]): TokenCondition | undefined {
  const [first] = runs;
  if (!first) return undefined;
  if (first.sort === 'han') {
    const beginning = `b${Array.from(first.text).slice(0, 2).join('')}`;
    return allOf([beginning, nameCondition(runs)]);
  }
  const asWord = wordToken('b', first.text, 'first')[0];
  const rest = wordToken('n', first.text, 'name')[0];
  const word = asWord && (first.text.length > 2 && rest ? allOf([asWord, rest]) : asWord);
  if (runs.length > 1) return word && allOf([word, nameCondition(runs)]);
  return anyOf([word, ...parsePinyin(first.text).map(startOfParse)]);
}

function startOfParse(parse: PinyinParse): TokenCondition | undefined {
  const [first] = parse;
  if (parse.length === 1 && first?.kind === 'syllable') return `b${first.reading}`;
  if (parse.length === 1 && first?.kind === 'partial') return anyOf(first.readings.map((reading) => `b${reading}`));
  return allOf([`b${initialsOf(parse).slice(0, 3)}`, parse.length > 1 ? parseCondition(parse) : undefined]);
}

function initialsOf(parse: PinyinParse): string {
  return parse.map((unit) => unit.initial).join('');
}

function wordToken(group: TokenGroup, word: string, kind: WordKind): string[] {
  const edge = queryEdge(word, kind);
  return edge === undefined ? [] : [group + edge];
}

function allOf(conditions: readonly (TokenCondition | undefined)[]): TokenCondition | undefined {
  const all = conditions.filter((condition) => condition !== undefined);
  return all.length > 1 ? { all } : all[0];
}

function anyOf(conditions: readonly (TokenCondition | undefined)[]): TokenCondition | undefined {
  const any = conditions.filter((condition) => condition !== undefined);
  return any.length > 1 ? { any } : any[0];
}
