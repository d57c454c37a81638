const minute = 60_000;
const deathsAllowed = 3;

/** Counts deaths within the last minute, to tell a mishap from something that cannot stay alive. */
export class DeathCount {
  private deaths: number[] = [];

  /** Adds a death at `now` (ms) and answers how many there were within the minute. */
  add(now: number): number {
    this.deaths = [...this.deaths.filter((death) => now - death < minute), now];
    return this.deaths.length;
  }

  /** True from the third death within a minute until a reset. */
  get isHopeless(): boolean {
    return this.deaths.length >= deathsAllowed;
  }

  reset(): void {
    this.deaths = [];
  }
}
