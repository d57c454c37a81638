import { readFile } from 'node:fs/promises';

import { measureFile, readBytes } from './file-bytes';
import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import type { ReadOptions, TextEncoding } from './read-types';
import type { RowBatch, Table } from './table';
import { readText } from './text-decoding';
import { findEncoding } from './text-encoding';
import { readCards, type CardProperty } from './vcard-cards';
import { cardColumns, cardRow } from './vcard-row';

const batchCards = 200;

/** An address book in VCF. Faults: those of findEncoding and readCards. */
export async function openCardTable(path: string, options: ReadOptions): Promise<Table> {
  const found = await findEncoding(path, options.encoding, { isFolded: true });
  const isWide = /^utf-(16|32)/.test(found.encoding);
  const bytes = (): AsyncIterable<Buffer> =>
    isWide ? asUtf8(path, found.encoding, found.markBytes) : readBytes(path, found.markBytes);
  return {
    header: cardColumns,
    facts: {
      encoding: found.encoding,
      encodingProof: found.proof,
      damagedCharacters: found.damagedCharacters,
      headerRow: 0,
    },
    hasUnevenRows: false,
    batches: () => asRows(readCards(bytes(), isWide ? 'utf-8' : found.encoding)),
  };
}

/** An address book in jCard (RFC 7095), one card or a list of them. Faults: tooLarge, brokenFile, unsupportedFormat. */
export async function openJsonCardTable(path: string): Promise<Table> {
  const size = await measureFile(path);
  const limit = readLimits.wholeFileBytes;
  if (size > limit) throw new ReadFault('tooLarge', { part: 'file', limit, size });
  const cards = parseJsonCards(await readFile(path, 'utf8'));
  return {
    header: cardColumns,
    facts: { encoding: 'utf-8', headerRow: 0 },
    hasUnevenRows: false,
    async *batches() {
      yield cards.map((properties, index) => ({ rowNumber: index + 1, cells: cardRow(properties) }));
    },
  };
}

async function* asUtf8(path: string, encoding: TextEncoding, start: number): AsyncGenerator<Buffer> {
  for await (const text of readText(path, encoding, start)) yield Buffer.from(text);
}

async function* asRows(cards: AsyncIterable<CardProperty[]>): AsyncGenerator<RowBatch> {
  let rowNumber = 0;
  let batch: RowBatch = [];
  for await (const properties of cards) {
    rowNumber += 1;
    batch.push({ rowNumber, cells: cardRow(properties) });
    if (batch.length < batchCards) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function parseJsonCards(text: string): CardProperty[][] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new ReadFault('brokenFile', { part: 'json' }, { cause });
  }
  if (!Array.isArray(parsed)) throw new ReadFault('unsupportedFormat', { found: 'json' });
  const cards: unknown[] = parsed[0] === 'vcard' ? [parsed] : parsed;
  return cards.map((card) => {
    if (!Array.isArray(card) || card[0] !== 'vcard' || !Array.isArray(card[1])) {
      throw new ReadFault('unsupportedFormat', { found: 'json' });
    }
    return card[1].flatMap((property: unknown) => (Array.isArray(property) ? [jsonProperty(property)] : []));
  });
}

/** `["tel", {"type": ["work"], "pref": "1"}, "uri", "tel:+1-418-656-9254"]` */
function jsonProperty([name, parameters, , ...values]: unknown[]): CardProperty {
  const given: Record<string, unknown> = typeof parameters === 'object' && parameters !== null ? { ...parameters } : {};
  const types = [given['type']].flat().filter((type) => typeof type === 'string');
  return {
    group: typeof given['group'] === 'string' ? given['group'].toLowerCase() : '',
    name: String(name).toUpperCase(),
    types: [...types.map((type) => type.toLowerCase()), ...(given['pref'] === undefined ? [] : ['pref'])],
    values: values.flatMap((value) =>
      Array.isArray(value) ? value.map((part: unknown) => [part].flat().join(', ')) : [String(value)],
    ),
  };
}
