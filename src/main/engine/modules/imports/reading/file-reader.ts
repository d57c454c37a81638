import { openCalendarTable } from './calendar-table';
import { measureFile } from './file-bytes';
import { findFileKind, fitsName, formatOf, type FileKind } from './file-kind';
import { findHeaderRow, headerSearchRows, headerTexts } from './header-row';
import { openLegacyTable } from './legacy-table';
import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import type { ColumnFact, FileFacts, FileRow, ReadOptions } from './read-types';
import { openSheetTable } from './sheet-table';
import type { RowBatch, Table } from './table';
import { openTextTable } from './text-table';
import { openCardTable, openJsonCardTable } from './vcard-table';

const samplesPerColumn = 5;
const sampleCharacters = 200;

/**
 * Reads a file once from end to end and says what it is: format, encoding with proof, header, columns with samples
 * and the number of records. Throws a ReadFault where there is nothing to import.
 */
export async function inspectFile(path: string, fileName: string, options: ReadOptions = {}): Promise<FileFacts> {
  await measureFile(path);
  const kind = await findFileKind(path);
  const table = await openTable(path, kind, options);
  const survey = new ColumnSurvey(table, options.headerRow);
  for await (const batch of checkedBatches(table)) for (const row of batch) survey.add(row);
  const found = survey.finish();
  return {
    format: formatOf(kind),
    contentDiffersFromName: !fitsName(kind, fileName),
    encoding: null,
    encodingProof: null,
    damagedCharacters: 0,
    delimiter: null,
    quote: null,
    sheets: null,
    sheet: null,
    hiddenRows: table.hiddenRows?.() ?? 0,
    ...table.facts,
    ...found,
  };
}

/**
 * The records after the header, in batches. With the encoding, delimiter, quote, sheet and header row that
 * inspectFile answered, the rows are those it counted. Throws a ReadFault.
 */
export async function* readRowBatches(path: string, options: ReadOptions = {}): AsyncGenerator<RowBatch> {
  await measureFile(path);
  const table = await openTable(path, await findFileKind(path), options);
  const headerRow = table.facts.headerRow ?? options.headerRow ?? (await findTableHeader(table));
  let width = table.header?.length ?? 0;
  for await (const batch of checkedBatches(table)) {
    const header = batch.find(({ rowNumber }) => rowNumber === headerRow);
    if (header) width = header.cells.length;
    const rows = batch.filter(({ rowNumber }) => rowNumber > headerRow);
    if (table.hasUnevenRows && headerRow > 0) for (const row of rows) markShape(row, width);
    if (rows.length > 0) yield rows;
  }
}

/** As readRowBatches, one record at a time. */
export async function* readRows(path: string, options: ReadOptions = {}): AsyncGenerator<FileRow> {
  for await (const batch of readRowBatches(path, options)) yield* batch;
}

function openTable(path: string, kind: FileKind, options: ReadOptions): Promise<Table> {
  switch (kind) {
    case 'text':
      return openTextTable(path, options);
    case 'xlsx':
      return openSheetTable(path, options);
    case 'vcf':
      return openCardTable(path, options);
    case 'jcard':
      return openJsonCardTable(path);
    case 'ics':
      return openCalendarTable(path);
    default:
      return openLegacyTable(path, kind, options);
  }
}

async function* checkedBatches(table: Table): AsyncGenerator<RowBatch> {
  for await (const batch of table.batches()) {
    for (const { cells, rowNumber } of batch) {
      if (cells.length <= readLimits.columns) continue;
      throw new ReadFault('tooManyColumns', { limit: readLimits.columns, columns: cells.length, rowNumber });
    }
    yield batch;
  }
}

async function findTableHeader(table: Table): Promise<number> {
  const first: FileRow[] = [];
  for await (const batch of checkedBatches(table)) {
    first.push(...batch);
    if (countContent(first) >= headerSearchRows) break;
  }
  return findHeaderRow(first);
}

function countContent(rows: readonly FileRow[]): number {
  return rows.filter((row) => !isEmpty(row)).length;
}

function isEmpty({ cells }: FileRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function markShape(row: FileRow, width: number): void {
  if (row.cells.length < width) row.shape = 'short';
  else if (row.cells.slice(width).some((cell) => cell.trim() !== '')) row.shape = 'long';
}

type SurveyFacts = Pick<FileFacts, 'headerRow' | 'columns' | 'rows' | 'emptyRows' | 'shortRows' | 'longRows'>;

/** Holds the first rows until the header among them is known, then only counts and keeps samples. */
class ColumnSurvey {
  #waiting: FileRow[] | null = [];
  #waitingContent = 0;
  #headerRow = 0;
  #header: readonly string[] = [];
  #samples: string[][] = [];
  #rows = 0;
  #emptyRows = 0;
  #shortRows = 0;
  #longRows = 0;
  #hasContent = false;

  constructor(
    readonly table: Table,
    readonly chosenHeaderRow: number | undefined,
  ) {}

  add(row: FileRow): void {
    if (!this.#waiting) {
      this.#count(row);
      return;
    }
    this.#waiting.push(row);
    if (!isEmpty(row)) this.#waitingContent += 1;
    if (this.#waitingContent >= headerSearchRows) this.#settle(this.#waiting);
  }

  finish(): SurveyFacts {
    if (this.#waiting) this.#settle(this.#waiting);
    if (!this.#hasContent) throw new ReadFault('noRows', {});
    const width = Math.max(this.#header.length, this.#samples.length);
    const columns = Array.from({ length: width }, (_, index): ColumnFact => ({
      index,
      header: (this.#header[index] ?? '').trim(),
      samples: this.#samples[index] ?? [],
    }));
    return {
      headerRow: this.#headerRow,
      columns,
      rows: this.#rows,
      emptyRows: this.#emptyRows,
      shortRows: this.#shortRows,
      longRows: this.#longRows,
    };
  }

  #settle(rows: FileRow[]): void {
    this.#waiting = null;
    this.#headerRow = this.table.facts.headerRow ?? this.chosenHeaderRow ?? findHeaderRow(rows);
    this.#header = this.table.header ?? headerTexts(rows, this.#headerRow);
    this.#hasContent = rows.some((row) => !isEmpty(row));
    for (const row of rows) if (row.rowNumber > this.#headerRow) this.#count(row);
  }

  #count(row: FileRow): void {
    this.#rows += 1;
    if (isEmpty(row)) {
      this.#emptyRows += 1;
      return;
    }
    if (this.table.hasUnevenRows && this.#headerRow > 0) {
      markShape(row, this.#header.length);
      if (row.shape === 'short') this.#shortRows += 1;
      if (row.shape === 'long') this.#longRows += 1;
    }
    for (const [index, cell] of row.cells.entries()) this.#sample(index, cell);
  }

  #sample(index: number, cell: string): void {
    const known = this.#samples[index];
    if (known && known.length >= samplesPerColumn) return;
    const text = cell.trim().slice(0, sampleCharacters);
    if (text === '') return;
    while (this.#samples.length <= index) this.#samples.push([]);
    const samples = this.#samples[index] ?? [];
    if (!samples.includes(text)) samples.push(text);
  }
}
