/** Numbers that look random and are the same for the same seed on every machine (sfc32). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = seed | 0;
    this.#b = 0x9e3779b9;
    this.#c = 0x243f6a88;
    for (let round = 0; round < 15; round++) this.next();
  }

  /** At least 0 and below 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** The first ones far more often than the last ones, as words and customers are in life. */
  pickSkewed<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() ** 2 * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  digits(count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) text += String(this.below(10));
    return text;
  }

  /** A version 7 UUID of the given moment. */
  uuid(moment: number): string {
    const time = Math.floor(moment).toString(16).padStart(12, '0');
    const low = () => this.below(0x10000).toString(16).padStart(4, '0');
    const third = `7${low().slice(1)}`;
    const fourth = (0x8000 | this.below(0x4000)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${low()}${low()}${low()}`;
  }
}
