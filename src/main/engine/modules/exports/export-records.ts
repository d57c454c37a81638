import type { ListInput } from '@shared/contract/list';
import type { ExportKind } from '@shared/modules/exports/export';
import { marks } from '../../access/scope';
import type { QueryContext } from '../../context';
import type { Reader, SqlValue } from '../../database/reader';
import { listIds, loadRecords } from '../../records/list';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind } from '../../records/writable-kind';
import type { RecordColumn } from './export-columns';
import { cellWords, exportRow } from './export-cells';
import type { ExportTable } from './writing/export-table';

const rowsAtOnce = 500;
const deadline = 120_000;

export type ExportQuery = Pick<ListInput, 'filter' | 'q' | 'sort'> & { readonly ids?: readonly string[] | undefined };

/** The rows of an export as they are asked for, read on a reader thread a page at a time (rule 7). */
export function exportTable(
  context: QueryContext,
  kind: ExportKind,
  recordKind: WritableKind,
  columns: readonly RecordColumn[],
  query: ExportQuery,
  signal: AbortSignal,
): ExportTable {
  const reading = readingOnThread(context, signal);
  return {
    columns,
    batches: (async function* batches() {
      const words = await cellWords(context.services.reader, kind, context.locale);
      for await (const ids of pages(reading, recordKind, query)) {
        const allowed = await exportable(reading, recordKind, ids);
        const records = await withExtras(reading, recordKind, await loadRecords(reading, recordKind, allowed));
        yield records.map((record) => exportRow(columns, record, words));
      }
    })(),
  };
}

async function* pages(
  context: QueryContext,
  kind: WritableKind,
  { ids, ...query }: ExportQuery,
): AsyncGenerator<string[]> {
  if (ids) {
    for (let from = 0; from < ids.length; from += rowsAtOnce) yield ids.slice(from, from + rowsAtOnce);
    return;
  }
  let cursor: string | undefined;
  do {
    const page = await listIds(context, kind, {
      ...query,
      limit: rowsAtOnce,
      total: 'none',
      ...(cursor && { cursor }),
    });
    yield page.ids;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Seeing a record is not yet the right to take it along: the scope of export is asked for each, and that of sight again. */
async function exportable(context: QueryContext, kind: WritableKind, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { access: registry } = context.services;
  const view = registry.scope(kind.resource, context.caller.access, 'view').predicate('c');
  const take = registry.scope(kind.resource, context.caller.access, 'export').predicate('c');
  const rows = await context.db.all<{ id: string }>(
    `SELECT c.id AS id FROM ${kind.table} c WHERE c.id IN (${marks(ids.length)}) AND c.deleted_at IS NULL AND ${view.sql} AND ${take.sql}`,
    [...ids, ...view.parameters, ...take.parameters],
  );
  const allowed = new Set(rows.map((row) => row.id));
  return ids.filter((id) => allowed.has(id));
}

/** With the links the kind shows, by the reader's sight of what is linked. */
async function withExtras(
  context: QueryContext,
  kind: WritableKind,
  records: readonly StoredRecord[],
): Promise<StoredRecord[]> {
  if (!kind.extras || records.length === 0) return [...records];
  const extras = await kind.extras(context, records);
  return records.map((record) => ({ ...record, ...extras.get(record.id) }));
}

/** The same reader while a file is made: on a thread, and ended with the fetching of it. */
export function readingOnThread(context: QueryContext, signal: AbortSignal): QueryContext {
  return { ...context, db: threadReader(context, signal), signal };
}

function threadReader({ services, db }: QueryContext, signal: AbortSignal): Reader {
  return {
    all: <T>(sql: string, parameters: readonly SqlValue[] = []) =>
      services.threads.all<T>(sql, parameters, { deadline, signal }),
    one: async <T>(sql: string, parameters: readonly SqlValue[] = []) =>
      (await services.threads.all<T>(sql, parameters, { deadline, signal }))[0],
    find: db.find.bind(db),
    findOne: db.findOne.bind(db),
  };
}
