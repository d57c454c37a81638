import { isAscii, isUtf8 } from 'node:buffer';

import { scoreText } from './encoding-score';
import { readBytes, readHead } from './file-bytes';
import { ReadFault } from './read-fault';
import type { EncodingProof, TextEncoding } from './read-types';
import { decodeBytes } from './text-decoding';

export interface EncodingFinding {
  encoding: TextEncoding;
  /** Bytes before the text: a mark, or what is left of one. */
  markBytes: number;
  damagedCharacters: number;
  proof: EncodingProof;
}

const headBytes = 64 * 1024;
const specimenBytes = 128 * 1024;
const specimenLineBytes = 4096;
const proofCharacters = 60;
const legacyEncodings = ['gb18030', 'big5', 'windows-1252'] as const;

const marks: { bytes: number[]; encoding: TextEncoding }[] = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * Finds the encoding of a text file: a mark that holds what it promises, zero bytes in the pattern of UTF-16 or
 * UTF-32, valid UTF-8, else the best score of the decoded text. With `chosen` only proof and damage are found. Files
 * whose lines are folded, as address books are, may be cut in the midst of a character and are looked at unfolded.
 * Faults: unsupportedFormat for bytes that are no text.
 */
export async function findEncoding(
  path: string,
  chosen?: TextEncoding,
  { isFolded = false } = {},
): Promise<EncodingFinding> {
  const head = await readHead(path, headBytes);
  const mark = findMark(head);
  const wide = mark ?? findWideEncoding(head);
  if (wide && wide.encoding !== 'utf-8' && (!chosen || chosen === wide.encoding)) {
    return { ...wide, damagedCharacters: 0, proof: prove(head.subarray(wide.markBytes), wide.encoding, []) };
  }
  const survey = await surveyBytes(path, mark?.markBytes ?? 0, isFolded);
  if (!chosen) refuseBinary(head, survey);
  const encoding = chosen ?? (survey.isUtf8 ? 'utf-8' : guessEncoding(survey.specimen));
  const others = legacyEncodings.filter((other) => other !== encoding);
  return {
    encoding,
    markBytes: encoding === mark?.encoding ? mark.markBytes : 0,
    damagedCharacters: survey.nulBytes + countDamaged(decodeBytes(survey.specimen, encoding)),
    proof: prove(survey.specimen, encoding, encoding === 'utf-8' ? others : ['utf-8', ...others]),
  };
}

function findMark(head: Buffer): { encoding: TextEncoding; markBytes: number } | null {
  for (const { bytes, encoding } of marks) {
    if (!bytes.every((byte, index) => head[index] === byte)) continue;
    const text = decodeBytes(head.subarray(bytes.length), encoding);
    if (encoding === 'utf-8' || isPlausible(text)) return { encoding, markBytes: bytes.length };
    // A mark that lies is dropped, and the zero bytes behind it decide.
    const behind = findWideEncoding(head.subarray(bytes.length));
    if (behind) return { encoding: behind.encoding, markBytes: bytes.length };
  }
  return null;
}

/** Latin letters, digits, delimiters and line ends leave zero bytes at fixed places of every wide character. */
function findWideEncoding(head: Buffer): { encoding: TextEncoding; markBytes: number } | null {
  const zeros = [0, 0, 0, 0];
  const length = head.length - (head.length % 4);
  for (let index = 0; index < length; index += 1) {
    if (head[index] === 0) zeros[index % 4] = (zeros[index % 4] ?? 0) + 1;
  }
  const quarter = length / 4;
  if (quarter === 0) return null;
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros.map((count) => count / quarter);
  const candidates: [TextEncoding, boolean][] = [
    ['utf-32le', first < 0.1 && third > 0.9 && fourth > 0.9],
    ['utf-32be', fourth < 0.1 && first > 0.9 && second > 0.9],
    ['utf-16le', second + fourth > 0.1 && first + third < (second + fourth) / 20],
    ['utf-16be', first + third > 0.1 && second + fourth < (first + third) / 20],
  ];
  for (const [encoding, fits] of candidates) {
    if (fits && isPlausible(decodeBytes(head, encoding))) return { encoding, markBytes: 0 };
  }
  return null;
}

function isPlausible(text: string): boolean {
  const strange = text.match(/[\0-\u0008\u000e-\u001f\ufffd\ufffe\uffff]|\p{Cn}|\p{Co}/gu)?.length ?? 0;
  return strange <= text.length / 50;
}

interface ByteSurvey {
  isUtf8: boolean;
  nulBytes: number;
  /** Whole lines that hold more than ASCII, from all over the file; the first line where there are none. */
  specimen: Buffer;
}

