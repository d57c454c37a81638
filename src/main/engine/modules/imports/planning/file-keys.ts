const shortest = 1 << 12;

/**
 * Which row of the file had a key first. Holds numbers only, twelve bytes a place, so that files of millions of rows fit;
 * two keys that share a number are told apart by whoever asks, who looks at the row.
 */
export class FileKeys {
  #hashes = new Float64Array(shortest);
  #rows = new Uint32Array(shortest);
  #size = 0;

  find(key: string): number | undefined {
    const hash = hashOf(key);
    for (let place = hash % this.#rows.length; ; place = (place + 1) % this.#rows.length) {
      const row = this.#rows[place] ?? 0;
      if (row === 0) return undefined;
      if (this.#hashes[place] === hash) return row;
    }
  }

  /** The first row keeps a key. */
  add(key: string, row: number): void {
    if (this.#size * 2 >= this.#rows.length) this.#grow();
    this.#put(hashOf(key), row);
  }

  #put(hash: number, row: number): void {
    for (let place = hash % this.#rows.length; ; place = (place + 1) % this.#rows.length) {
      const known = this.#rows[place] ?? 0;
      if (known !== 0 && this.#hashes[place] !== hash) continue;
      if (known !== 0) return;
      this.#size += 1;
      this.#hashes[place] = hash;
      this.#rows[place] = row;
      return;
    }
  }

  #grow(): void {
    const hashes = this.#hashes;
    const rows = this.#rows;
    this.#hashes = new Float64Array(hashes.length * 2);
    this.#rows = new Uint32Array(rows.length * 2);
    this.#size = 0;
    for (const [place, row] of rows.entries()) if (row !== 0) this.#put(hashes[place] ?? 0, row);
  }
}

/** 53 bits of a text (cyrb53). */
function hashOf(text: string): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 2654435761);
    second = Math.imul(second ^ code, 1597334677);
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}
