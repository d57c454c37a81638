import { draftLineOf, type DraftLine } from '../documents/editor/draft-lines';
import { mergeLines } from '../documents/editor/merge-lines';
import { isSameValue } from '../records/field-values';
import type { AnyRecord, RecordValues } from '../records/record-module';
import { isQuote } from './is-quote';

export interface QuoteState {
  /** What the draft began with; nothing for a quote that was never saved. */
  readonly base: AnyRecord | undefined;
  /** Fields that were typed since, as the engine takes them. */
  readonly typed: RecordValues;
  /** Null while the lines stand as they are in `base`. */
  readonly lines: readonly DraftLine[] | null;
}

/** What a new quote begins with. */
export interface QuoteDefaults {
  readonly values: RecordValues;
  readonly lines: readonly DraftLine[];
}

/**
 * A quote while it is edited. It keeps what was typed apart from what is saved, so that a save of somebody else, or one's own
 * that comes back while one types on, never takes anything away.
 */
export class DraftStore {
  #state: QuoteState;
  readonly #listeners = new Set<() => void>();

  constructor(
    base: AnyRecord | undefined,
    private readonly defaults: QuoteDefaults,
    private readonly showsCost: boolean,
    /** The value of a field in a record. */
    private readonly valueOf: (record: AnyRecord, key: string) => unknown,
  ) {
    this.#state = { base, typed: {}, lines: null };
  }

  readonly state = (): QuoteState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  value(key: string, { base, typed } = this.#state): unknown {
    if (key in typed) return typed[key];
    return (base ? this.valueOf(base, key) : this.defaults.values[key]) ?? null;
  }

  lines({ base, lines } = this.#state): readonly DraftLine[] {
    return lines ?? (base ? this.linesOf(base) : this.defaults.lines);
  }

  /** The lines of a saved quote as they are edited, the same list for the same quote. */
  linesOf(record: AnyRecord): readonly DraftLine[] {
    const known = this.#linesOf.get(record);
    if (known) return known;
    // Merging with a version whose lines are not known would take them away.
    if (!isQuote(record)) throw new Error('a quote without its lines');
    const lines = record.lines.map((line) => draftLineOf(line, this.showsCost));
    this.#linesOf.set(record, lines);
    return lines;
  }
  readonly #linesOf = new WeakMap<AnyRecord, readonly DraftLine[]>();

  readonly set = (values: RecordValues): void => {
    this.#replace({ ...this.#state, typed: { ...this.#state.typed, ...values } });
  };

  readonly setLines = (change: (lines: readonly DraftLine[]) => readonly DraftLine[]): void => {
    const before = this.lines();
    const lines = change(before);
    if (lines !== before) this.#replace({ ...this.#state, lines });
  };

  /** What differs from what is saved, as a patch takes it; of a new quote everything there is. */
  changes(state = this.#state): Record<string, unknown> {
    const { base } = state;
    if (!base) {
      const all: RecordValues = { ...this.defaults.values, ...state.typed };
      const given = Object.entries(all).filter(([, value]) => !isSameValue(value, null));
      return { ...Object.fromEntries(given), lines: this.lines(state) };
    }
    const changed = Object.entries(state.typed).filter(([key, value]) => !isSameValue(value, this.valueOf(base, key)));
    const lines = this.lines(state);
    return { ...Object.fromEntries(changed), ...(!isSameValue(lines, this.linesOf(base)) && { lines }) };
  }

  isDirty(state = this.#state): boolean {
    if (state.base) return Object.keys(this.changes(state)).length > 0;
    return state.lines !== null || Object.keys(state.typed).length > 0;
  }

  /** A save came back: what was typed meanwhile stays on top of it. */
  saved(sent: QuoteState, record: AnyRecord): void {
    const { typed, lines } = this.#state;
    const kept = Object.entries(typed).filter(([key, value]) => !isSameValue(value, sent.typed[key]));
    const isTouched = lines !== null && lines !== sent.lines;
    this.#replace({
      base: record,
      typed: Object.fromEntries(kept),
      lines: isTouched ? mergeLines(this.lines(sent), lines, this.linesOf(record)).settle(() => true) : null,
    });
  }

  /** Somebody else's version; only while nothing is typed, else the next save puts both together. */
  follow(record: AnyRecord): void {
    const { base } = this.#state;
    if (base && record.version > base.version && !this.isDirty())
      this.#replace({ base: record, typed: {}, lines: null });
  }

  readonly discard = (): void => this.#replace({ base: this.#state.base, typed: {}, lines: null });

  #replace(next: QuoteState): void {
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
