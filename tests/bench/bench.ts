import type { Database } from 'better-sqlite3';
import type { CallerName } from './dataset/people';
import type { EngineProcess } from './engine-process';
import type { HttpClient } from './http-client';

/** What every figure is measured with. */
export interface Bench {
  readonly rows: number;
  readonly folder: string;
  readonly engine: Omit<EngineProcess, 'stop'>;
  readonly clients: Readonly<Record<CallerName, HttpClient>>;
  /** The same file on the bare driver, in the bench's own process. */
  readonly bare: Database;
  /** Ends the engine and starts it again; answers the milliseconds until it was ready. Sessions live on. */
  restart(): Promise<number>;
  /** Ends the engine, leaves the folder to the work, and starts the engine again. */
  alone(work: () => Promise<void>): Promise<void>;
}

/** A figure of the section 9, or a few that belong together. */
export interface Figure {
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<void>;
}
