import { Fault } from '@shared/contract/faults';
import type { DuplicatePair, DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { QueryContext } from '../../context';
import { keepGoing } from '../../database/dialect';
import { likenessOf, verdictOf } from '../../duplicates/score';
import { countryOf } from '../../organization/country';
import { loadRecords, scanDeadline } from '../../records/list';
import { comparableRecord, employersOf } from './candidates';
import { evidenceFor, kindOf, sidesOf } from './duplicate-side';

interface PairRow {
  readonly left_id: string;
  readonly right_id: string;
  readonly score: number;
}

interface ListInput {
  readonly kind: DuplicateRecordKind;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Pairs of the last scan of which the caller may see both, the likeliest first. Each is compared again as the records
 * are now and with what the caller may see of them, so an old or hidden reason shows nothing.
 */
export async function listPairs(
  context: QueryContext,
  input: ListInput,
): Promise<{ items: DuplicatePair[]; nextCursor: string | null }> {
  const rows = await findPairs(context, input);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: await compareAgain(context, input.kind, page),
    nextCursor: last && rows.length > input.limit ? encodePlace(last) : null,
  };
}

function findPairs({ services, caller, signal }: QueryContext, input: ListInput): Promise<PairRow[]> {
  const { kind, limit, cursor, id } = input;
  const place = cursor === undefined ? undefined : decodePlace(cursor);
  const left = services.access.scope(kind, caller.access, 'view').predicate('l');
  const right = services.access.scope(kind, caller.access, 'view').predicate('r');
  return services.threads.all<PairRow>(
    `SELECT p.left_id, p.right_id, p.score FROM duplicate_pair p
       JOIN ${kind} l ON l.id = p.left_id JOIN ${kind} r ON r.id = p.right_id
     WHERE p.kind = ? AND l.deleted_at IS NULL AND r.deleted_at IS NULL
       ${place ? 'AND (p.score, p.left_id, p.right_id) < (?, ?, ?)' : ''}
       ${id === undefined ? '' : 'AND (p.left_id = ? OR p.right_id = ?)'}
       AND ${left.sql} AND ${right.sql} AND ${keepGoing}
     ORDER BY p.score DESC, p.left_id DESC, p.right_id DESC LIMIT ?`,
    [kind, ...(place ?? []), ...(id === undefined ? [] : [id, id]), ...left.parameters, ...right.parameters, limit + 1],
    { deadline: scanDeadline, signal },
  );
}

async function compareAgain(
  context: QueryContext,
  name: DuplicateRecordKind,
  rows: readonly PairRow[],
): Promise<DuplicatePair[]> {
  const kind = kindOf(context, name);
  const ids = [...new Set(rows.flatMap((row) => [row.left_id, row.right_id]))];
  const records = new Map((await loadRecords(context, kind, ids)).map((record) => [record.id, record]));
  const country = await countryOf(context.db);
  const evidence = evidenceFor(kind, context.caller.access);
  const employers = name === 'contact' ? await employersOf(context.db, ids) : new Map<string, string[]>();
  const sides = await sidesOf(context, kind, [...records.values()]);
  return rows.flatMap((row) => {
    const [left, right] = [records.get(row.left_id), records.get(row.right_id)];
    const [leftSide, rightSide] = [sides.get(row.left_id), sides.get(row.right_id)];
    if (!left || !right || !leftSide || !rightSide) return [];
    const likeness = likenessOf(
      comparableRecord(name, left, country, evidence, employers.get(left.id)),
      comparableRecord(name, right, country, evidence, employers.get(right.id)),
    );
    const verdict = verdictOf(likeness.score);
    if (!verdict) return [];
    return [
      { kind: name, score: likeness.score, verdict, reasons: [...likeness.reasons], left: leftSide, right: rightSide },
    ];
  });
}

function encodePlace({ score, left_id, right_id }: PairRow): string {
  return Buffer.from(JSON.stringify([score, left_id, right_id])).toString('base64url');
}

function decodePlace(cursor: string): [number, string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      typeof parts[0] === 'number' &&
      typeof parts[1] === 'string' &&
      typeof parts[2] === 'string'
    )
      return [parts[0], parts[1], parts[2]];
  } catch {
    // Falls through to the fault: a cursor is ours or it is nothing.
  }
  throw new Fault('invalid_input', { reason: 'badCursor' });
}
