import { uuidv7 } from 'uuidv7';
import { Fault } from '@shared/contract/faults';
import type { Download } from '@shared/modules/exports/export';

/** What is asked for when somebody fetches it: bytes that are made as fast as they are taken. */
export type OpenDownload = (signal: AbortSignal) => AsyncIterable<Buffer>;

interface Ready extends Download {
  readonly userId: string;
  readonly open: OpenDownload;
  readonly abort: AbortController;
  touchedAt: number;
  iterator: AsyncIterator<Buffer> | undefined;
  rest: Buffer;
  tail: Promise<unknown>;
}

const lifetime = 600_000;
const mostOpen = 20;
/** As base64 that is one MiB. */
const pieceBytes = 786_432;

/** Files made ready to be fetched once, by the one who asked for them: exports, faulty rows, the archive. */
export class Downloads {
  readonly #ready = new Map<string, Ready>();
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  add(file: { userId: string; fileName: string; mediaType: string; open: OpenDownload }): Download {
    this.#forgetOld();
    const own = [...this.#ready.values()].filter((ready) => ready.userId === file.userId);
    if (own.length >= mostOpen) throw new Fault('too_many');
    const id = uuidv7();
    this.#ready.set(id, {
      ...file,
      id,
      abort: new AbortController(),
      touchedAt: this.#clock(),
      iterator: undefined,
      rest: Buffer.alloc(0),
      tail: Promise.resolve(),
    });
    return { id, fileName: file.fileName, mediaType: file.mediaType };
  }

  /** The whole of it as a stream; it is gone from here then. */
  take(id: string, userId: string): Download & { readonly bytes: AsyncIterable<Buffer>; readonly stop: () => void } {
    const ready = this.#own(id, userId);
    if (ready.iterator) throw new Fault('in_use');
    this.#ready.delete(id);
    const { fileName, mediaType, abort } = ready;
    return { id, fileName, mediaType, bytes: ready.open(abort.signal), stop: () => abort.abort() };
  }

  /** The next piece, for callers without an address to fetch from. */
  piece(id: string, userId: string): Promise<{ bytes: Buffer; isLast: boolean }> {
    const ready = this.#own(id, userId);
    const turn = ready.tail.then(() => this.#next(ready));
    ready.tail = turn.catch(() => undefined);
    return turn;
  }

  close(): void {
    for (const { abort } of this.#ready.values()) abort.abort();
    this.#ready.clear();
  }

  async #next(ready: Ready): Promise<{ bytes: Buffer; isLast: boolean }> {
    ready.iterator ??= ready.open(ready.abort.signal)[Symbol.asyncIterator]();
    const parts = [ready.rest];
    let size = ready.rest.length;
    let isLast = false;
    try {
      while (size < pieceBytes && !isLast) {
        const next = await ready.iterator.next();
        if (next.done) isLast = true;
        else {
          parts.push(next.value);
          size += next.value.length;
        }
      }
    } catch (error) {
      this.#ready.delete(ready.id);
      throw error;
    }
    const bytes = Buffer.concat(parts);
    ready.rest = bytes.subarray(pieceBytes);
    const isAll = isLast && ready.rest.length === 0;
    if (isAll) this.#ready.delete(ready.id);
    ready.touchedAt = this.#clock();
    return { bytes: bytes.subarray(0, pieceBytes), isLast: isAll };
  }

  #own(id: string, userId: string): Ready {
    const ready = this.#ready.get(id);
    if (ready?.userId !== userId) throw new Fault('not_found');
    return ready;
  }

  #forgetOld(): void {
    const before = this.#clock() - lifetime;
    for (const ready of this.#ready.values()) {
      if (ready.touchedAt >= before) continue;
      ready.abort.abort();
      this.#ready.delete(ready.id);
    }
  }
}
