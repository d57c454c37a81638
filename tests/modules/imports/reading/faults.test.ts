import { inspectFile } from '@engine/modules/imports/reading/file-reader';
import { CFB as untypedContainers } from '@e965/xlsx';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { cleanUpFiles, collectCells, saveFile, workbook, zip } from './own-files';

// The library exports its containers without types.
const containers = untypedContainers as {
  utils: { cfb_new(): unknown; cfb_add(container: unknown, name: string, content: Buffer): void };
  write(container: unknown, options: { type: 'buffer' }): unknown;
};

cleanUpFiles();

const megabyte = 1024 * 1024;
const oneCell = workbook({ 客户: { rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row>' } });

async function faultOf(content: string | Buffer, fileName?: string): Promise<unknown> {
  const path = saveFile(content, fileName);
  return inspectFile(path, path).then(
    () => 'no fault',
    (error: unknown) => error,
  );
}

describe('a file is refused', () => {
  test('that does not exist', async () => {
    await expect(inspectFile('/nowhere/list.csv', 'list.csv')).rejects.toMatchObject({
      reason: 'notReadable',
      data: { code: 'ENOENT' },
    });
  });

  test('without a byte', async () => {
    expect(await faultOf('')).toMatchObject({ reason: 'emptyFile' });
  });

  test.each(['\ufeff', '\r\n\r\n', ',,,\n,,,\n'])('without a filled cell (%j)', async (content) => {
    expect(await faultOf(content)).toMatchObject({ reason: 'noRows' });
  });

  test.each([
    ['pdf', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['gz', gzipSync('name,phone')],
    ['png', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')],
    ['json', Buffer.from('{"customers": []}')],
    ['xml', Buffer.from('<?xml version="1.0"?><customers/>')],
    ['rtf', Buffer.from('{\\rtf1 hello}')],
    ['sql', Buffer.from('-- dump\nINSERT INTO a VALUES (1)')],
    ['binary', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7) % 32))],
    ['zip', zip({ 'readme.txt': 'hello' })],
    ['ods', zip({ 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' })],
  ])('that is %s, whatever its name says', async (found, content) => {
    expect(await faultOf(content, 'list.csv')).toMatchObject({ reason: 'unsupportedFormat', data: { found } });
  });

  test('with one endless line', async () => {
    expect(await faultOf('x'.repeat(3 * megabyte))).toMatchObject({ reason: 'lineTooLong', data: { rowNumber: 1 } });
  });

  test('with 100,000 columns', async () => {
    const header = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',');
    expect(await faultOf(`${header}\n1,2\n`)).toMatchObject({
      reason: 'tooManyColumns',
      data: { limit: 2000, columns: 100_000, rowNumber: 1 },
    });
  });

  test('with a quote that is never closed, naming the row it opens in', async () => {
    const path = saveFile('名称,备注\n"甲","好"\n乙,丙\n丁,"open\n戊,己\n');
    await expect(inspectFile(path, path)).rejects.toMatchObject({ reason: 'quoteNotClosed', data: { rowNumber: 4 } });
    expect(await collectCells(path, { quote: '' })).toHaveLength(4);
  });
});

describe('a workbook is refused', () => {
  test('that was cut off', async () => {
    const whole = zip(oneCell);
    expect(await faultOf(whole.subarray(0, whole.length - 40), 'list.xlsx')).toMatchObject({ reason: 'brokenFile' });
  });

  test('whose sheet is damaged', async () => {
    const broken = { ...oneCell, 'xl/worksheets/s1.xml': '<worksheet><sheetData><row><c>' };
    expect(await faultOf(zip(broken), 'list.xlsx')).toMatchObject({
      reason: 'brokenFile',
      data: { part: 'xl/worksheets/s1.xml' },
    });
  });

  test('that unpacks to more than 200 times its size', async () => {
    const bomb = zip({ ...oneCell, 'xl/media/a.bin': Buffer.alloc(40 * megabyte) });
    expect(await faultOf(bomb, 'list.xlsx')).toMatchObject({ reason: 'zipBomb', data: { limit: 'ratio' } });
  });

  test('whose directory adds up to more than 1 GB', async () => {
    expect(await faultOf(zip(oneCell, 0x30000000), 'list.xlsx')).toMatchObject({
      reason: 'zipBomb',
      data: { limit: 'size' },
    });
  });

  test('that holds more than its directory says', async () => {
    const long = workbook({ 客户: { rows: `<row><c t="inlineStr"><is><t>${'名'.repeat(5000)}</t></is></c></row>` } });
    expect(await faultOf(zip(long, 100), 'list.xlsx')).toMatchObject({ reason: 'brokenFile' });
  });

  test('with entities of its own', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData/></worksheet>';
    expect(await faultOf(zip({ ...oneCell, 'xl/worksheets/s1.xml': bomb }), 'list.xlsx')).toMatchObject({
      reason: 'brokenFile',
    });
  });

  test('with a cell beyond column 2,000', async () => {
    const wide = workbook({ 客户: { rows: '<row r="7"><c r="ZZZ7"><v>1</v></c></row>' } });
    expect(await faultOf(zip(wide), 'list.xlsx')).toMatchObject({
      reason: 'tooManyColumns',
      data: { columns: 18278, rowNumber: 7 },
    });
  });

  test('with a text of more than 1 MB, without reading the rest of it', async () => {
    const long = workbook({ 客户: { rows: `<row><c t="str"><v>${randomLetters(6 * megabyte)}</v></c></row>` } });
    expect(await faultOf(zip(long), 'list.xlsx')).toMatchObject({ reason: 'lineTooLong' });
  });

  test('that is protected with a password', async () => {
    const container = containers.utils.cfb_new();
    containers.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('04000400', 'hex'));
    containers.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(64));
    const bytes = containers.write(container, { type: 'buffer' });
    if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
    expect(await faultOf(bytes, 'list.xlsx')).toMatchObject({ reason: 'encrypted' });
  });

  test('for a sheet it does not have', async () => {
    const path = saveFile(zip(oneCell), 'list.xlsx');
    await expect(inspectFile(path, path, { sheet: '供应商' })).rejects.toMatchObject({
      reason: 'noSuchSheet',
      data: { sheet: '供应商', sheets: ['客户'] },
    });
  });
});

/** Text that does not pack 200:1, which would be refused sooner. */
function randomLetters(length: number): string {
  let state = 1;
  let text = '';
  while (text.length < length) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += state.toString(36);
  }
  return text;
}
