import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';

import type { ExportTable } from './export-table';
import { protectCell } from '@shared/lib/spreadsheet-cell';

/** GBK is what Excel on a Chinese Windows takes a CSV for that has no mark. */
export type CsvEncoding = 'utf-8' | 'gbk';

/** Filled while the file is written: characters GBK does not have, which stand as `?`, with the first few of them. */
export interface CsvLoss {
  characters: number;
  examples: string[];
}

/** The bytes of a CSV file: a mark for UTF-8, CRLF, quotes where needed, no cell that runs as a formula. */
export async function* writeCsv(
  { columns, batches }: ExportTable,
  encoding: CsvEncoding = 'utf-8',
  loss: CsvLoss = { characters: 0, examples: [] },
): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') yield Buffer.from('\ufeff');
  // Excel takes a file that begins with the bare letters ID for another format.
  yield encode(toText([columns.map(({ header }) => protectCell(header))], { quoted: true }), encoding, loss);
  for await (const batch of batches) {
    const records = batch.map((row) =>
      columns.map(({ type }, index) => {
        const cell = row[index] ?? '';
        return type === 'text' ? protectCell(cell) : cell;
      }),
    );
    yield encode(toText(records), encoding, loss);
  }
}

function toText(records: readonly (readonly string[])[], options: { quoted?: boolean } = {}): string {
  // Blanks at the edge of a cell are content, and so is a line end of another kind than the record has.
  return stringify([...records], { record_delimiter: '\r\n', quoted_match: /^\s|\s$|[\r\n]/, ...options });
}

function encode(text: string, encoding: CsvEncoding, loss: CsvLoss): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  const bytes = iconv.encode(text, 'gbk');
  if (iconv.decode(bytes, 'gbk') !== text) countLoss(text, loss);
  return bytes;
}

function countLoss(text: string, loss: CsvLoss): void {
  for (const character of text) {
    if (character <= '\u007f' || iconv.decode(iconv.encode(character, 'gbk'), 'gbk') === character) continue;
    loss.characters += 1;
    if (loss.examples.length < 10 && !loss.examples.includes(character)) loss.examples.push(character);
  }
}
