import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseListCell } from '@shared/lib/list-cell';
import { inspectFile, readRows } from '@engine/modules/imports/reading/file-reader';
import type { FileFacts, FileRow } from '@engine/modules/imports/reading/read-types';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { overSharedData, sharedData } from '../../../support/shared-data';

const sheetSchema = z.object({
  name: z.string(),
  state: z.string(),
  rows_with_values: z.number(),
  used_cols: z.number(),
});
const manifestSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      kind: z.string(),
      measured: z.object({
        encoding: z.string().optional(),
        delimiter: z.string().nullish(),
        records_total: z.number().optional(),
        columns: z.number().optional(),
        header: z.array(z.string()).optional(),
        all_empty_records: z.number().optional(),
        sheets: z.array(sheetSchema).optional(),
        cards: z.number().optional(),
        props: z.record(z.string(), z.number()).optional(),
      }),
    }),
  ),
});
type Manifest = z.infer<typeof manifestSchema>;
type Measured = Manifest['files'][number]['measured'];

/** Where the header is not the first row with content; 0 where the README says that there is none. */
const headerRows: Record<string, number> = {
  'csv-edge/phpspreadsheet/encoding.iso88591.csv': 0,
  'csv-edge/phpspreadsheet/encoding.utf16le.csv': 0,
  'csv-edge/phpspreadsheet/encoding.utf32be.csv': 0,
  'csv-edge/phpspreadsheet/linend.mac.csv': 0,
  'csv-edge/phpspreadsheet/sep.csv': 0,
  'csv-edge/phpspreadsheet/NumberFormatTest.de.csv': 0,
  'csv-edge/phpspreadsheet/issue.2232.csv': 0,
  'csv-edge/messytables/null.csv': 0,
  'csv-edge/messytables/excel_pasting.csv': 4,
  'csv-edge/messytables/mixedGLB.csv': 4,
  'csv-edge/messytables/large.xlsx': 4,
  'csv-edge/easyexcel/t06.xlsx': 0,
  'csv-edge/phpspreadsheet/1904_Calendar.xlsx': 0,
  'csv-edge/phpspreadsheet/bug1686b.xlsx': 0,
  'csv-edge/phpspreadsheet/data_with_tables.xlsx': 0,
  'csv-edge/phpspreadsheet/explicitdate.xlsx': 0,
  'csv-edge/phpspreadsheet/issue.282.xlsx': 2,
  'csv-edge/phpspreadsheet/issue.3435.xlsx': 0,
  'csv-edge/phpspreadsheet/misleading.xlsx': 0,
  'csv-edge/phpspreadsheet/namespacestd.xlsx': 0,
  'csv-edge/phpspreadsheet/sharedformulae.xlsx': 0,
  'csv-edge/phpspreadsheet/utf16be.xlsx': 0,
  'csv-edge/phpspreadsheet/without_cell_reference.xlsx': 0,
  'chinese/easyexcel/t02.xlsx': 2,
  'chinese/phpspreadsheet/issue.3613.xlsx': 3,
};

/** Files whose header lies below rows without a value, so that row numbers and counts part. */
const rowsAboveHeader: Record<string, number> = {
  'csv-edge/messytables/large.xlsx': 3,
  'chinese/phpspreadsheet/issue.3613.xlsx': 2,
};

const refused: Record<string, { reason: string; data?: object }> = {
  'csv-edge/phpspreadsheet/empty.csv': { reason: 'emptyFile' },
  'csv-edge/phpspreadsheet/HiddenSheet.xlsx': { reason: 'noRows' },
  'csv-edge/phpspreadsheet/gzbomb.gnumeric': { reason: 'unsupportedFormat', data: { found: 'gz' } },
  'contacts/roundcube/contacts.sql': { reason: 'unsupportedFormat', data: { found: 'sql' } },
};

const encodings: [RegExp, FileFacts['encoding']][] = [
  [/^utf-16-le/, 'utf-16le'],
  [/^utf-32-le/, 'utf-32le'],
  [/^utf-32-be/, 'utf-32be'],
  [/^(ASCII|utf-8)/i, 'utf-8'],
  [/^single-byte/, 'windows-1252'],
  [/^GBK/, 'gb18030'],
  [/^big5/, 'big5'],
];

function expectedEncoding(measured: Measured): FileFacts['encoding'] {
  return encodings.find(([pattern]) => pattern.test(measured.encoding ?? ''))?.[1] ?? null;
}

function expectedText(file: string, measured: Measured): Partial<FileFacts> {
  const headerRow = headerRows[file] ?? 1;
  return {
    format: 'csv',
    encoding: expectedEncoding(measured),
    delimiter: measured.delimiter === 'space' ? ' ' : (measured.delimiter ?? null),
    headerRow,
    rows: (measured.records_total ?? 0) - headerRow - (file.endsWith('Leads.csv') ? 1 : 0),
  };
}

