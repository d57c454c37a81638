import { foldForSearch } from './folding';
import { readingsOf } from './pinyin';
import { runsOf, squeeze, type Run } from './runs';

/**
 * The tokens of a search document (architecture.md, Search). Each begins with the letter of its group and is letters,
 * digits and Chinese characters only, so FTS5's `unicode61` keeps it whole:
 *
 * - `n` name and aliases: Chinese characters one and two at a time, edges of other words
 * - `b` how a name begins: first one and two characters, first one to three initials, edges of the first word
 * - `e` a short name as a whole, so that 张伟 comes up before three thousand 张伟…
 * - `p` pinyin syllables, `i` initials two and three at a time
 * - `t` telephone numbers (every four digits, `tl` the last four) and words of mail addresses
 * - `x` tax id and record number, `o` tags and notes, `a` access
 *
 * Words have edges (`tec`, `tech`, `techno`…) rather than an FTS5 prefix index: a prefix longer than the index makes FTS5
 * gather every posting of every matching term first, and an index over all groups costs more room than the edges do.
 */
export interface SearchDocument {
  name: string;
  aliases?: readonly string[];
  /** E.164 where the country is known, else as written. */
  phones?: readonly string[];
  mails?: readonly string[];
  taxId?: string | null;
  /** The record's number as people see it: C-000123. */
  number?: string | null;
  tags?: readonly string[];
  notes?: string | null;
  access: DocumentAccess;
}

/** Who may find a document: its department, its owner and co-owners, and what it is shared with (people or departments). */
export interface DocumentAccess {
  departmentId: string | null;
  peopleIds: readonly string[];
  shareIds: readonly string[];
}

/** Groups of tokens by their letter; `a` never comes from what a user typed. */
export type TokenGroup = 'n' | 'b' | 'e' | 'p' | 'i' | 't' | 'x' | 'o';

/** Where a typed word is looked for; each place cuts words at lengths of its own. */
export type WordKind = 'name' | 'first' | 'tax' | 'note' | 'mail';

/** The lengths at which words are cut; a longer query uses the longest one and is checked against the text. */
const EDGES = [2, 3, 4, 6, 8, 12];
const FIRST_WORD_EDGES = [1, 2, 3, 4];
const TAX_ID_EDGES = [6, 8, 10, 12, 15, 18];
const NOTE_EDGES = [3, 4, 6, 8];
const SHORT_NAME = 4;
const SHORT_LATIN_NAME = 20;
const PHONE_GRAM = 4;
const LONGEST_NAME = 120;
const LONGEST_NOTES = 2_000;
const MOST_NOTE_TOKENS = 400;
const MOST_INITIAL_VARIANTS = 4;

/** All tokens of a document, separated by blanks, each once: the text of its FTS5 row. */
export function documentTokens(document: SearchDocument): string {
  const tokens = new Set<string>();
  addName(tokens, document.name);
  for (const alias of document.aliases ?? []) addName(tokens, alias);
  for (const phone of document.phones ?? []) addPhone(tokens, phone);
  for (const mail of document.mails ?? []) addMail(tokens, mail);
  if (document.taxId) addTaxId(tokens, document.taxId);
  if (document.number) for (const form of numberForms(document.number)) tokens.add(`x${form}`);
  for (const tag of document.tags ?? []) addNoteText(tokens, tag, true);
  if (document.notes) addNotes(tokens, document.notes);
  for (const token of accessTokens(document.access)) tokens.add(token);
  return [...tokens].join(' ');
}

/** The access tokens of a document: `ad` department, `au` owner or co-owner, `as` share. */
export function accessTokens(access: DocumentAccess): string[] {
  return [
    ...(access.departmentId ? [departmentToken(access.departmentId)] : []),
    ...access.peopleIds.map(personToken),
    ...access.shareIds.map(shareToken),
  ];
}

/** Found by whoever has the scope of this department. */
export function departmentToken(id: string): string {
  return `ad${plainId(id)}`;
}

/** Found by this owner or co-owner. */
export function personToken(id: string): string {
  return `au${plainId(id)}`;
}

/** Found by the person or department it is shared with. */
export function shareToken(id: string): string {
  return `as${plainId(id)}`;
}

/** The edge under which a typed word is found among the words of a name, mail or tag; undefined when it is too short. */
export function queryEdge(word: string, kind: WordKind): string | undefined {
  // A one-letter word stands in the index as a whole (A 座), so it can be asked for.
  if (word.length === 1) return kind === 'name' || kind === 'first' ? word : undefined;
  const lengths = edgeLengths(kind).filter((edge) => edge <= word.length);
  return lengths.length === 0 ? undefined : word.slice(0, Math.max(...lengths));
}

/** Characters taken two at a time, or the one there is: the grams of a typed run. */
export function pairsOf(text: string): string[] {
  const characters = Array.from(text);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Letters taken three at a time, two when there are only two, none below. */
export function initialGrams(initials: string): string[] {
  if (initials.length < 2) return [];
  if (initials.length === 2) return [initials];
  return Array.from({ length: initials.length - 2 }, (_, index) => initials.slice(index, index + 3));
}

/** Every four digits in a row of a phone number. */
export function phoneGrams(digits: string): string[] {
  const count = digits.length - PHONE_GRAM + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => digits.slice(index, index + PHONE_GRAM));
}

/**
 * The digits of a phone number as people type them: Chinese numbers without the country code and landlines with their 0,
 * others with their country code.
 */
