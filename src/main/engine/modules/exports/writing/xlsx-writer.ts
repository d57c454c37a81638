import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

import { ZipFile } from 'yazl';

import type { ExportRow, ExportTable } from './export-table';
import { workbookParts } from './xlsx-parts';
import { columnName, sheetEnd, sheetLimits, sheetRow, sheetStart } from './xlsx-sheet';

export interface XlsxOptions {
  sheetName: string;
  /** Records of one sheet; more go on in a further sheet. Tests make it small. */
  rowsPerSheet?: number;
}

/** Filled while the file is written: cells longer than Excel can hold, which were cut. */
export interface XlsxLoss {
  cutCells: number;
}

/**
 * An XLSX file as a stream of bytes: texts as text cells, numbers and dates as such, header bold and frozen.
 * Records are asked for as fast as the reader of the stream takes the bytes; an error of theirs destroys it.
 */
export function writeXlsx(table: ExportTable, options: XlsxOptions, loss: XlsxLoss = { cutCells: 0 }): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const rows = new RowQueue(table.batches, loss);
  zip.outputStream.pipe(output);
  addSheets(zip, table, rows, options).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  // Whoever gives up reading must not leave the query behind the records open.
  output.once('close', () => void rows.close());
  return output;
}

async function addSheets(zip: ZipFile, table: ExportTable, rows: RowQueue, options: XlsxOptions): Promise<void> {
  const names: string[] = [];
  const limit = options.rowsPerSheet ?? sheetLimits.rows - 1;
  do {
    names.push(names.length === 0 ? options.sheetName : `${options.sheetName} (${names.length + 1})`);
    const sheet = Readable.from(sheetXml(table, rows, limit), { objectMode: false });
    const written = finished(sheet);
    zip.addReadStream(sheet, `xl/worksheets/sheet${names.length}.xml`);
    await written;
  } while (!(await rows.isEmpty()));
  for (const { path, xml } of workbookParts(names)) zip.addBuffer(Buffer.from(xml), path);
  zip.end();
}

async function* sheetXml({ columns }: ExportTable, rows: RowQueue, limit: number): AsyncGenerator<string> {
  const names = columns.map((_, index) => columnName(index));
  yield sheetStart(columns);
  let rowNumber = 1;
  while (rowNumber <= limit) {
    const batch = await rows.take(limit + 1 - rowNumber);
    if (batch.length === 0) break;
    let xml = '';
    for (const row of batch) {
      rowNumber += 1;
      xml += sheetRow(columns, names, row, rowNumber);
    }
    yield xml;
  }
  yield sheetEnd;
}

/** Hands out batches cut to what still fits into a sheet. */
class RowQueue {
  readonly #batches: AsyncIterator<readonly ExportRow[]>;
  #rest: readonly ExportRow[] = [];

  constructor(
    batches: AsyncIterable<readonly ExportRow[]>,
    readonly loss: XlsxLoss,
  ) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  async close(): Promise<void> {
    await this.#batches.return?.();
  }

  async isEmpty(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#batches.next();
      if (next.done) return true;
      this.#rest = next.value;
    }
    return false;
  }

  async take(count: number): Promise<readonly ExportRow[]> {
    if (await this.isEmpty()) return [];
    const taken = this.#rest.slice(0, count);
    this.#rest = this.#rest.slice(count);
    for (const row of taken) {
      for (const cell of row) if (cell !== null && cell.length > sheetLimits.cellCharacters) this.loss.cutCells += 1;
    }
    return taken;
  }
}
