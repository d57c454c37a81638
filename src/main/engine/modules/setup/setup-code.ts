import { randomInt, timingSafeEqual } from 'node:crypto';
import { Fault } from '@shared/contract/faults';

const digits = 8;
/** Wrong codes before each further one has to wait, so that eight digits are enough. */
const freeTries = 5;
const wait = 10_000;

/** One code per start of the engine; whoever sets up from another computer reads it off the host's screen. */
export class SetupCode {
  readonly value = String(randomInt(0, 10 ** digits)).padStart(digits, '0');
  #wrong = 0;
  #blockedUntil = 0;

  /** Throws where the code is missing, wrong, or guessed too fast. Spaces and dashes do not matter. */
  require(given: string | undefined, now: number): void {
    if (given === undefined) throw new Fault('not_allowed', { reason: 'setupCodeNeeded' });
    if (now < this.#blockedUntil) {
      const seconds = Math.ceil((this.#blockedUntil - now) / 1000);
      throw new Fault('too_many', { reason: 'waitBeforeNextTry', seconds });
    }
    if (this.#matches(given)) return;
    this.#wrong += 1;
    if (this.#wrong >= freeTries) this.#blockedUntil = now + wait;
    throw new Fault('not_allowed', { reason: 'setupCodeNeeded' });
  }

  #matches(given: string): boolean {
    const code = given.replace(/\D/g, '');
    if (code.length !== digits) return false;
    return timingSafeEqual(Buffer.from(code), Buffer.from(this.value));
  }
}
