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

/** Stands in every document of a kind, so that a search for one kind does not wade through the others. */
export function kindToken(kind: string): string {
  return `k${kind.replaceAll('_', '')}`;
}

export function tokensDigest(tokens: string): string {
  return createHash('sha1').update(tokens).digest('base64url').slice(0, 16);
}

/** Writes a record's search document, in the command that changed the record. */
export async function putDocument(unit: Unit, document: IndexedDocument): Promise<void> {
  const { kind, recordId, title, subtitle } = document;
  const tokens = `${document.tokens} ${kindToken(kind)}`;
  const digest = tokensDigest(tokens);
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
    await unit.run('INSERT INTO search_index (rowid, tokens) VALUES (?, ?)', [row.docid, tokens]);
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
  await unit.run('DELETE FROM search_index WHERE rowid = ?', [known.docid]);
  await unit.run('INSERT INTO search_index (rowid, tokens) VALUES (?, ?)', [known.docid, tokens]);
}

/** Takes a record out of the search: it went to the bin or was merged away. */
export async function removeDocument(unit: Unit, kind: string, recordId: string): Promise<void> {
  const row = await unit.one<{ docid: number }>(
    'DELETE FROM search_document WHERE kind = ? AND record_id = ? RETURNING docid',
    [kind, recordId],
  );
  if (row) await unit.run('DELETE FROM search_index WHERE rowid = ?', [row.docid]);
}
