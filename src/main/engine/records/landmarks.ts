import type { QueryContext } from '../context';
import type { Reader } from '../database/reader';
import type { Place } from './order';

/** The row at a position of a list, counted from 1. */
export interface Landmark extends Place {
  readonly position: number;
}

/** One row in so many is a landmark. */
const every = 10_000;
/** While records are written, positions may be as old as this, in milliseconds: some rows among a million. */
const mostAge = 30_000;
const mostLists = 50;

interface Known {
  readonly marks: readonly Landmark[];
  readonly change: number;
  readonly at: number;
}

/**
 * Places in long lists, so that a jump to row 700,000 passes 10,000 index entries and not 700,000 (100 ms). The first
 * jump finds none and has them made behind the scenes.
 */
export class Landmarks {
  readonly #known = new Map<string, Known>();
  readonly #making = new Set<string>();

  async before(
    key: string,
    moment: { change: number; now: number },
    offset: number,
    make: (every: number) => Promise<Landmark[]>,
  ): Promise<{ place: Place; position: number } | undefined> {
    const known = this.#known.get(key);
    const isRight = known !== undefined && (known.change === moment.change || moment.now - known.at < mostAge);
    if (!known || known.change !== moment.change) this.#make(key, moment, make);
    const mark = isRight ? known.marks[Math.floor(offset / every) - 1] : undefined;
    return mark && { place: { value: mark.value, id: mark.id }, position: mark.position };
  }

  #make(key: string, moment: { change: number; now: number }, make: (every: number) => Promise<Landmark[]>): void {
    const known = this.#known.get(key);
    if (this.#making.has(key) || (known && moment.now - known.at < mostAge / 2)) return;
    this.#making.add(key);
    make(every)
      .then((marks) => {
        if (this.#known.size >= mostLists) this.#known.clear();
        this.#known.set(key, { marks, change: moment.change, at: moment.now });
      })
      // Without landmarks jumps take longer, and the next one tries again.
      .catch(() => undefined)
      .finally(() => this.#making.delete(key));
  }
}

const landmarks = new WeakMap<Reader, Landmarks>();

/** The landmarks of one engine. */
export function landmarksOf({ services }: QueryContext): Landmarks {
  const known = landmarks.get(services.reader) ?? new Landmarks();
  landmarks.set(services.reader, known);
  return known;
}
