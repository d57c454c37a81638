import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { writeCsv, type CsvEncoding, type CsvLoss } from '@engine/modules/exports/writing/csv-writer';
import type { ExportColumn, ExportRow } from '@engine/modules/exports/writing/export-table';
import { writeXlsx } from '@engine/modules/exports/writing/xlsx-writer';
import { inspectFile, readRows } from '@engine/modules/imports/reading/file-reader';
import { protectCell, unprotectCell } from '@shared/lib/spreadsheet-cell';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const columns: ExportColumn[] = [
  { header: '编号', type: 'text' },
  { header: '公司名称', type: 'text' },
  { header: '备注', type: 'text' },
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '客户 资料 (2)-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* inBatches(rows: readonly ExportRow[], size = 7): AsyncGenerator<ExportRow[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

async function saveCsv(rows: readonly ExportRow[], encoding: CsvEncoding = 'utf-8', loss?: CsvLoss): Promise<string> {
  const path = join(folder, 'export.csv');
  const pieces: Buffer[] = [];
  for await (const piece of writeCsv({ columns, batches: inBatches(rows) }, encoding, loss)) pieces.push(piece);
  await writeFile(path, Buffer.concat(pieces));
  return path;
}

async function saveXlsx(rows: readonly ExportRow[], given = columns, rowsPerSheet?: number): Promise<string> {
  const path = join(folder, 'export.xlsx');
  const table = { columns: given, batches: inBatches(rows) };
  await pipeline(writeXlsx(table, { sheetName: '客户: 全部', rowsPerSheet }), createWriteStream(path));
  return path;
}

async function readBack(path: string, sheet?: string): Promise<string[][]> {
  const facts = await inspectFile(path, path);
  const cells: string[][] = [];
  for await (const row of readRows(path, { headerRow: 1, sheet, quote: facts.quote ?? undefined }))
    cells.push(row.cells);
  return cells;
}

/** What people and attackers put into cells; the first column holds a number, so that no row is empty. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'=+-@\'"\t\r\n;,|: _x000D_张三ü😀\u200b\u202e\ufeff'), maxLength: 12 }),
  fc.constantFrom(
    '=cmd|/c calc',
    "'=1",
    "''+1",
    '-12.5',
    '+86 138 0013 8000',
    '_x000D_',
    '  ',
    '="a"',
    '\u0000',
    '007',
  ),
);
const hostileRows = fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 20 });

const number = (rows: readonly (readonly [string, string])[]): string[][] =>
  rows.map(([name, notes], index) => [`C-${index}`, name, notes]);

describe('a cell that could run as a formula', () => {
  test.each(['=1+1', '@SUM(A1)', '+cmd', '-cmd', '\t=1', '＝1', "'=1", '-2+3+cmd'])('%j gets an apostrophe', (text) => {
    expect(protectCell(text)).toBe(`'${text}`);
  });

  test.each(['-12.50', '+8613800138000', '+86 (21) 5555-1234', '-1,234.5', '-5%', '张三', "it's", '', "'quoted'"])(
    '%j stays as it is',
    (text) => {
      expect(protectCell(text)).toBe(text);
    },
  );

  test('is the same text again after an import', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(unprotectCell(protectCell(text))).toBe(text);
      }),
    );
  });
});

describe('a CSV file', () => {
  test('gives back every text it was written from', async () => {
    await fc.assert(
      fc.asyncProperty(hostileRows, async (texts) => {
        const rows = number(texts);
        const cells = await readBack(await saveCsv(rows));
        // NUL cannot be in a cell, and a lone surrogate cannot be in a file.
        const expected = rows.map((row) => row.map((cell) => Buffer.from(cell.replaceAll('\0', '')).toString()));
        expect(cells.map((row) => row.map(unprotectCell))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('in GBK is read back as such and says which characters it lost', async () => {
    const loss: CsvLoss = { characters: 0, examples: [] };
    const path = await saveCsv([['C-1', '北京朝阳贸易有限公司', '价格 5€ 😀 조선']], 'gbk', loss);
    expect(await readBack(path)).toEqual([
      ['C-1', '北京朝阳贸易有限公司', expect.stringMatching(/^价格 5€ \?+ \?\?$/)],
    ]);
    expect(loss).toEqual({ characters: 3, examples: ['😀', '조', '선'] });
    expect((await inspectFile(path, 'export.csv')).encoding).toBe('gb18030');
  });

  test('with no record is a header alone', async () => {
    const facts = await inspectFile(await saveCsv([]), 'export.csv');
    expect(facts).toMatchObject({ rows: 0, headerRow: 1, encoding: 'utf-8' });
    expect(facts.columns.map(({ header }) => header)).toEqual(['编号', '公司名称', '备注']);
  });
});

describe('an XLSX file', () => {
  test('gives back every text it was written from, formulas as text', async () => {
    await fc.assert(
      fc.asyncProperty(hostileRows, async (texts) => {
        const rows = number(texts);
        const cells = await readBack(await saveXlsx(rows));
        const expected = rows.map((row) => row.map((cell) => cell.replace(/\p{Surrogate}/gu, '\ufffd')));
        expect(cells.map((row) => [...row, '', ''].slice(0, 3))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps numbers, dates and moments, and writes numbers too long for a spreadsheet as text', async () => {
    const kinds: ExportColumn[] = [
      { header: '金额', type: 'number' },
      { header: '日期', type: 'date' },
      { header: '时间', type: 'moment' },
    ];
    const rows = [
      ['-1234.50', '2024-02-29', '2026-11-22 09:30:05'],
      ['12345678901234567890', '1900-01-15', '2000-01-01 23:59:59'],
      [null, null, null],
      ['0', '9999-12-31', null],
    ];
    expect(await readBack(await saveXlsx(rows, kinds))).toEqual([
      ['-1234.5', '2024-02-29', '2026-11-22 09:30:05'],
      ['12345678901234567890', '1900-01-15', '2000-01-01 23:59:59'],
      ['0', '9999-12-31'],
    ]);
  });

  test('goes on in a second sheet, with its header, where the first one is full', async () => {
    const rows = number(Array.from({ length: 25 }, (_, index) => [`公司${index}`, '甲'] as const));
    const path = await saveXlsx(rows, columns, 10);
    const { sheets } = await inspectFile(path, path);
    expect(sheets?.map(({ name }) => name)).toEqual(['客户  全部', '客户  全部 (2)', '客户  全部 (3)']);
    expect(await readBack(path, '客户  全部 (3)')).toEqual(rows.slice(20));
  });

  test('ends with the error of the records it was asked to write', async () => {
    async function* broken(): AsyncGenerator<ExportRow[]> {
      yield [['C-1', '甲', null]];
      throw new Error('the database went away');
    }
    const stream = writeXlsx({ columns, batches: broken() }, { sheetName: 'A' });
    await expect(pipeline(stream, createWriteStream(join(folder, 'broken.xlsx')))).rejects.toThrow('went away');
  });
});
