import { createHash } from 'node:crypto';
import type { Reader } from '../database/reader';
import type { Unit } from '../database/unit';
import { digestOf } from './audit';

interface Line {
  sequence: number;
  at: number;
  user_id: string | null;
  device: string | null;
  operation: string;
  kind: string;
  record_id: string;
  batch_id: string | null;
  reason: string | null;
  digest: string;
}

interface LinkedLine extends Line {
  changes: string;
  salt: string;
  chain: string | null;
}

const lineColumns =
  'a.sequence, a.at, a.user_id, a.device, a.operation, a.kind, a.record_id, a.batch_id, a.reason, a.digest';
/** What stands before the first line. */
const beginning = 'hearth';
/** Stands where the content of a line was erased; its digest, and with it the chain, stays. */
const erased = '{}';

/** A link covers the line and everything before it. Content enters by its salted digest alone, so it can be erased. */
function linkOf(previous: string, line: Line): string {
  const { sequence, at, user_id, device, operation, kind, record_id, batch_id, reason, digest } = line;
  const text = JSON.stringify([sequence, at, user_id, device, operation, kind, record_id, batch_id, reason, digest]);
  return createHash('sha256').update(previous).update('\n').update(text).digest('base64url');
}

/** Seals up to `limit` lines that have no link yet, in order. Answers how many there were. */
export async function sealLines(unit: Unit, limit: number): Promise<number> {
  const last = await unit.one<{ sequence: number; chain: string }>(
    'SELECT sequence, chain FROM audit_link ORDER BY sequence DESC LIMIT 1',
  );
  const lines = await unit.all<Line>(
    `SELECT ${lineColumns} FROM audit a WHERE a.sequence > ? ORDER BY a.sequence LIMIT ?`,
    [last?.sequence ?? 0, limit],
  );
  if (lines.length === 0) return 0;
  let chain = last?.chain ?? beginning;
  const links = lines.map((line) => [line.sequence, (chain = linkOf(chain, line))]);
  await unit.run(
    `INSERT INTO audit_link (sequence, chain) SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)`,
    [JSON.stringify(links)],
  );
  return lines.length;
}

/** The last link; in a backup's manifest or the log it proves later that nothing before it was cut off. */
export async function chainHead(reader: Reader): Promise<{ sequence: number; chain: string } | undefined> {
  return reader.one<{ sequence: number; chain: string }>(
    'SELECT sequence, chain FROM audit_link ORDER BY sequence DESC LIMIT 1',
  );
}

export interface ChainReport {
  readonly isIntact: boolean;
  /** Lines compared with their links. */
  readonly checked: number;
  /** Lines younger than the last link. */
  readonly unsealed: number;
  /** Lines whose content was erased on purpose; the chain vouches for the rest of them. */
  readonly erased: number;
  /** The first line that is not as it was sealed, or is missing. */
  readonly firstBroken: number | undefined;
}

/** Compares every line with its link and its content with its digest (`hearth check`). */
export async function verifyAuditChain(reader: Reader, pageSize = 2_000): Promise<ChainReport> {
  let chain = beginning;
  let place = 0;
  let checked = 0;
  let unsealed = 0;
  let erasedLines = 0;
  const report = (firstBroken?: number): ChainReport => ({
    isIntact: firstBroken === undefined,
    checked,
    unsealed,
    erased: erasedLines,
    firstBroken,
  });
  // What is sealed while the check goes on is for the next one.
  const sealedTo = (await chainHead(reader))?.sequence ?? 0;
  const lost = await reader.one<{ sequence: number | null }>(
    'SELECT min(l.sequence) AS sequence FROM audit_link l LEFT JOIN audit a ON a.sequence = l.sequence WHERE a.sequence IS NULL',
  );
  const firstLost = lost?.sequence ?? undefined;
  for (;;) {
    const lines = await reader.all<LinkedLine>(
      `SELECT ${lineColumns}, a.changes, a.salt, l.chain FROM audit a LEFT JOIN audit_link l ON l.sequence = a.sequence
       WHERE a.sequence > ? ORDER BY a.sequence LIMIT ?`,
      [place, pageSize],
    );
    for (const line of lines) {
      if (firstLost !== undefined && firstLost < line.sequence) return report(firstLost);
      if (isErased(line)) erasedLines += 1;
      else if (digestOf(line.salt, line.changes) !== line.digest) return report(line.sequence);
      if (line.sequence > sealedTo) {
        unsealed += 1;
        continue;
      }
      chain = linkOf(chain, line);
      if (chain !== line.chain) return report(line.sequence);
      checked += 1;
    }
    const last = lines.at(-1);
    if (!last) return report(firstLost);
    place = last.sequence;
  }
}

/** Takes what was written about a record out of the log (SEC-04); who did something when stays, and so does the chain. */
export function eraseAuditContent(unit: Unit, kind: string, recordId: string): Promise<number> {
  return unit.run(`UPDATE audit SET changes = ?, salt = '' WHERE kind = ? AND record_id = ?`, [erased, kind, recordId]);
}

function isErased(line: LinkedLine): boolean {
  return line.salt === '' && line.changes === erased;
}
