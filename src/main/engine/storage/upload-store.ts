import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { Fault } from '@shared/contract/faults';
import { largestImage } from '@shared/modules/printing/letterhead';
import type { UploadPurpose } from '@shared/modules/uploads/uploads.contract';
import type { ContentStore } from './content-store';
import type { Sink, Written } from './sinks';
import { PlainSink } from './sinks';

/** The most bytes one file may have, by what it is for. */
export const uploadLimits: Readonly<Record<UploadPurpose, number>> = {
  file: 100 * 1024 * 1024,
  import: 512 * 1024 * 1024,
  image: largestImage.bytes,
};
const lifetime = 3_600_000;
const mostOpen = 20;

/** A file that has arrived whole and waits for the command that wants it. */
export interface FinishedUpload extends Written {
  readonly id: string;
  readonly name: string;
}

interface Upload {
  readonly id: string;
  readonly userId: string;
  readonly purpose: UploadPurpose;
  readonly name: string;
  /** As announced; unknown for a form. */
  readonly size: number | undefined;
  readonly sink: Sink;
  touchedAt: number;
  written: Written | undefined;
  /** Pieces are written one after the other even if they are sent at once. */
  tail: Promise<unknown>;
}

export interface UploadState {
  readonly id: string;
  readonly received: number;
  readonly size: number;
}

/** Files on their way in. They lie in a folder of their own, which is emptied when the engine starts. */
export class UploadStore {
  readonly #folder: string;
  readonly #contents: ContentStore;
  readonly #clock: () => number;
  readonly #uploads = new Map<string, Upload>();

  constructor(options: { folder: string; contents: ContentStore; clock: () => number }) {
    this.#folder = options.folder;
    this.#contents = options.contents;
    this.#clock = options.clock;
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Begins a file that comes in pieces. */
  async begin(upload: { userId: string; purpose: UploadPurpose; name: string; size: number }): Promise<UploadState> {
    refuseTooLarge(upload.purpose, upload.size);
    return stateOf(await this.#begin(upload));
  }

  /** The next piece. One that was written already is not written again. */
  append(id: string, userId: string, offset: number, bytes: Buffer): Promise<UploadState> {
    const upload = this.#own(id, userId);
    return this.#inTurn(upload, async () => {
      const { sink, size = 0 } = upload;
      if (upload.written || offset > sink.size || offset + bytes.length > size)
        throw new Fault('invalid_input', { reason: 'uploadPiece', received: sink.size });
      const fresh = bytes.subarray(Math.min(bytes.length, sink.size - offset));
      if (fresh.length > 0) await sink.write(fresh);
      return stateOf(upload);
    });
  }

  finish(id: string, userId: string): Promise<UploadState> {
    const upload = this.#own(id, userId);
    return this.#inTurn(upload, async () => {
      if (upload.sink.size !== upload.size)
        throw new Fault('invalid_input', { reason: 'uploadPiece', received: upload.sink.size });
      upload.written ??= await upload.sink.finish();
      return stateOf(upload);
    });
  }

  /** Takes a whole stream, as a form brings it. What grows beyond the limit is refused while it comes. */
  async receive(
    upload: { userId: string; purpose: UploadPurpose; name: string },
    stream: AsyncIterable<Buffer>,
  ): Promise<string> {
    const begun = await this.#begin({ ...upload, size: undefined });
    try {
      for await (const bytes of stream) {
        refuseTooLarge(upload.purpose, begun.sink.size + bytes.length);
        begun.touchedAt = this.#clock();
        await begun.sink.write(bytes);
      }
      begun.written = await begun.sink.finish();
      return begun.id;
    } catch (error) {
      await this.discard(begun.id);
      throw error;
    }
  }

  /** A finished upload for the command that names it; it stays until it is discarded or forgotten. */
  finished(id: string, userId: string, purpose: UploadPurpose): FinishedUpload {
    const upload = this.#own(id, userId);
    if (!upload.written || upload.purpose !== purpose) throw new Fault('invalid_input', { reason: 'uploadMissing' });
    return { ...upload.written, id, name: upload.name };
  }

  /** Forgets an upload and removes what is left of it. */
  async discard(id: string): Promise<void> {
    const upload = this.#uploads.get(id);
    this.#uploads.delete(id);
    if (upload) await upload.tail.then(() => upload.sink.discard());
  }

  async close(): Promise<void> {
    await Promise.all([...this.#uploads.keys()].map((id) => this.discard(id)));
  }

  async #begin(given: Pick<Upload, 'userId' | 'purpose' | 'name' | 'size'>): Promise<Upload> {
    await this.#forgetOld();
    const open = [...this.#uploads.values()].filter((upload) => upload.userId === given.userId);
    if (open.length >= mostOpen) throw new Fault('too_many');
    const id = uuidv7();
    const path = join(this.#folder, id);
    const sink = given.purpose === 'import' ? new PlainSink(path) : this.#contents.sink(path);
    const upload: Upload = {
      ...given,
      id,
      sink,
      touchedAt: this.#clock(),
      written: undefined,
      tail: Promise.resolve(),
    };
    this.#uploads.set(id, upload);
    return upload;
  }

  #own(id: string, userId: string): Upload {
    const upload = this.#uploads.get(id);
    if (upload?.userId !== userId) throw new Fault('invalid_input', { reason: 'uploadMissing' });
    upload.touchedAt = this.#clock();
    return upload;
  }

  async #inTurn<T>(upload: Upload, work: () => Promise<T>): Promise<T> {
    const turn = upload.tail.then(work);
    upload.tail = turn.catch(() => undefined);
    return turn;
  }

  async #forgetOld(): Promise<void> {
    const before = this.#clock() - lifetime;
    const old = [...this.#uploads.values()].filter((upload) => upload.touchedAt < before);
    await Promise.all(old.map((upload) => this.discard(upload.id)));
  }
}

function refuseTooLarge(purpose: UploadPurpose, size: number): void {
  const limit = uploadLimits[purpose];
  if (size > limit) throw new Fault('too_large', { reason: 'fileTooLarge', megabytes: limit / 1024 / 1024 });
}

function stateOf({ id, sink, size }: Upload): UploadState {
  return { id, received: sink.size, size: size ?? sink.size };
}
