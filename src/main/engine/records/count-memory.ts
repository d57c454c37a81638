/** How often what cannot be counted at once is counted anew, in milliseconds. */
const leastAge = 3_000;
/** A number nobody asked for so long is counted before it is shown. */
const mostAge = 30_000;
/** A number far beyond what is shown exactly may be this old. */
const mostAgeOfMany = 60_000;
/** Milliseconds; what takes no longer is counted again whenever something has changed. */
const cheap = 2;
const mostRemembered = 5_000;

interface Moment {
  /** The number of the last commit that touched what is counted. */
  readonly change: number;
  /** In milliseconds. */
  readonly now: number;
}

interface Known {
  value: number;
  /** The last commit that touched the kind when it was counted. */
  change: number;
  at: number;
  cost: number;
  isRefreshing: boolean;
}

/**
 * Numbers that cost more to work out than the lists they stand under. One that took long is shown as it was a moment ago
 * while it is counted again behind the scenes; one that is quick is always right.
 */
export class CountMemory {
  readonly #known = new Map<string, Known>();

  /**
   * `change` is the number of the last commit that touched what is counted, `now` the time in milliseconds. Of few records
   * (`isFew`) the number is always right, however long a loaded machine took. Counting ends at `most`.
   */
  async count(
    key: string,
    moment: Moment,
    compute: () => Promise<number>,
    { isFew, most }: { readonly isFew: boolean; readonly most: number },
  ): Promise<number> {
    const known = this.#known.get(key);
    if (!known) return this.#compute(key, moment, compute);
    if (known.change === moment.change) return known.value;
    const age = moment.now - known.at;
    if (!isFew && known.value >= most && age < mostAgeOfMany) return known.value;
    if (isFew || known.cost <= cheap || age > mostAge) return this.#compute(key, moment, compute);
    if (age > Math.max(leastAge, known.cost * 20) && !known.isRefreshing) {
      known.isRefreshing = true;
      // Whoever asks next gets the fresh number; a failure leaves the old one, which is then counted by the next asker.
      this.#compute(key, moment, compute).catch(() => (known.isRefreshing = false));
    }
    return known.value;
  }

  /** A number that only chooses a plan may be a minute old, whatever happened since. */
  async estimate(key: string, moment: Moment, compute: () => Promise<number>): Promise<number> {
    const known = this.#known.get(key);
    if (known && moment.now - known.at < 60_000) return known.value;
    return this.#compute(key, moment, compute);
  }

  async #compute(key: string, moment: Moment, compute: () => Promise<number>): Promise<number> {
    const started = performance.now();
    const value = await compute();
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(key, { value, ...moment, at: moment.now, cost: performance.now() - started, isRefreshing: false });
    return value;
  }
}
