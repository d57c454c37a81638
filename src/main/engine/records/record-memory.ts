import type { QueryContext } from '../context';
import type { Reader, Row } from '../database/reader';
import { ConnectionReader } from '../database/reader';
import type { RecordKind, StoredRecord } from './record-kind';
import { decodeRow, selectRecord } from './record-kind';

const mostRecords = 3_000;
const longestPage = 201;

interface Known {
  readonly sequence: number;
  readonly record: StoredRecord;
}

/**
 * Records that were shown lately, decoded. Every commit puts its number on the rows it touches, so a remembered record is
 * right exactly when its number is that of the row; asking for the number costs a tenth of reading the row.
 */
export class RecordMemory {
  readonly #known = new Map<string, Known>();

  find(kind: RecordKind, id: string, sequence: number): StoredRecord | undefined {
    const key = `${kind.table} ${id}`;
    const known = this.#known.get(key);
    if (known?.sequence !== sequence) return undefined;
    // Those asked for last are forgotten last.
    this.#known.delete(key);
    this.#known.set(key, known);
    return known.record;
  }

  keep(kind: RecordKind, sequence: number, record: StoredRecord): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= mostRecords && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(`${kind.table} ${record.id}`, { sequence, record });
  }
}

const memories = new WeakMap<Reader, RecordMemory>();

/** The records of the ids in their order; one that vanished in between is left out. Nobody may change them. */
export async function loadRecords(
  { db }: Pick<QueryContext, 'db'>,
  kind: RecordKind,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const memory = memoryOf(db, ids.length);
  if (!memory) return inOrder(ids, await readRows(db, kind, ids));
  const found = new Map<string, StoredRecord>();
  const missing: string[] = [];
  for (const { id, sequence } of await sequencesOf(db, kind, ids)) {
    const record = memory.find(kind, id, sequence);
    if (record) found.set(id, record);
    else missing.push(id);
  }
  for (const row of missing.length > 0 ? await readRows(db, kind, missing) : []) {
    memory.keep(kind, row.sequence, row.record);
    found.set(row.record.id, row.record);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The rows of a command change under one number, so it reads them anew; long lists would push out what people look at. */
function memoryOf(db: Reader, count: number): RecordMemory | undefined {
  if (!(db instanceof ConnectionReader) || count > longestPage) return undefined;
  const memory = memories.get(db) ?? new RecordMemory();
  memories.set(db, memory);
  return memory;
}

async function readRows(db: Reader, kind: RecordKind, ids: readonly string[]): Promise<Known[]> {
  const rows = await db.all<Row>(
    `SELECT ${selectRecord(kind)}, c.sequence FROM json_each(?) wanted CROSS JOIN ${kind.table} c ON c.id = wanted.value`,
    [JSON.stringify(ids)],
  );
  return rows.map((row) => ({ sequence: Number(row['sequence']), record: decodeRow(kind, row) }));
}

function inOrder(ids: readonly string[], rows: readonly Known[]): StoredRecord[] {
  const byId = new Map(rows.map(({ record }) => [record.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function sequencesOf(db: Reader, kind: RecordKind, ids: readonly string[]) {
  return db.all<{ id: string; sequence: number }>(
    `SELECT c.id, c.sequence FROM json_each(?) wanted CROSS JOIN ${kind.table} c ON c.id = wanted.value`,
    [JSON.stringify(ids)],
  );
}
