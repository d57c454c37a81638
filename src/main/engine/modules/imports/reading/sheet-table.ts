import { ReadFault } from './read-fault';
import type { ReadOptions } from './read-types';
import { readSheetRows, type SheetCount } from './sheet-rows';
import type { RowBatch, Table } from './table';
import { readWorkbook, type Workbook, type WorkbookSheet } from './workbook';
import { ZipParts } from './zip-parts';

/**
 * An XLSX file, of which one sheet is read: the chosen one, else the first visible one that holds a value.
 * Faults: brokenFile, zipBomb, encrypted, unsupportedFormat, noSuchSheet, noRows.
 */
export async function openSheetTable(path: string, options: ReadOptions): Promise<Table> {
  const zip = await ZipParts.open(path);
  try {
    const workbook = await readWorkbook(zip);
    const sheet = await chooseSheet(zip, workbook, options.sheet);
    const count: SheetCount = { hiddenRows: 0 };
    return {
      facts: {
        sheets: workbook.sheets.map(({ name, state }) => ({ name, state })),
        sheet: sheet.name,
      },
      hasUnevenRows: false,
      batches: () => readAgain(path, workbook, sheet, count),
      hiddenRows: () => count.hiddenRows,
    };
  } finally {
    zip.close();
  }
}

async function* readAgain(
  path: string,
  workbook: Workbook,
  sheet: WorkbookSheet,
  count: SheetCount,
): AsyncGenerator<RowBatch> {
  count.hiddenRows = 0;
  const zip = await ZipParts.open(path);
  try {
    yield* readSheetRows(zip.read(sheet.path), sheet.path, workbook, count);
  } finally {
    zip.close();
  }
}

async function chooseSheet(zip: ZipParts, workbook: Workbook, chosen?: string): Promise<WorkbookSheet> {
  const { sheets } = workbook;
  if (chosen !== undefined) {
    const sheet = sheets.find(({ name }) => name === chosen);
    if (sheet) return sheet;
    throw new ReadFault('noSuchSheet', { sheet: chosen, sheets: sheets.map(({ name }) => name) });
  }
  for (const sheet of sheets) {
    if (sheet.state !== 'visible') continue;
    const rows = readSheetRows(zip.read(sheet.path), sheet.path, workbook, { hiddenRows: 0 });
    const first = await rows.next();
    await rows.return(undefined);
    if (!first.done) return sheet;
  }
  throw new ReadFault('noRows', {});
}
