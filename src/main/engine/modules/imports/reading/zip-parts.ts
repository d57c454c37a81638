import type { Readable } from 'node:stream';

import { openPromise, type Entry, type ZipFile } from 'yauzl';

import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';

/** The parts of a ZIP file by lower-case path; sizes were added up before anything is unpacked. */
export class ZipParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Faults: brokenFile, zipBomb, encrypted. */
  static async open(path: string): Promise<ZipParts> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
      throw new ReadFault('brokenFile', { part: 'zip' }, { cause });
    });
    try {
      return new ZipParts(zip, await listEntries(zip));
    } catch (cause) {
      zip.close();
      throw cause instanceof ReadFault ? cause : new ReadFault('brokenFile', { part: 'zip' }, { cause });
    }
  }

  has(path: string): boolean {
    return this.#entries.has(normalise(path));
  }

  /** Reads a part as a stream of bytes; never more than the directory says. Faults: brokenFile, zipBomb. */
  async *read(path: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(normalise(path));
    if (!entry) throw new ReadFault('brokenFile', { part: path });
    let stream: Readable | null = null;
    try {
      stream = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
    } catch (cause) {
      throw cause instanceof ReadFault ? cause : new ReadFault('brokenFile', { part: path }, { cause });
    } finally {
      stream?.destroy();
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let packed = 0;
  let unpacked = 0;
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (count > readLimits.zipEntries) throw new ReadFault('zipBomb', { limit: 'entries', unpacked });
    if (unpacked > readLimits.unpackedBytes) throw new ReadFault('zipBomb', { limit: 'size', unpacked });
    if (entry.isEncrypted()) throw new ReadFault('encrypted', {});
    entries.set(normalise(entry.fileName), entry);
  }
  // Parts may share bytes of the file, so the file itself is the honest measure where it is smaller.
  const source = Math.max(1, Math.min(packed, zip.fileSize));
  if (unpacked > readLimits.ratioFromBytes && unpacked / source > readLimits.unpackedRatio) {
    throw new ReadFault('zipBomb', { limit: 'ratio', unpacked });
  }
  return entries;
}

function normalise(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}
