import { SaxesParser } from 'saxes';

import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import { createDecoding, decodeBytes, type TextDecoding } from './text-decoding';
import type { TextEncoding } from './read-types';

/** What a reader of XML hears of; names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Feeds XML bytes to handlers, pausing after every chunk so that a caller can hand on what was gathered.
 * Declared entities are refused, and a single text or tag may not grow without end.
 * Faults: brokenFile with the given part name, lineTooLong.
 */
export async function* walkXml(
  bytes: AsyncIterable<Buffer>,
  part: string,
  handlers: XmlHandlers,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let sinceEvent = 0;
  parser.on('doctype', () => {
    throw new ReadFault('brokenFile', { part });
  });
  parser.on('opentag', (tag) => {
    sinceEvent = 0;
    handlers.open(localName(tag.name), tag.attributes);
  });
  if (handlers.text) parser.on('text', handlers.text.bind(handlers));
  parser.on('closetag', (tag) => {
    sinceEvent = 0;
    handlers.close?.(localName(tag.name));
  });
  let decoding: TextDecoding | null = null;
  try {
    for await (const chunk of bytes) {
      decoding ??= createDecoding(xmlEncoding(chunk));
      sinceEvent += chunk.length;
      if (sinceEvent > 4 * readLimits.lineBytes)
        throw new ReadFault('lineTooLong', { limit: readLimits.lineBytes, rowNumber: 0 });
      const text = decoding.write(chunk);
      parser.write(text.startsWith('\ufeff') ? text.slice(1) : text);
      yield;
    }
    parser.write(decoding?.end() ?? '').close();
    yield;
  } catch (cause) {
    throw cause instanceof ReadFault ? cause : new ReadFault('brokenFile', { part }, { cause });
  }
}

/** Reads a small part to its end. */
export async function readXml(bytes: AsyncIterable<Buffer>, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const pause of walkXml(bytes, part, handlers)) void pause;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** XML says its encoding by a mark, by the zero bytes around its first `<`, or by its declaration. */
function xmlEncoding(head: Buffer): TextEncoding {
  const [first, second] = head;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  const declared = /^[^>]*encoding=["']([\w-]+)["']/.exec(decodeBytes(head.subarray(0, 200), 'windows-1252'))?.[1];
  if (/^gb/i.test(declared ?? '')) return 'gb18030';
  if (/^big5/i.test(declared ?? '')) return 'big5';
  return /^(iso-8859-1|windows-1252)$/i.test(declared ?? '') ? 'windows-1252' : 'utf-8';
}
