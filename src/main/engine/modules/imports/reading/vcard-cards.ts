import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import type { TextEncoding } from './read-types';
import { decodeBytes } from './text-decoding';

/** One line of a card, decoded: `item1.TEL;TYPE=CELL:…` has group item1, name TEL and types [cell]. */
export interface CardProperty {
  group: string;
  name: string;
  types: string[];
  /** Its components, divided by semicolons; most properties have one. */
  values: string[];
}

/** Photos and keys may stand in one line; they are passed over, so they may be long. */
const longestLine = 16 * readLimits.lineBytes;
const binaryNames = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'AGENT']);

/**
 * Reads the cards of a VCF file, versions 2.1 to 4.0. The lines come as bytes (one character each), since folding
 * cuts through characters and every value may have an encoding of its own; `encoding` is for those that say none.
 * Faults: lineTooLong.
 */
export async function* readCards(bytes: AsyncIterable<Buffer>, encoding: TextEncoding): AsyncGenerator<CardProperty[]> {
  let depth = 0;
  let properties: CardProperty[] = [];
  let cards = 0;
  for await (const line of unfold(readLines(bytes))) {
    if (/^BEGIN:VCARD$/i.test(line.trim())) {
      depth += 1;
      if (depth === 1) properties = [];
    } else if (/^END:VCARD$/i.test(line.trim())) {
      depth = Math.max(0, depth - 1);
      if (depth > 0) continue;
      cards += 1;
      yield properties;
      properties = [];
    } else if (depth === 1) {
      if (line.length > readLimits.lineBytes) {
        throw new ReadFault('lineTooLong', { limit: readLimits.lineBytes, rowNumber: cards + 1 });
      }
      const property = parseProperty(line, encoding);
      if (property) properties.push(property);
    }
  }
}

async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of bytes) {
    rest += chunk.toString('latin1');
    let cut = rest.lastIndexOf('\n') + 1;
    // Only CR ends the lines of very old files; one at the end of a chunk may belong to a LF.
    if (cut === 0) cut = rest.lastIndexOf('\r', rest.length - 2) + 1;
    yield* rest
      .slice(0, cut)
      .split(/\r*\n|\r/)
      .slice(0, -1);
    rest = rest.slice(cut);
    if (rest.length > longestLine) throw new ReadFault('lineTooLong', { limit: readLimits.lineBytes, rowNumber: 0 });
  }
  yield* rest.split(/\r*\n|\r/);
}

/** Joins folded lines and soft line breaks of quoted-printable; drops binary properties. */
async function* unfold(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let current: string | null = null;
  let isBinary = false;
  for await (const line of lines) {
    const isFolded = /^[ \t]/.test(line);
    // The lines of a version 2.1 photo need not be indented; base64 has neither colon nor semicolon.
    if (isBinary && (isFolded || !/[:;]/.test(line))) continue;
    isBinary = false;
    if (current !== null && isSoftBroken(current)) {
      current = current.slice(0, -1) + line;
      continue;
    }
    if (current !== null && isFolded) {
      current += line.slice(1);
      continue;
    }
    if (current !== null) yield current;
    isBinary = isBinaryLine(line);
    current = isBinary ? null : line;
  }
  if (current !== null) yield current;
}

function isSoftBroken(line: string): boolean {
  return line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(line);
}

function isBinaryLine(line: string): boolean {
  const name = /^(?:[\w-]+\.)?([\w-]+)[;:]/.exec(line)?.[1]?.toUpperCase() ?? '';
  return binaryNames.has(name) || /^[^:]*;(ENCODING=)?(B|BASE64)[;:]/i.test(line);
}

function parseProperty(line: string, fileEncoding: TextEncoding): CardProperty | null {
  const [, group = '', rawName = '', parameters = '', raw = ''] =
    /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(line) ?? [];
  if (rawName === '') return null;
  const types: string[] = [];
  let encoding = fileEncoding;
  let isQuotedPrintable = false;
  for (const parameter of parameters.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter((text) => text !== '')) {
    const [, key = 'TYPE', value = parameter] = /^([\w-]+)=(.*)$/s.exec(parameter) ?? [];
    if (/^CHARSET$/i.test(key)) encoding = encodingNamed(value) ?? fileEncoding;
    else if (/^QUOTED-PRINTABLE$/i.test(value)) isQuotedPrintable = true;
    else if (/^TYPE$/i.test(key)) types.push(...value.replaceAll('"', '').toLowerCase().split(','));
    else if (/^PREF$/i.test(key)) types.push('pref');
  }
  const bytes = Buffer.from(isQuotedPrintable ? unquote(raw) : raw, 'latin1');
  const text = decodeBytes(bytes, encoding);
  return { group: group.toLowerCase(), name: rawName.toUpperCase(), types, values: splitComponents(text) };
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function encodingNamed(name: string): TextEncoding | null {
  const plain = name.replaceAll('"', '').toLowerCase();
  if (/^(gbk|gb2312|gb18030|gb_2312-80|cp936)$/.test(plain)) return 'gb18030';
  if (/^big5/.test(plain)) return 'big5';
  if (/^utf-?8$/.test(plain)) return 'utf-8';
  if (/^(windows-1252|iso-8859-1|latin1|us-ascii)$/.test(plain)) return 'windows-1252';
  if (plain === 'windows-1250' || plain === 'windows-1251' || plain === 'euc-kr') return plain;
  return plain === 'shift_jis' || plain === 'shift-jis' ? 'shift_jis' : null;
}

function splitComponents(text: string): string[] {
  const components: string[] = [];
  let current = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === ';') {
      components.push(current);
      current = '';
    } else if (character === '\\' && at + 1 < text.length) {
      at += 1;
      const next = text[at] ?? '';
      current += next === 'n' || next === 'N' ? '\n' : /[\\,;:]/.test(next) ? next : `\\${next}`;
    } else {
      current += character;
    }
  }
  return [...components, current];
}