async function surveyBytes(path: string, start: number, isFolded: boolean): Promise<ByteSurvey> {
  let valid = true;
  let nulBytes = 0;
  let rest = Buffer.alloc(0);
  let firstLine: Buffer | null = null;
  const pieces: Buffer[] = [];
  let gathered = 0;
  const take = (lines: Buffer): void => {
    const block = isFolded ? unfolded(lines) : lines;
    firstLine ??= block.subarray(0, lineEnd(block, 0));
    nulBytes += countNul(block);
    if (isAscii(block)) return;
    valid &&= isUtf8(block);
    // Later blocks add a few lines each, so that one strange page at the beginning does not decide alone.
    const share = gathered === 0 ? specimenBytes / 2 : 1024;
    for (const line of linesWithHighBytes(block, Math.min(share, specimenBytes - gathered))) {
      pieces.push(line);
      gathered += line.length;
    }
  };
  for await (const chunk of readBytes(path, start)) {
    const block = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const cut = isFolded ? lastWholeLine(block) : block.lastIndexOf(0x0a) + 1;
    // A block without a line end is taken as it is once it is long: it may then end within a character.
    const end = cut > 0 ? cut : block.length > 1024 * 1024 ? characterEnd(block) : 0;
    if (end > 0) take(block.subarray(0, end));
    rest = Buffer.from(block.subarray(end));
  }
  if (rest.length > 0) take(rest);
  const specimen = pieces.length > 0 ? Buffer.concat(pieces) : (firstLine ?? Buffer.alloc(0));
  return { isUtf8: valid, nulBytes, specimen };
}

function unfolded(block: Buffer): Buffer {
  return Buffer.from(block.toString('latin1').replace(/\r*\n[ \t]/g, ''), 'latin1');
}

/** Behind the last line end after which it is known that no fold follows. */
function lastWholeLine(block: Buffer): number {
  for (let at = block.lastIndexOf(0x0a, -2); at >= 0; at = at === 0 ? -1 : block.lastIndexOf(0x0a, at - 1)) {
    const next = block[at + 1];
    if (next !== 0x20 && next !== 0x09) return at + 1;
  }
  return 0;
}

function characterEnd(block: Buffer): number {
  let end = block.length;
  while (end > block.length - 4 && ((block[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (block[end - 1] ?? 0) >= 0xc0 ? end - 1 : block.length;
}

function lineEnd(block: Buffer, from: number): number {
  const feed = block.indexOf(0x0a, from);
  const end = feed < 0 ? block.length : feed + 1;
  return Math.min(end, from + specimenLineBytes);
}

function* linesWithHighBytes(block: Buffer, limit: number): Generator<Buffer> {
  let taken = 0;
  for (let from = 0; from < block.length && taken < limit;) {
    const end = lineEnd(block, from);
    const line = block.subarray(from, end);
    if (!isAscii(line)) {
      taken += line.length;
      yield Buffer.from(line);
    }
    from = end;
  }
}

function countNul(block: Buffer): number {
  let count = 0;
  for (let at = block.indexOf(0); at >= 0; at = block.indexOf(0, at + 1)) count += 1;
  return count;
}

function refuseBinary(head: Buffer, survey: ByteSurvey): void {
  let control = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control += 1;
  }
  if (control > head.length / 10 && survey.nulBytes + control > 8) {
    throw new ReadFault('unsupportedFormat', { found: 'binary' });
  }
}

function guessEncoding(specimen: Buffer): TextEncoding {
  const utf8 = decodeBytes(specimen, 'utf-8');
  const broken = countDamaged(utf8);
  const whole = utf8.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0;
  // Programs that cut texts at a number of bytes leave single broken characters in otherwise good UTF-8.
  if (broken * 20 < whole) return 'utf-8';
  const scored = legacyEncodings.map((encoding) => ({
    encoding,
    score: scoreText(decodeBytes(specimen, encoding), encoding),
  }));
  scored.sort((left, right) => right.score - left.score);
  return scored[0]?.encoding ?? 'windows-1252';
}

function countDamaged(text: string): number {
  return text.match(/\ufffd/g)?.length ?? 0;
}

function prove(specimen: Buffer, encoding: TextEncoding, others: readonly TextEncoding[]): EncodingProof {
  const lines = splitLines(specimen, encoding);
  const line = lines.find((bytes) => hasMoreThanAscii(decodeBytes(bytes, encoding))) ?? lines[0] ?? specimen;
  const sample = excerpt(decodeBytes(line, encoding));
  const misread = hasMoreThanAscii(sample)
    ? others.map((other) => ({ encoding: other, sample: excerpt(decodeBytes(line, other)) }))
    : [];
  return { sample, misread: misread.filter((other) => other.sample !== sample) };
}

/** Wide encodings hold 0A inside other characters, so their lines are cut after decoding alone. */
function splitLines(specimen: Buffer, encoding: TextEncoding): Buffer[] {
  if (/^utf-(16|32)/.test(encoding)) return [specimen];
  const lines: Buffer[] = [];
  for (let from = 0; from < specimen.length && lines.length < 200;) {
    const end = lineEnd(specimen, from);
    lines.push(specimen.subarray(from, end));
    from = end;
  }
  return lines;
}

function hasMoreThanAscii(text: string): boolean {
  return /[^\0-\u007f]/.test(text);
}

function excerpt(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.replaceAll('\0', '').trim());
  const line = lines.find(hasMoreThanAscii) ?? lines.find((candidate) => candidate !== '') ?? '';
  const characters = [...line];
  const first = characters.findIndex(hasMoreThanAscii);
  const from = Math.max(0, first - 10);
  return characters.slice(from, from + proofCharacters).join('');
}