function expectedSheet(file: string, measured: Measured): Partial<FileFacts> {
  const sheet = measured.sheets?.find(({ state, rows_with_values: rows }) => state === 'visible' && rows > 0);
  const headerRow = headerRows[file] ?? 1;
  return {
    format: 'xlsx',
    sheets: measured.sheets?.map(({ name, state }) => ({ name, state })) as FileFacts['sheets'],
    sheet: sheet?.name ?? null,
    headerRow,
    rows: (sheet?.rows_with_values ?? 0) - (rowsAboveHeader[file] ?? headerRow),
  };
}

async function readCells(path: string): Promise<string[][]> {
  return (await collect(readRows(path))).map(({ cells }) => cells);
}

async function collect(rows: AsyncIterable<FileRow>): Promise<FileRow[]> {
  const all: FileRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const manifest: Manifest = sharedData
  ? manifestSchema.parse(JSON.parse(readFileSync(join(sharedData, 'manifest.json'), 'utf8')))
  : { files: [] };
const files = manifest.files.filter(({ file }) => !file.startsWith('mail/'));
const pathOf = (file: string): string => join(sharedData ?? '', file);

describe.skipIf(!sharedData)(overSharedData('collected files'), () => {
  const readable = files.filter(({ file }) => !(file in refused));

  test.each(Object.entries(refused))('%s is refused', async (file, fault) => {
    await expect(inspectFile(pathOf(file), file)).rejects.toMatchObject(fault);
  });

  test.each(readable.filter(({ kind }) => kind === 'csv'))(
    '$file has the counts of its README',
    async ({ file, measured }) => {
      const facts = await inspectFile(pathOf(file), file);
      expect(facts).toMatchObject(expectedText(file, measured));
      expect(facts.columns.length).toBe(measured.columns);
      if (facts.headerRow === 1) {
        expect(facts.columns.map(({ header }) => header)).toEqual(measured.header?.map((header) => header.trim()));
      }
      expect(await readCells(pathOf(file))).toHaveLength(facts.rows);
    },
  );

  test.each(readable.filter(({ kind }) => kind === 'xlsx'))(
    '$file has the counts of its README',
    async ({ file, measured }) => {
      const facts = await inspectFile(pathOf(file), file);
      expect(facts).toMatchObject(expectedSheet(file, measured));
      const sheet = measured.sheets?.find(({ name }) => name === facts.sheet);
      expect(facts.columns.length).toBe(sheet?.used_cols);
      expect(await readCells(pathOf(file))).toHaveLength(facts.rows);
    },
  );

  test.each(readable.filter(({ kind }) => kind === 'vcf'))(
    '$file has the cards of its README',
    async ({ file, measured }) => {
      const facts = await inspectFile(pathOf(file), file);
      expect(facts).toMatchObject({ format: 'vcf', encoding: expectedEncoding(measured), rows: measured.cards });
      const cards = await readCells(pathOf(file));
      const countLines = (header: string): number => {
        const index = facts.columns.findIndex((column) => column.header === header);
        return cards.reduce((sum, cells) => sum + parseListCell(cells[index] ?? '').length, 0);
      };
      expect({ TEL: countLines('phones'), EMAIL: countLines('emails'), ADR: countLines('addresses') }).toEqual({
        TEL: measured.props?.['TEL'] ?? 0,
        EMAIL: measured.props?.['EMAIL'] ?? 0,
        ADR: measured.props?.['ADR'] ?? 0,
      });
    },
  );

  test('every file is one of these', () => {
    expect(files.filter(({ kind }) => !['csv', 'xlsx', 'vcf', 'json', 'sql', 'gz'].includes(kind))).toEqual([]);
    expect(files).toHaveLength(148);
  });
});

describe.skipIf(!sharedData)(overSharedData('what the READMEs say about single files'), () => {
  const read = (file: string): Promise<string[][]> => readCells(pathOf(file));

  test('the sales pipeline adds up', async () => {
    const won = (await read('crm/sparklesquad/sales_pipeline.csv')).filter((cells) => cells[3] === 'Won');
    expect(won).toHaveLength(6438);
    expect(won.reduce((sum, cells) => sum + Number(cells[6]), 0)).toBe(17936928);
  });

  test('the second lead is told to be short, at its row', async () => {
    const path = pathOf('crm/suitecrm-export/Leads.csv');
    expect(await inspectFile(path, path)).toMatchObject({ rows: 2, shortRows: 1, longRows: 0 });
    const rows = await collect(readRows(path));
    expect(rows.map(({ rowNumber, shape, cells }) => [rowNumber, shape, cells.length])).toEqual([
      [2, undefined, 61],
      [3, 'short', 4],
    ]);
  });

  test('records of empty cells are counted apart', async () => {
    const file = 'csv-edge/messytables/sparse_with_column_errors.csv';
    expect(await inspectFile(pathOf(file), file)).toMatchObject({ rows: 2237, emptyRows: 37 });
  });

  test('blanks before a quote do not break a record', async () => {
    expect((await read('csv-edge/messytables/complex.csv'))[2]).toEqual(['2011-01-03', '', '6,000,000', 'Galway']);
  });

  test('a backslash before a closing quote is content', async () => {
    expect(await read('csv-edge/phpspreadsheet/backslash.csv')).toEqual([['field 3\\', 'field 4']]);
  });

  test('doubled quotes are single ones', async () => {
    const cells = await read('csv-edge/dataloader/csvEscapedQuotes.csv');
    expect(cells.map(([first]) => first)).toEqual(['"The Best" Account', 'The "Best" Account']);
  });

  test('no digit of a long number is lost', async () => {
    expect((await read('csv-edge/phpspreadsheet/longIntegers.csv'))[0]?.[0]).toBe('123456789012345678901234');
  });

  test('leading zeros stay', async () => {
    expect((await read('chinese/whoslesley/客户信息.csv'))[0]?.[0]).toBe('001');
  });

  test('the 1904 calendar and the 1900 one give the days a person sees', async () => {
    expect((await read('csv-edge/phpspreadsheet/1904_Calendar.xlsx'))[0]).toEqual(['2022-01-01', '2021-12-31']);
    expect((await read('csv-edge/phpspreadsheet/misleading.xlsx'))[0]).toEqual(['2000-01-01', '', '36526', '123']);
  });

  test('dates in every Chinese and American format are dates', async () => {
    const cells = await read('csv-edge/easyexcel/dataformat.xlsx');
    const shown = new Set(cells.flatMap(([first]) => (first ? [first] : [])));
    expect([...shown].filter((text) => !/^(2020-01-01( 01:01:01)?|01:01:01)$/.test(text))).toEqual([]);
  });

  test('escaped characters of shared texts are the characters', async () => {
    const path = pathOf('csv-edge/phpspreadsheet/issue.4724.xlsx');
    const rows = await collect(readRows(path, { headerRow: 0 }));
    expect(rows.slice(0, 2).map(({ cells }) => cells[0])).toEqual(['line\r\nwith\r\nbreaks', 'A_x0030_B']);
  });

  test('a formula written as text stays text, a real one gives its value', async () => {
    expect(await read('csv-edge/phpspreadsheet/issue.3435.xlsx')).toEqual([['=1+2'], ['3'], ['标签名称']]);
  });

  test('hidden rows are read and told', async () => {
    const file = 'csv-edge/phpspreadsheet/autofilterTest.xlsx';
    expect(await inspectFile(pathOf(file), file)).toMatchObject({ rows: 56, hiddenRows: 38 });
  });

  test('a hidden sheet is read only when it is chosen', async () => {
    const file = 'csv-edge/messytables/large.xlsx';
    expect(await inspectFile(pathOf(file), file, { sheet: 'data' })).toMatchObject({ sheet: 'data' });
    const rows = await collect(readRows(pathOf(file), { sheet: 'data', headerRow: 0 }));
    expect(rows).toHaveLength(8546);
  });

  test('a card without a person is a company', async () => {
    expect((await read('contacts/roundcube/apple.vcf'))[0]?.slice(0, 5)).toEqual([
      'company',
      'Apple Computer AG',
      '',
      '',
      'Apple Computer AG',
    ]);
    expect((await read('chinese/company-vcards/中国民生银行.vcf'))[0]?.slice(0, 2)).toEqual([
      'company',
      '中国民生银行',
    ]);
  });

  test('a card in another encoding, with quoted-printable or as JSON keeps its characters', async () => {
    expect((await read('contacts/roundcube/johndoe.vcf'))[0]?.[1]).toBe('John Doë');
    expect((await read('contacts/ez-vcard/John_Doe_ANDROID.vcf'))[2]?.[1]).toBe('Ñ Ñ Ñ Ñ Ñ');
    expect((await read('contacts/ez-vcard/jcard-example.json'))[0]?.slice(1, 5)).toEqual([
      'Simon Perreault',
      'Perreault',
      'Simon',
      'Viagenie',
    ]);
  });

  test('the mark that lies about its encoding is seen through', async () => {
    expect((await read('csv-edge/dataloader/csvtext_BOM_UTF32LE.csv'))[0]).toEqual(['row1-1', 'row1-2', 'row1-3']);
  });
});
