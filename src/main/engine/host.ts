import type { Logger } from 'pino';

/** What the engine needs from whoever starts it: the desktop's utility process, the office server or a test. */
export interface Host {
  /** Everything the firm keeps lies below this folder. */
  readonly dataFolder: string;
  /** The 32 bytes that open the database. */
  readonly databaseKey: Buffer;
  readonly log: Logger;
  readonly clock: () => number;
  /** Tests compare every answer with its contract; a running host does not pay for that. */
  readonly checkAnswers: boolean;
  /** How many threads serve long reads. */
  readonly readerThreads: number;
  /** Told before an older database is backed up and changed, which takes minutes for a large one; its size in bytes. */
  readonly tellUpdate?: (bytes: number) => void;
}
