import iconv from 'iconv-lite';

import { readBytes } from './file-bytes';
import type { TextEncoding } from './read-types';

export interface TextDecoding {
  write(bytes: Uint8Array): string;
  end(): string;
}

/**
 * A decoder that keeps half characters for the next chunk and shows what it cannot read as U+FFFD. iconv-lite
 * does all but UTF-8: which encodings TextDecoder knows, and how it reads 80 to 9F, differs between Node and Electron.
 */
export function createDecoding(encoding: TextEncoding): TextDecoding {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  }
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? '' };
}

/** Decodes a piece that is complete in itself. */
export function decodeBytes(bytes: Uint8Array, encoding: TextEncoding): string {
  const decoding = createDecoding(encoding);
  return decoding.write(bytes) + decoding.end();
}

/** The text of a file from byte `start` on, without NUL characters, which no cell may hold. */
export async function* readText(path: string, encoding: TextEncoding, start: number): AsyncGenerator<string> {
  const decoding = createDecoding(encoding);
  for await (const bytes of readBytes(path, start)) yield withoutNul(decoding.write(bytes));
  yield withoutNul(decoding.end());
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
