import { Fault } from '@shared/contract/faults';

/** So many answers from one address within the span are taken; a stand at a fair sends one a minute. */
const mostSent = 30;
/** In milliseconds. */
const span = 10 * 60_000;
/** More addresses than this are not remembered; then everybody begins anew. */
const mostAddresses = 10_000;

/** Counts what each address sent lately, in memory alone. */
export class AddressLimit {
  readonly #sent = new Map<string, number[]>();

  /** Counts one more, or refuses it with the seconds to wait. Calls from within this computer's program have no address. */
  take(address: string | undefined, now: number): void {
    if (address === undefined) return;
    const recent = (this.#sent.get(address) ?? []).filter((at) => at > now - span);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= mostSent)
      throw new Fault('too_many', { reason: 'formTooMany', minutes: Math.ceil((oldest + span - now) / 60_000) });
    if (this.#sent.size >= mostAddresses) this.#sent.clear();
    this.#sent.set(address, [...recent, now]);
  }
}
