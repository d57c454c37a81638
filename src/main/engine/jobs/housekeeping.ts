import type { Services } from '../context';
import type { Unit } from '../database/unit';

type KeepingServices = Pick<Services, 'writer'>;

export const hour = 3_600_000;
const day = 24 * hour;
/** A command sent again within this time gets the same answer (rule 6). */
export const answersHold = day;
/** A window that was away for longer than so many commits loads everything again. */
const changesKept = 20_000;
const rowsAtOnce = 2_000;

/** Removes what has served its time, a little at a time: answers to commands, wrong guesses, ended sessions, old changes. */
export class Housekeeping {
  readonly #services: KeepingServices;
  #running: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(services: KeepingServices) {
    this.#services = services;
  }

  /** Does everything that is due now. */
  run(): Promise<void> {
    this.#running = this.#running.then(() => this.#work());
    return this.#running;
  }

  /** Ends after the present step. */
  stop(): void {
    this.#isStopping = true;
  }

  async #work(): Promise<void> {
    for (const task of [forgetAnswers, forgetGuesses, endOldSessions, forgetChanges]) {
      let isMore = true;
      while (isMore && !this.#isStopping) {
        isMore = (await this.#services.writer.command(task)).result >= rowsAtOnce;
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    }
  }
}

function forgetAnswers(unit: Unit): Promise<number> {
  return unit.run(
    'DELETE FROM command_answer WHERE command_id IN (SELECT command_id FROM command_answer WHERE at < ? LIMIT ?)',
    [unit.now - answersHold, rowsAtOnce],
  );
}

function forgetGuesses(unit: Unit): Promise<number> {
  return unit.run(
    'DELETE FROM sign_in_attempt WHERE username_key IN (SELECT username_key FROM sign_in_attempt WHERE updated_at < ? LIMIT ?)',
    [unit.now - day, rowsAtOnce],
  );
}

function endOldSessions(unit: Unit): Promise<number> {
  return unit.run('DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at < ? LIMIT ?)', [
    unit.now,
    rowsAtOnce,
  ]);
}

async function forgetChanges(unit: Unit): Promise<number> {
  const last = await unit.one<{ value: number }>(`SELECT value FROM counter WHERE name = 'commit'`);
  return unit.run(
    'DELETE FROM change WHERE (sequence, kind, record_id) IN (SELECT sequence, kind, record_id FROM change WHERE sequence <= ? LIMIT ?)',
    [(last?.value ?? 0) - changesKept, rowsAtOnce],
  );
}
