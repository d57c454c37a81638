import { inspectFile } from '@engine/modules/imports/reading/file-reader';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';

import { cleanUpFiles, collectCells, collectRows, saveFile, workbook, zip } from './own-files';

cleanUpFiles();

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

/** Styles 1 and up are the given format codes. */
function styles(...codes: string[]): string {
  const formats = codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`);
  const cells = codes.map((_, index) => `<xf numFmtId="${200 + index}"/>`);
  return (
    `<numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs>`
  );
}

async function readSheet(rows: string, parts?: Parameters<typeof workbook>[1]): Promise<string[][]> {
  return collectCells(saveFile(zip(workbook({ 客户: { rows } }, parts)), 'list.xlsx'), { headerRow: 0 });
}

describe('a number shows what a person sees', () => {
  test.each([
    ['13800138000', '13800138000'],
    ['1.3800138E10', '13800138000'],
    ['91310000123456', '91310000123456'],
    ['1.38E+1', '13.8'],
    ['2087.0249999999996', '2087.025'],
    ['0.1', '0.1'],
    ['-5.0', '-5'],
    ['1E-7', '0.0000001'],
  ])('%s as %s', async (raw, shown) => {
    expect(await readSheet(`<row r="1"><c r="A1"><v>${raw}</v></c></row>`)).toEqual([[shown]]);
  });

  test.each([
    ['000000', '710', '000710'],
    ['000\\-0000\\-0000', '13800138000', '138-0013-8000'],
    ['0%', '0.125', '12.5%'],
    ['#,##0.00', '1234.5', '1234.5'],
    ['&quot;￥&quot;#,##0.00', '1234.567', '1234.567'],
    ['0&quot;元&quot;', '88', '88'],
    ['yyyy/m/d', '45356', '2024-03-05'],
    ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', '45356', '2024-03-05'],
    ['[$-804]yyyy-mm-dd hh:mm', '45356.395833333336', '2024-03-05 09:30:00'],
    ['m/d/yy h:mm AM/PM', '45356.999999', '2024-03-06 00:00:00'],
    ['h:mm', '0.75', '18:00:00'],
    ['[h]:mm', '1.5', '36:00:00'],
    ['aaaa', '45356', '2024-03-05'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '-4', '-4'],
    ['General', '45356', '45356'],
  ])('in the format %s', async (code, raw, shown) => {
    const rows = `<row r="1"><c r="A1" s="1"><v>${raw}</v></c></row>`;
    expect(await readSheet(rows, { styles: styles(code) })).toEqual([[shown]]);
  });

  test('in the calendar that begins in 1904', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>43894</v></c></row>';
    expect(await readSheet(rows, { styles: styles('yyyy-mm-dd'), date1904: true })).toEqual([
      ['1904-01-01', '2024-03-05'],
    ]);
  });
});

describe('a cell', () => {
  test('of every kind gives its text', async () => {
    const rows =
      '<row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#REF!</v></c>' +
      '<c r="E3" t="str"><f>A1&amp;"x"</f><v>算出</v></c><c r="F3"><f>1+1</f><v>2</v></c><c r="G3" t="d"><v>2024-03-05T00:00:00</v></c>' +
      '<c r="H3" s="0"/><c r="I3" t="inlineStr"><is><r><t>富</t></r><r><t xml:space="preserve"> 文本</t></r></is></c></row>';
    const sharedStrings = '<si><t>no</t></si><si><r><t>張_x000D_</t></r><rPh><t>reading</t></rPh><r><t>三</t></r></si>';
    expect(await readSheet(rows, { sharedStrings })).toEqual([
      ['', '張\r三', 'TRUE', '#REF!', '算出', '2', '2024-03-05', '', '富 文本'],
    ]);
  });

  test('without a reference follows the one before, in rows with gaps', async () => {
    const path = saveFile(
      zip(workbook({ A: { rows: `<row>${text('a')}${text('b')}</row><row r="5"/><row>${text('c')}</row>` } })),
    );
    const rows = await collectRows(path, { headerRow: 0 });
    expect(rows).toEqual([
      { rowNumber: 1, cells: ['a', 'b'] },
      { rowNumber: 6, cells: ['c'] },
    ]);
  });
});

describe('of several sheets', () => {
  const sheets = {
    隐藏: { rows: `<row>${text('secret')}</row><row>${text('x')}</row>`, state: 'hidden' },
    '空 ': { rows: '<row r="1"><c r="A1" s="0"/></row>' },
    客户: { rows: `<row>${text('名称')}</row><row>${text('甲')}</row>` },
  };

  test('the first visible one with a value is read', async () => {
    const path = saveFile(zip(workbook(sheets)), 'list.csv');
    expect(await inspectFile(path, 'list.csv')).toMatchObject({
      format: 'xlsx',
      contentDiffersFromName: true,
      sheet: '客户',
      sheets: [
        { name: '隐藏', state: 'hidden' },
        { name: '空 ', state: 'visible' },
        { name: '客户', state: 'visible' },
      ],
      rows: 1,
    });
  });

  test('a hidden one is read where it is chosen', async () => {
    const path = saveFile(zip(workbook(sheets)), 'list.xlsx');
    expect(await collectCells(path, { sheet: '隐藏', headerRow: 0 })).toEqual([['secret'], ['x']]);
  });
});

test('a header over two rows takes its merged cells from the upper one, and a title above names nothing', async () => {
  const row = (...cells: string[]): string =>
    `<row>${cells.map((cell) => (cell === '' ? '<c/>' : text(cell))).join('')}</row>`;
  const rows =
    row('2024年客户名单') +
    row('客户名称', '联系方式', '', '备注') +
    row('', '手机', '电话', '') +
    row('甲', '138', '021', 'x');
  const path = saveFile(zip(workbook({ A: { rows } })), 'list.xlsx');
  const facts = await inspectFile(path, path);
  expect(facts.columns.map(({ header }) => header)).toEqual(['客户名称', '手机', '电话', '备注']);
  expect(facts).toMatchObject({ headerRow: 3, rows: 1 });
});

test('an XLS file of Excel 97 reads like an XLSX one', async () => {
  const sheet = utils.aoa_to_sheet([
    ['客户名称', '手机', '日期', '成交'],
    ['甲', 13800138000, 45356, true],
  ]);
  const dateCell: unknown = sheet['C2'];
  Object.assign(dateCell as object, { z: 'yyyy-mm-dd' });
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), '空');
  utils.book_append_sheet(book, sheet, '客户');
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'biff8' });
  const path = saveFile(Buffer.from(bytes as Uint8Array), 'list.xls');
  const facts = await inspectFile(path, path);
  expect(facts).toMatchObject({ format: 'xls', contentDiffersFromName: false, sheet: '客户', headerRow: 1, rows: 1 });
  expect(await collectCells(path)).toEqual([['甲', '13800138000', '2024-03-05', 'TRUE']]);
});

test('a table of HTML named .xls keeps its zeros', async () => {
  const html =
    '<html><table><tr><td>姓名</td><td>手机</td></tr><tr><td>甲</td><td>013800138000</td></tr></table></html>';
  expect(await collectCells(saveFile(html, 'list.xls'))).toEqual([['甲', '013800138000']]);
});
