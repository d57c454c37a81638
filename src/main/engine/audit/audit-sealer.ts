import type { Services } from '../context';
import { chainHead, sealLines } from './chain';

type SealerServices = Pick<Services, 'writer' | 'reader' | 'live' | 'log'>;

const linesAtOnce = 200;
/** After the last commit; a flood of commits is sealed at the latest after `longestPause`. Milliseconds. */
const pause = 1_000;
const longestPause = 60_000;
const headInterval = 86_400_000;

/** Seals audit lines after their commits, so that the chain is nobody's bottleneck, and writes its head to the log each day. */
export class AuditSealer {
  readonly #services: SealerServices;
  readonly #unsubscribe: () => void;
  readonly #regular: NodeJS.Timeout;
  readonly #daily: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #sealing: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(services: SealerServices) {
    this.#services = services;
    this.#unsubscribe = services.live.subscribe(() => {
      this.#timer ??= setTimeout(() => void this.seal(), pause).unref();
    });
    this.#regular = setInterval(() => void this.seal(), longestPause).unref();
    this.#daily = setInterval(() => void this.#logHead(), headInterval).unref();
  }

  /** Seals everything that was committed so far. */
  seal(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sealing = this.#sealing
      .then(() => this.#sealAll())
      .catch((error: unknown) => this.#services.log.error({ err: error }, 'sealing the audit log failed'));
    return this.#sealing;
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    clearInterval(this.#regular);
    clearInterval(this.#daily);
    await this.seal();
    this.#isStopping = true;
    await this.#logHead();
  }

  async #sealAll(): Promise<void> {
    let sealed = linesAtOnce;
    while (sealed === linesAtOnce && !this.#isStopping) {
      sealed = (await this.#services.writer.command((unit) => sealLines(unit, linesAtOnce))).result;
      // Other people's commands go in between.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  async #logHead(): Promise<void> {
    const head = await chainHead(this.#services.reader);
    if (head) this.#services.log.info({ sequence: head.sequence, chain: head.chain }, 'audit chain');
  }
}
