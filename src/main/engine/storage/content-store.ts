import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Fault } from '@shared/contract/faults';
import { derivedKey, frameBytes, frameRange, framesOf, headBytes, openFrame, saltOf } from './frames';
import type { Written } from './sinks';
import { contentPurpose, SealedSink } from './sinks';

/** A content nothing refers to stays this long, for a command that is just about to. */
const orphanAge = 24 * 3_600_000;

/**
 * The contents of files: each once, sealed with a key from the database's own (U2). The name on the disk is a keyed
 * digest of the content, so that whoever takes the disk cannot even ask whether a known file is there.
 */
export class ContentStore {
  readonly #folder: string;
  readonly #databaseKey: Buffer;
  readonly #nameKey: Buffer;

  constructor(folder: string, databaseKey: Buffer) {
    this.#folder = folder;
    this.#databaseKey = databaseKey;
    this.#nameKey = derivedKey(databaseKey, Buffer.alloc(0), 'hearth file names 1');
  }

  /** A place for arriving bytes, in the form `keep` takes. */
  sink(path: string): SealedSink {
    return new SealedSink(path, this.#databaseKey);
  }

  /**
   * Puts a finished content in its place, where there may be the same one already. Happens before the command that
   * refers to it; what no command refers to is an orphan. May be repeated.
   */
  async keep(written: Written): Promise<void> {
    const place = this.#placeOf(written.digest);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    if (existsSync(place)) {
      const now = new Date();
      await utimes(place, now, now);
      await rm(written.path, { force: true });
      return;
    }
    await rename(written.path, place);
    await syncFolder(dirname(place));
  }

  has(digest: string): boolean {
    return existsSync(this.#placeOf(digest));
  }

  /** The content as a stream; it fails where a byte was changed on the disk. */
  stream(digest: string): Readable {
    return Readable.from(this.#frames(digest), { objectMode: false, highWaterMark: frameBytes });
  }

  /** A piece of the content of about a given length, from an offset. */
  async piece(digest: string, offset: number, length: number): Promise<{ data: Buffer; size: number }> {
    const content = await this.#open(digest);
    try {
      const first = Math.floor(offset / frameBytes);
      const last = Math.min(content.count - 1, Math.floor((offset + length - 1) / frameBytes));
      const frames: Buffer[] = [];
      for (let index = first; index <= last; index++) frames.push(await readFrame(content, index));
      const start = offset - first * frameBytes;
      return { data: Buffer.concat(frames).subarray(start, start + length), size: content.size };
    } finally {
      await content.handle.close();
    }
  }

  /**
   * Removes the contents nothing refers to. Synchronous, and only inside a command: no other command can begin to
   * refer to one of them meanwhile. Answers how many went.
   */
  removeOrphans(digestsInUse: readonly string[], now: number): number {
    const names = new Set(digestsInUse.map((digest) => this.#nameOf(digest)));
    let removed = 0;
    for (const place of this.#places()) {
      if (names.has(place.name) || statSync(place.path).mtimeMs > now - orphanAge) continue;
      rmSync(place.path, { force: true });
      removed += 1;
    }
    return removed;
  }

  #places(): { name: string; path: string }[] {
    return readdirSync(this.#folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
      .flatMap(({ name }) =>
        readdirSync(join(this.#folder, name)).map((file) => ({ name: file, path: join(this.#folder, name, file) })),
      );
  }

  async *#frames(digest: string): AsyncGenerator<Buffer> {
    const content = await this.#open(digest);
    try {
      for (let index = 0; index < content.count; index++) yield await readFrame(content, index);
    } finally {
      await content.handle.close();
    }
  }

  async #open(digest: string): Promise<OpenContent> {
    const handle = await open(this.#placeOf(digest), 'r').catch(() => undefined);
    if (!handle) throw new Fault('not_found', { reason: 'contentMissing' });
    try {
      const { size: storedBytes } = await handle.stat();
      const salt = saltOf(await readExactly(handle, 0, headBytes));
      const key = derivedKey(this.#databaseKey, salt, contentPurpose);
      return { handle, key, storedBytes, ...framesOf(storedBytes) };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  #placeOf(digest: string): string {
    const name = this.#nameOf(digest);
    return join(this.#folder, name.slice(0, 2), name);
  }

  #nameOf(digest: string): string {
    return createHmac('sha256', this.#nameKey).update(digest).digest('hex');
  }
}

interface OpenContent {
  readonly handle: FileHandle;
  readonly key: Buffer;
  readonly storedBytes: number;
  readonly count: number;
  readonly size: number;
}

async function readFrame({ handle, key, storedBytes, count }: OpenContent, index: number): Promise<Buffer> {
  const { start, length } = frameRange(index, storedBytes);
  return openFrame(key, index, index === count - 1, await readExactly(handle, start, length));
}

async function readExactly(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
  if (bytesRead !== bytes.length) throw new Error('a stored file is cut off');
  return bytes;
}

/** A rename is on the disk when its folder is; systems that cannot sync folders do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
