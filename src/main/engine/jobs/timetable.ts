import type { Logger } from 'pino';

/** Work that comes round by itself: reminders, emptying the bin. Ends with the engine. */
export class Timetable {
  readonly #log: Logger;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #isStopped = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Runs the work after every `interval` milliseconds; one run never overtakes the one before. */
  every(name: string, interval: number, work: () => Promise<void>): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const run = this.#run(name, work).finally(() => {
        this.#running.delete(run);
        this.every(name, interval, work);
      });
      this.#running.add(run);
    }, interval);
    timer.unref();
    this.#timers.add(timer);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  async #run(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.error({ err: error, work: name }, 'work of the timetable failed');
    }
  }
}
