import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { Reader, Row } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { keyColumns, pairTables, pointersTo } from './pointers';

/** One row as it was and as it became; null where it was not there. */
export interface RowChange {
  readonly table: string;
  readonly keys: readonly string[];
  readonly before: Row | null;
  readonly after: Row | null;
}

export type IdsByKind = Readonly<Record<DuplicateRecordKind, readonly string[]>>;

/** Rows by table and key. */
export interface Snapshot {
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

/** Every row that is one of the records or points at one, except what is written anew from their fields. */
export async function takeSnapshot(db: Reader, ids: IdsByKind): Promise<Snapshot> {
  const keys = new Map<string, readonly string[]>();
  const rows = new Map<string, Map<string, Row>>();
  const take = async (table: string, where: string, parameters: readonly string[]) => {
    const known = keys.get(table) ?? (await keyColumns(db, table));
    keys.set(table, known);
    const taken = rows.get(table) ?? new Map<string, Row>();
    rows.set(table, taken);
    for (const row of await db.all<Row>(`SELECT * FROM ${table} WHERE ${where}`, parameters))
      taken.set(keyOf(row, known), row);
  };
  for (const kind of ['customer', 'contact'] as const) {
    if (ids[kind].length === 0) continue;
    const wanted = JSON.stringify(ids[kind]);
    const listed = 'IN (SELECT value FROM json_each(?))';
    await take(kind, `id ${listed}`, [wanted]);
    for (const pointer of await pointersTo(db, kind)) {
      const byKind = pointer.kind ? ` AND ${pointer.kind.column} = ?` : '';
      await take(pointer.table, `${pointer.column} ${listed}${byKind}`, [
        wanted,
        ...(pointer.kind ? [pointer.kind.value] : []),
      ]);
    }
    for (const table of pairTables)
      await take(table, `kind = ? AND (left_id ${listed} OR right_id ${listed})`, [kind, wanted, wanted]);
  }
  return { keys, rows };
}

/** What differs between two snapshots. */
export function changesOf(before: Snapshot, after: Snapshot): RowChange[] {
  const changes: RowChange[] = [];
  for (const [table, keys] of new Map([...before.keys, ...after.keys])) {
    const [then, now] = [before.rows.get(table), after.rows.get(table)];
    for (const key of new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])) {
      const [was, is] = [then?.get(key) ?? null, now?.get(key) ?? null];
      if (!isSameRow(was, is)) changes.push({ table, keys, before: was, after: is });
    }
  }
  return changes;
}

/**
 * Puts rows back as they were; a row somebody touched since stays as it is, of a record the fields nobody touched go
 * back. Answers how many stayed.
 */
export async function takeBack(db: Unit, changes: readonly RowChange[]): Promise<number> {
  let kept = 0;
  // Entries go after their links: they would take them along.
  const removals = changes.filter((change) => change.before === null);
  const ordered = [
    ...removals.filter((change) => change.table !== 'timeline_entry'),
    ...removals.filter((change) => change.table === 'timeline_entry'),
  ];
  for (const change of ordered) kept += await remove(db, change);
  for (const change of changes) {
    if (change.before !== null && change.after !== null)
      kept += await restoreRow(db, change, change.before, change.after);
  }
  for (const change of changes)
    if (change.after === null && change.before) kept += await insert(db, change, change.before);
  return kept;
}

async function remove(db: Unit, { table, keys, after }: RowChange): Promise<number> {
  if (!after) return 0;
  const current = await currentRow(db, table, keys, after);
  if (!current) return 0;
  if (!isSameRow(current, after)) return 1;
  await db.deleteRows(table, pick(after, keys));
  return 0;
}

async function insert(db: Unit, { table, keys }: RowChange, before: Row): Promise<number> {
  if (await currentRow(db, table, keys, before)) return 0;
  // What it belonged to may have been deleted for good meanwhile.
  return (await db.attempt(() => db.insertRow(table, before))).ok ? 0 : 1;
}

async function restoreRow(db: Unit, { table, keys }: RowChange, before: Row, after: Row): Promise<number> {
  const current = await currentRow(db, table, keys, after);
  if (!current) return 1;
  const isRecord = 'version' in before && 'sequence' in before;
  if (!isRecord) {
    if (!isSameRow(current, after)) return 1;
    return (await db.attempt(() => db.updateRows(table, before, pick(after, keys)))).ok ? 0 : 1;
  }
  const differing = Object.keys(before).filter((column) => before[column] !== after[column] && !frame.has(column));
  const touched = differing.filter((column) => current[column] !== after[column]);
  const isUntouched = current['version'] === after['version'] && touched.length === 0;
  const back = pick(
    before,
    differing.filter((column) => !touched.includes(column)),
  );
  const changes = {
    ...back,
    // A version is never used twice: a form that was open on the merged record must not save over this one.
    version: Number(current['version']) + 1,
    updated_at: isUntouched ? (before['updated_at'] ?? db.now) : db.now,
    sequence: await db.sequence(),
  };
  const isDone = (await db.attempt(() => db.updateRows(table, changes, pick(after, keys)))).ok;
  return touched.length > 0 || !isDone ? 1 : 0;
}

/** Kept by the kit and by triggers, and not put back. */
const frame = new Set(['version', 'sequence', 'updated_at', 'is_named']);

function currentRow(db: Unit, table: string, keys: readonly string[], row: Row): Promise<Row | undefined> {
  return db.one<Row>(
    `SELECT * FROM ${table} WHERE ${keys.map((key) => `${key} = ?`).join(' AND ')}`,
    keys.map((key) => row[key] ?? null),
  );
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function keyOf(row: Row, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => row[key]));
}

function isSameRow(left: Row | null, right: Row | null): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
