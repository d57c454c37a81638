import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { exportKinds } from '@shared/modules/exports/export';
import { ZipFile } from 'yazl';
import type { QueryContext } from '../../context';
import { exportOf, writeCsv } from '../exports';
import type { ExportTable } from '../exports';
import { describeArchive } from './description';
import { plainTable, plainTables } from './tables';

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  readonly subjects: string | null;
}

const filesAtOnce = 500;
const deadline = 120_000;

/** The ZIP as a stream: made while it is fetched, so nothing lies unencrypted on the engine's disk. */
export function writeArchive(context: QueryContext, signal: AbortSignal): AsyncIterable<Buffer> {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  signal.addEventListener('abort', () => output.destroy(), { once: true });
  fill(zip, context, signal).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return output;
}

async function fill(zip: ZipFile, context: QueryContext, signal: AbortSignal): Promise<void> {
  for (const kind of exportKinds) await addCsv(zip, `${kind}.csv`, exportOf(context, kind, signal));
  for (const table of plainTables) await addCsv(zip, `${table.name}.csv`, plainTable(context, table, signal));
  const { kept, leftOut, missing } = await addFiles(zip, context, signal);
  const description = await describeArchive(context, { kept, leftOut, missing });
  for (const [name, text] of Object.entries(description)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
}

async function addCsv(zip: ZipFile, name: string, table: ExportTable): Promise<void> {
  await addStream(zip, name, Readable.from(writeCsv(table)));
}

/** One entry after the other: as many open files as there are would be too many. */
async function addStream(zip: ZipFile, name: string, stream: Readable): Promise<void> {
  const written = finished(stream);
  zip.addReadStream(stream, name);
  await written;
}

async function addFiles(
  zip: ZipFile,
  context: QueryContext,
  signal: AbortSignal,
): Promise<{ kept: number; leftOut: number; missing: number }> {
  const { services, caller } = context;
  const view = services.access.scope('file', caller.access, 'view').predicate('c');
  const list: (readonly string[])[] = [];
  let missing = 0;
  let place = '';
  for (;;) {
    const rows = await services.threads.all<FileRow>(
      `SELECT c.id AS id, c.name AS name, c.content_digest AS digest,
         (SELECT group_concat(s.subject_kind || ':' || s.subject_id, ' ') FROM file_subject s WHERE s.file_id = c.id) AS subjects
       FROM file c WHERE c.id > ? AND c.deleted_at IS NULL AND ${view.sql} ORDER BY c.id LIMIT ?`,
      [place, ...view.parameters, filesAtOnce],
      { deadline, signal },
    );
    for (const { id, name, digest, subjects } of rows) {
      const path = `files/${id}/${safeName(name)}`;
      if (services.contents.has(digest)) await addStream(zip, path, services.contents.stream(digest));
      else missing += 1;
      list.push([id, name, subjects ?? '', path]);
    }
    const last = rows.at(-1);
    if (!last) break;
    place = last.id;
  }
  const all = await services.reader.one<{ count: number }>(
    'SELECT count(*) AS count FROM file WHERE deleted_at IS NULL',
  );
  await addCsv(zip, 'files.csv', {
    columns: ['id', 'name', 'records', 'path'].map((header) => ({ header, type: 'text' as const })),
    batches: Readable.from([list]),
  });
  return { kept: list.length - missing, leftOut: (all?.count ?? 0) - list.length, missing };
}

/** A name every file system takes. */
function safeName(name: string): string {
  const safe = name
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')
    .replace(/^\.+|[. ]+$/g, '_')
    .slice(-120);
  return safe === '' ? 'file' : safe;
}
