import { createHash } from 'node:crypto';
import type { Unit } from '../database/unit';

/** What is kept of a record to find it by. `tokens` come from documentTokens. */
export interface IndexedDocument {
  readonly kind: string;
  readonly recordId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly tokens: string;
}

/**
 * Each kind's tokens are its own. With a token for the kind beside the others, a word that only customers have would be
 * looked for among a million contacts in vain: 26 ms against 0.3 (measured).
 */
export function tokensOfKind(kind: string, tokens: string): string {
  const mark = kindMark(kind);
  return tokens
    .split(' ')
    .map((token) => mark + token)
    .join(' ');
}

/** A MATCH over plain tokens as one over the kind's tokens; in it every token stands in quotation marks. */
export function matchOfKind(kind: string, match: string): string {
  const mark = kindMark(kind);
  return match.replace(/"([^"]+)"/g, (_, token: string) => `"${mark}${token}"`);
}

function kindMark(kind: string): string {
  return `${kind.replace(/[^a-z]/g, '')}0`;
}

/** Tells whether a document says what it should: over all its words and what is shown of it. */
export function digestOfDocument(document: IndexedDocument): string {
  return digestOf(document, tokensOfKind(document.kind, document.tokens));
}

function digestOf({ title, subtitle }: IndexedDocument, words: string): string {
  const text = [title, subtitle, words].join('\n');
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}

const addWords = 'INSERT INTO search_index (rowid, tokens) VALUES (?, ?)';
const removeWords = 'DELETE FROM search_index WHERE rowid = ?';

/** Writes a record's search document, in the command that changed the record. */
export async function putDocument(unit: Unit, document: IndexedDocument): Promise<void> {
  const { kind, recordId, title, subtitle } = document;
  const tokens = tokensOfKind(kind, document.tokens);
  const digest = digestOf(document, tokens);
  const known = await unit.one<{ docid: number; digest: string }>(
    'SELECT docid, digest FROM search_document WHERE kind = ? AND record_id = ?',
    [kind, recordId],
  );
  if (!known) {
    const row = await unit.one<{ docid: number }>(
      'INSERT INTO search_document (kind, record_id, title, subtitle, updated_at, digest) VALUES (?, ?, ?, ?, ?, ?) RETURNING docid',
      [kind, recordId, title, subtitle, unit.now, digest],
    );
    if (!row) throw new Error('a search document got no number');
    unit.runLast(addWords, [row.docid, tokens]);
    return;
  }
  await unit.run('UPDATE search_document SET title = ?, subtitle = ?, updated_at = ?, digest = ? WHERE docid = ?', [
    title,
    subtitle,
    unit.now,
    digest,
    known.docid,
  ]);
  if (known.digest === digest) return;
  unit.runLast(removeWords, [known.docid]);
  unit.runLast(addWords, [known.docid, tokens]);
}

/** The same even where the document seems right: a check found that its words are not what they should be. */
export async function replaceDocument(unit: Unit, document: IndexedDocument): Promise<void> {
  await removeDocument(unit, document.kind, document.recordId);
  await putDocument(unit, document);
}

/** Takes a record out of the search: it went to the bin or was merged away. */
export async function removeDocument(unit: Unit, kind: string, recordId: string): Promise<void> {
  const row = await unit.one<{ docid: number }>(
    'DELETE FROM search_document WHERE kind = ? AND record_id = ? RETURNING docid',
    [kind, recordId],
  );
  if (row) unit.runLast(removeWords, [row.docid]);
}
