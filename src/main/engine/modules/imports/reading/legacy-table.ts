import { readFile } from 'node:fs/promises';

import { read, set_cptable, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';

import { measureFile } from './file-bytes';
import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import type { ReadOptions, SheetFact } from './read-types';
import { numberKind, showNumber } from './sheet-number';
import type { RowBatch, Table } from './table';
import { decodeBytes } from './text-decoding';
import { findEncoding } from './text-encoding';

const states = ['visible', 'hidden', 'veryHidden'] as const;

/**
 * XLS, and the HTML and XML tables that programs save under that name. These cannot be streamed, so the file is
 * held whole and may be smaller. Faults: tooLarge, encrypted, brokenFile, unsupportedFormat, noSuchSheet, noRows.
 */
export async function openLegacyTable(
  path: string,
  kind: 'xls' | 'html' | 'xml',
  options: ReadOptions,
): Promise<Table> {
  const size = await measureFile(path);
  const limit = readLimits.wholeFileBytes;
  if (size > limit) throw new ReadFault('tooLarge', { part: 'file', limit, size });
  const bytes = await readFile(path);
  const found = kind === 'xls' ? null : await findEncoding(path, options.encoding);
  const book = await readBook(found ? decodeBytes(bytes.subarray(found.markBytes), found.encoding) : bytes);
  const sheets: SheetFact[] = book.SheetNames.map((name, index) => ({
    name,
    state: states[book.Workbook?.Sheets?.[index]?.Hidden ?? 0],
  }));
  const name = chooseSheet(book, sheets, options.sheet);
  const { rows, hiddenRows } = sheetRows(book.Sheets[name] ?? {}, book.Workbook?.WBProps?.date1904 ?? false);
  return {
    facts: { sheets, sheet: name, encoding: found?.encoding ?? null, encodingProof: found?.proof ?? null },
    hasUnevenRows: false,
    hiddenRows: () => hiddenRows,
    async *batches() {
      for (let from = 0; from < rows.length; from += 500) yield rows.slice(from, from + 500);
    },
  };
}

async function readBook(content: Buffer | string): Promise<WorkBook> {
  // Texts of files older than Excel 97 are in the code page of the computer that wrote them.
  set_cptable(await import('@e965/xlsx/dist/cpexcel'));
  const shared = {
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    raw: true,
  } as const;
  try {
    return typeof content === 'string'
      ? read(content, { type: 'string', ...shared })
      : read(content, { type: 'buffer', ...shared });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    if (/password|encrypt/i.test(message)) throw new ReadFault('encrypted', {}, { cause });
    if (/Cannot find Workbook stream|Unsupported file/i.test(message)) {
      throw new ReadFault('unsupportedFormat', { found: 'ole' }, { cause });
    }
    throw new ReadFault('brokenFile', { part: 'workbook' }, { cause });
  }
}

function chooseSheet(book: WorkBook, sheets: readonly SheetFact[], chosen?: string): string {
  const names = sheets.map(({ name }) => name);
  if (chosen !== undefined) {
    if (names.includes(chosen)) return chosen;
    throw new ReadFault('noSuchSheet', { sheet: chosen, sheets: names });
  }
  const first = sheets.find(({ name, state }) => {
    const sheet = book.Sheets[name];
    return state === 'visible' && sheet !== undefined && sheetRows(sheet, false).rows.length > 0;
  });
  if (!first) throw new ReadFault('noRows', {});
  return first.name;
}

function sheetRows(sheet: WorkSheet, has1904Dates: boolean): { rows: RowBatch; hiddenRows: number } {
  const rows: RowBatch = [];
  let hiddenRows = 0;
  for (const [index, cells] of (sheet['!data'] ?? []).entries()) {
    const texts: string[] = [];
    // Rows and cells nobody filled are holes in these arrays.
    for (const [column, cell] of ((cells as CellObject[] | undefined) ?? []).entries()) {
      const text = (cell as CellObject | undefined) ? cellText(cell, has1904Dates) : '';
      if (text === '') continue;
      while (texts.length < column) texts.push('');
      texts[column] = text;
    }
    if (texts.length === 0) continue;
    const rowNumber = index + 1;
    if (texts.length > readLimits.columns) {
      throw new ReadFault('tooManyColumns', { limit: readLimits.columns, columns: texts.length, rowNumber });
    }
    if (sheet['!rows']?.[index]?.hidden) hiddenRows += 1;
    rows.push({ rowNumber, cells: texts });
  }
  return { rows, hiddenRows };
}

const errorTexts: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

function cellText({ t, v, z }: CellObject, has1904Dates: boolean): string {
  if (v === undefined || t === 'z') return '';
  if (t === 'b') return v ? 'TRUE' : 'FALSE';
  if (t === 'e') return errorTexts[Number(v)] ?? '#N/A';
  if (t !== 'n') return v instanceof Date ? v.toISOString() : String(v);
  const code = typeof z === 'string' ? z : 'General';
  return showNumber(String(v), { kind: numberKind(code), code }, has1904Dates);
}
