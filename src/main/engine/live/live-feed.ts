import type { Caller } from '../access/caller';
import type { Committed, RecordEvent } from '../database/unit';

export interface LiveEvent extends RecordEvent {
  readonly sequence: number;
}

type Listener = (events: readonly LiveEvent[]) => void;

/** Which of these ids a caller may hear of, for kinds that are no records with a scope. */
export type HearingLimit = (caller: Caller, ids: readonly string[]) => Promise<readonly string[]>;

/** Tells after each commit which records changed: kind, id and sequence, never content. */
export class LiveFeed {
  readonly #listeners = new Set<Listener>();
  readonly #changes = new Map<string, number>();
  readonly #limits = new Map<string, HearingLimit>();

  publish(committed: Committed<unknown>): void {
    const { sequence, events } = committed;
    if (sequence === undefined || events.length === 0) return;
    for (const { kind } of events) this.#changes.set(kind, sequence);
    const told = events.map((event) => ({ ...event, sequence }));
    for (const listener of this.#listeners) listener(told);
  }

  /** The number of the last commit that touched the kind since the start; counts are remembered under it. */
  lastChange(kind: string): number {
    return this.#changes.get(kind) ?? 0;
  }

  /** Answers the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says who may hear of single ids of a kind. Without it only 'the list changed' goes out for kinds without a scope. */
  limit(kind: string, limit: HearingLimit): void {
    this.#limits.set(kind, limit);
  }

  limitOf(kind: string): HearingLimit | undefined {
    return this.#limits.get(kind);
  }
}
