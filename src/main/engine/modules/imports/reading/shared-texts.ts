import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';

const blockBytes = 4 * 1024 * 1024;

/**
 * The distinct texts of a workbook as packed UTF-8 outside the JavaScript heap. Slices of parsed XML would keep
 * every chunk they came from alive, several times the size of the texts themselves.
 */
export class SharedTexts {
  #blocks: Buffer[] = [];
  #used = blockBytes;
  #total = 0;
  /** Per text: block, start and length. */
  #places = new Uint32Array(3 * 1024);
  #count = 0;

  add(text: string): void {
    const length = Buffer.byteLength(text);
    this.#total += length;
    if (this.#total > readLimits.sharedTextBytes) {
      throw new ReadFault('tooLarge', { part: 'sharedTexts', limit: readLimits.sharedTextBytes });
    }
    if (this.#used + length > blockBytes) {
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(blockBytes, length)));
      this.#used = 0;
    }
    const block = this.#blocks.length - 1;
    this.#blocks[block]?.write(text, this.#used);
    if (this.#count * 3 + 3 > this.#places.length) {
      const larger = new Uint32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places.set([block, this.#used, length], this.#count * 3);
    this.#used += length;
    this.#count += 1;
  }

  /** The text at an index from 0, or null where the workbook points at nothing. */
  at(index: number): string | null {
    if (!(index >= 0 && index < this.#count)) return null;
    const [block = 0, start = 0, length = 0] = this.#places.subarray(index * 3, index * 3 + 3);
    return this.#blocks[block]?.toString('utf8', start, start + length) ?? null;
  }
}
