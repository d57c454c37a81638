import type { FaultData } from '@shared/contract/faults';
import { Fault } from '@shared/contract/faults';

export interface AddressLimitOptions {
  /** So many calls of one address within the span are taken. */
  readonly most: number;
  /** In milliseconds. */
  readonly span: number;
  /** The reason of the refusal; its text may name `minutes` to wait. */
  readonly reason: NonNullable<FaultData['reason']>;
}

/** More addresses than this are not remembered; then everybody begins anew. */
const mostAddresses = 10_000;

/** Counts what each address sent or asked for lately, in memory alone: for what is open without signing in. */
export class AddressLimit {
  readonly #options: AddressLimitOptions;
  readonly #calls = new Map<string, number[]>();

  constructor(options: AddressLimitOptions) {
    this.#options = options;
  }

  /** Counts one more, or refuses it with the minutes to wait. Calls from within this computer's program have no address. */
  take(address: string | undefined, now: number): void {
    if (address === undefined) return;
    const { most, span, reason } = this.#options;
    const recent = (this.#calls.get(address) ?? []).filter((at) => at > now - span);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= most)
      throw new Fault('too_many', { reason, minutes: Math.ceil((oldest + span - now) / 60_000) });
    if (this.#calls.size >= mostAddresses) this.#calls.clear();
    this.#calls.set(address, [...recent, now]);
  }
}
