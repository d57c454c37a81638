import type { Hash } from 'node:crypto';
import { createHash, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { derivedKey, frameBytes, headOf, saltBytes, sealFrame } from './frames';

/** Enough of a file's beginning to tell what it is. */
const beginningBytes = 262_144;

export interface Written {
  readonly path: string;
  readonly size: number;
  /** SHA-256 of the content in hexadecimal digits. */
  readonly digest: string;
  readonly beginning: Buffer;
}

/** Where arriving bytes go: one after the other, hashed on the way, into a file only its owner can read. */
export abstract class Sink {
  readonly path: string;
  readonly #hash: Hash = createHash('sha256');
  readonly #beginning: Buffer[] = [];
  #beginningSize = 0;
  #size = 0;
  #handle: FileHandle | undefined;

  constructor(path: string) {
    this.path = path;
  }

  get size(): number {
    return this.#size;
  }

  async write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    this.#size += bytes.length;
    if (this.#beginningSize < beginningBytes) {
      // A copy: the bytes may be a view of a buffer that is used again.
      const part = Buffer.from(bytes.subarray(0, beginningBytes - this.#beginningSize));
      this.#beginning.push(part);
      this.#beginningSize += part.length;
    }
    await this.put(bytes);
  }

  /** Everything is on the disk when this resolves. */
  async finish(): Promise<Written> {
    await this.flush();
    const handle = await this.handle();
    await handle.sync();
    await this.close();
    return {
      path: this.path,
      size: this.#size,
      digest: this.#hash.digest('hex'),
      beginning: Buffer.concat(this.#beginning),
    };
  }

  async discard(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
  }

  protected abstract put(bytes: Buffer): Promise<void>;
  protected abstract flush(): Promise<void>;

  protected async handle(): Promise<FileHandle> {
    this.#handle ??= await open(this.path, 'wx', 0o600);
    return this.#handle;
  }

  private async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }
}

/** As it came, for readers that need a plain file: an import. */
export class PlainSink extends Sink {
  protected async put(bytes: Buffer): Promise<void> {
    await writeAll(await this.handle(), bytes);
  }

  protected async flush(): Promise<void> {
    await this.handle();
  }
}

/** Sealed frame by frame, in the form contents are kept in. */
export class SealedSink extends Sink {
  readonly #key: Buffer;
  readonly #salt: Buffer;
  readonly #pending: Buffer = Buffer.alloc(frameBytes);
  #pendingSize = 0;
  #frames = 0;

  constructor(path: string, databaseKey: Buffer) {
    super(path);
    this.#salt = randomBytes(saltBytes);
    this.#key = derivedKey(databaseKey, this.#salt, contentPurpose);
  }

  protected async put(bytes: Buffer): Promise<void> {
    for (let start = 0; start < bytes.length;) {
      // A full frame waits until more comes: only then is it not the last.
      if (this.#pendingSize === frameBytes) await this.#seal(false);
      const part = bytes.subarray(start, start + frameBytes - this.#pendingSize);
      part.copy(this.#pending, this.#pendingSize);
      this.#pendingSize += part.length;
      start += part.length;
    }
  }

  protected flush(): Promise<void> {
    return this.#seal(true);
  }

  async #seal(isLast: boolean): Promise<void> {
    const handle = await this.handle();
    if (this.#frames === 0) await writeAll(handle, headOf(this.#salt));
    await writeAll(handle, sealFrame(this.#key, this.#frames, isLast, this.#pending.subarray(0, this.#pendingSize)));
    this.#frames += 1;
    this.#pendingSize = 0;
  }
}

export const contentPurpose = 'hearth file content 1';

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let start = 0; start < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, start);
    start += bytesWritten;
  }
}