export function searchablePhone(phone: string): string {
  const digits = foldForSearch(phone).replace(/\D/g, '');
  if (!/^\s*\+\s*86/.test(phone)) return digits.replace(/^0086/, '');
  const national = digits.slice(2);
  return /^(?:1\d{10}|[48]00\d{7}|9\d{4,7})$/.test(national) || national.startsWith('0') ? national : `0${national}`;
}

/** How a record number is kept and asked for: without leading zeros, with and without its letters (`c123`, `123`). */
export function numberForms(number: string): string[] {
  const groups = foldForSearch(number).match(/[a-z]+|\d+/g) ?? [];
  const plain = groups.map((group) => group.replace(/^0+(?=\d)/, ''));
  const last = plain.at(-1) ?? '';
  return [...new Set([plain.join(''), last])].filter((form) => /\d/.test(form));
}

function addName(tokens: Set<string>, name: string): void {
  const folded = foldForSearch(name.slice(0, LONGEST_NAME));
  const runs = runsOf(folded);
  const han: string[] = [];
  for (const run of runs) {
    if (run.sort === 'word') addEdges(tokens, 'n', run.text, EDGES);
    else han.push(...run.text);
  }
  addHanName(tokens, han);
  const first = runs[0];
  if (!first) return;
  addBeginning(tokens, first);
  const whole = squeeze(folded);
  const isShort = han.length > 0 ? whole.length <= SHORT_NAME : whole.length <= SHORT_LATIN_NAME;
  if (isShort) tokens.add(`e${whole}`);
}

/** Punctuation between the characters is passed over: 华东（宁波） is found by 东宁 as well. */
function addHanName(tokens: Set<string>, characters: readonly string[]): void {
  let before = '';
  let beforeInitials: string[] = [];
  let twoBeforeInitials: string[] = [];
  for (const character of characters) {
    tokens.add(`n${character}`);
    if (before) tokens.add(`n${before}${character}`);
    const readings = readingsOf(character);
    for (const reading of readings) tokens.add(`p${reading}`);
    const initials = initialsOf(readings);
    for (const initial of initials) {
      for (const previous of beforeInitials) {
        tokens.add(`i${previous}${initial}`);
        for (const first of twoBeforeInitials) tokens.add(`i${first}${previous}${initial}`);
      }
    }
    before = character;
    twoBeforeInitials = beforeInitials;
    beforeInitials = initials;
  }
}

function addBeginning(tokens: Set<string>, run: Run): void {
  if (run.sort === 'word') {
    addEdges(tokens, 'b', run.text, FIRST_WORD_EDGES);
    return;
  }
  const characters = Array.from(run.text).slice(0, 3);
  const [first = '', second] = characters;
  tokens.add(`b${first}`);
  if (second) tokens.add(`b${first}${second}`);
  for (const reading of readingsOf(first)) tokens.add(`b${reading}`);
  let beginnings = [''];
  for (const character of characters) {
    const initials = initialsOf(readingsOf(character));
    beginnings = beginnings
      .flatMap((beginning) => initials.map((initial) => beginning + initial))
      .slice(0, MOST_INITIAL_VARIANTS);
    for (const beginning of beginnings) tokens.add(`b${beginning}`);
  }
}

function addPhone(tokens: Set<string>, phone: string): void {
  const digits = searchablePhone(phone);
  for (const gram of phoneGrams(digits)) tokens.add(`t${gram}`);
  if (digits.length >= PHONE_GRAM) tokens.add(`tl${digits.slice(-PHONE_GRAM)}`);
}

function addMail(tokens: Set<string>, mail: string): void {
  const words = runsOf(foldForSearch(mail)).map((run) => run.text);
  // The last word is the top-level domain; com finds nothing worth finding.
  for (const word of words.slice(0, -1)) addEdges(tokens, 't', word, EDGES);
}

function addTaxId(tokens: Set<string>, taxId: string): void {
  addEdges(tokens, 'x', squeeze(foldForSearch(taxId)), TAX_ID_EDGES);
}

function addNotes(tokens: Set<string>, notes: string): void {
  const noteTokens = new Set<string>();
  addNoteText(noteTokens, notes.slice(0, LONGEST_NOTES), false);
  let left = MOST_NOTE_TOKENS;
  for (const token of noteTokens) {
    if (left-- === 0) return;
    tokens.add(token);
  }
}

/** Tags are also found by one character; in notes nearly every character occurs, so they are not. */
function addNoteText(tokens: Set<string>, text: string, singles: boolean): void {
  for (const run of runsOf(foldForSearch(text))) {
    if (run.sort === 'word') addEdges(tokens, 'o', run.text, NOTE_EDGES);
    else {
      if (singles) for (const character of run.text) tokens.add(`o${character}`);
      for (const pair of pairsOf(run.text)) tokens.add(`o${pair}`);
    }
  }
}

function addEdges(tokens: Set<string>, group: TokenGroup, word: string, edges: readonly number[]): void {
  if (word.length === 1) tokens.add(group + word);
  for (const edge of edges) {
    if (edge > word.length) return;
    tokens.add(group + word.slice(0, edge));
  }
}

function edgeLengths(kind: WordKind): readonly number[] {
  if (kind === 'first') return FIRST_WORD_EDGES;
  if (kind === 'tax') return TAX_ID_EDGES;
  return kind === 'note' ? NOTE_EDGES : EDGES;
}

function initialsOf(readings: readonly string[]): string[] {
  if (readings.length === 1) return [readings[0]?.[0] ?? ''];
  return [...new Set(readings.map((reading) => reading[0] ?? ''))];
}

function plainId(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}
