import { Readable } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import type { ReadOptions } from './read-types';
import type { RowBatch, Table } from './table';
import { readText } from './text-decoding';
import { findDialect, type TextDialect } from './text-dialect';
import { findEncoding } from './text-encoding';

const sampleCharacters = 256 * 1024;
const batchRows = 500;

/** A file of delimited text. Faults: those of findEncoding, and while reading lineTooLong and quoteNotClosed. */
export async function openTextTable(path: string, options: ReadOptions): Promise<Table> {
  const found = await findEncoding(path, options.encoding);
  const { text, isWhole } = await readBeginning(path, found.encoding, found.markBytes);
  const dialect = findDialect(text, isWhole, options);
  return {
    facts: {
      encoding: found.encoding,
      encodingProof: found.proof,
      damagedCharacters: found.damagedCharacters,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
    },
    hasUnevenRows: true,
    batches: () => readRecords(readText(path, found.encoding, found.markBytes), dialect),
  };
}

async function readBeginning(path: string, encoding: Parameters<typeof readText>[1], start: number) {
  let text = '';
  for await (const piece of readText(path, encoding, start)) {
    text += piece;
    if (text.length > sampleCharacters) return { text: text.slice(0, sampleCharacters), isWhole: false };
  }
  return { text, isWhole: true };
}

async function* readRecords(text: AsyncIterable<string>, dialect: TextDialect): AsyncGenerator<RowBatch> {
  const parser = parse({
    delimiter: dialect.delimiter,
    quote: dialect.quote === '' ? false : dialect.quote,
    escape: dialect.escape,
    ltrim: dialect.hasBlanksBeforeQuotes,
    record_delimiter: dialect.lineEnds,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: readLimits.lineBytes,
  });
  const source = Readable.from(withoutSeparatorLine(text, dialect.separatorLineLength));
  // Errors of the source do not travel along a pipe by themselves.
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let rowNumber = 0;
  let batch: RowBatch = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNumber += 1;
      // A blank line is no record, but Excel shows it as a row, so it is counted.
      if (record.length === 1 && record[0] === '') continue;
      batch.push({ rowNumber, cells: record });
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw asReadFault(error, rowNumber + 1);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (batch.length > 0) yield batch;
}

async function* withoutSeparatorLine(text: AsyncIterable<string>, length: number): AsyncGenerator<string> {
  let left = length;
  for await (const piece of text) {
    const rest = left > 0 ? piece.slice(left) : piece;
    left = Math.max(0, left - piece.length);
    if (rest !== '') yield rest;
  }
}

function asReadFault(error: unknown, rowNumber: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new ReadFault('lineTooLong', { limit: readLimits.lineBytes, rowNumber }, { cause: error });
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new ReadFault('quoteNotClosed', { rowNumber }, { cause: error });
  return error;
}
