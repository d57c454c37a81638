import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

import { inspectFile, readRows } from '@engine/modules/imports/reading/file-reader';
import type { FileRow, ReadOptions } from '@engine/modules/imports/reading/read-types';
import iconv from 'iconv-lite';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), '客户 资料 (2)-'));
let count = 0;

/** Removes what the tests of a file have written; called once at its top level. */
export function cleanUpFiles(): void {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** Writes content to a file of that name in a folder of its own and answers the path. */
export function saveFile(content: string | Buffer, fileName = 'list.csv'): string {
  count += 1;
  const path = join(folder, `${count}-${fileName}`);
  writeFileSync(path, content);
  return path;
}

export function saveEncoded(text: string, encoding: string, fileName?: string): string {
  return saveFile(iconv.encode(text, encoding), fileName);
}

export async function collectRows(path: string, options?: ReadOptions): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRows(path, options)) rows.push(row);
  return rows;
}

export async function collectCells(path: string, options?: ReadOptions): Promise<string[][]> {
  return (await collectRows(path, options)).map(({ cells }) => cells);
}

/** The header and all cells of a text, as an import would get them. */
export async function readTable(content: string | Buffer, fileName?: string): Promise<string[][]> {
  const path = saveFile(content, fileName);
  const { columns } = await inspectFile(path, path);
  return [columns.map(({ header }) => header), ...(await collectCells(path))];
}

/** A ZIP of given parts; `claim` replaces the unpacked size that its directory tells. */
export function zip(parts: Record<string, string | Buffer>, claim?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claim ?? bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, path, packed]);
    const entry = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), shared, Buffer.alloc(14), path]);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

/** The smallest workbook: sheets by name with the XML inside sheetData, and what else is wanted. */
export function workbook(
  sheets: Record<string, { rows: string; state?: string }>,
  parts: { styles?: string; sharedStrings?: string; date1904?: boolean } = {},
): Record<string, string> {
  const names = Object.entries(sheets);
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = names.map(([name, { state }], index) => {
    const hidden = state ? ` state="${state}"` : '';
    return `<sheet name="${name}" sheetId="${index + 1}"${hidden} r:id="r${index + 1}"/>`;
  });
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="r${index + 1}" Type="${relation}/worksheet" Target="worksheets/s${index + 1}.xml"/>`,
  );
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><workbookPr date1904="${parts.date1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships>${relations.join('')}<Relationship Id="s" Type="${relation}/styles" Target="styles.xml"/>` +
      `<Relationship Id="t" Type="${relation}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    ...(parts.styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet>${parts.styles}</styleSheet>` }),
    ...(parts.sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${parts.sharedStrings}</sst>` }),
    ...Object.fromEntries(
      names.map(([, { rows }], index) => [
        `xl/worksheets/s${index + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  };
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
