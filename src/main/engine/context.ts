import type { Logger } from 'pino';
import type { Caller } from './access/caller';
import type { AccessRegistry } from './access/registry';
import type { Reader } from './database/reader';
import type { ReaderPool } from './database/reader-pool';
import type { Unit, Writer } from './database/unit';
import type { Host } from './host';
import type { JobRunner } from './jobs/job-runner';
import type { Timetable } from './jobs/timetable';
import type { LiveFeed } from './live/live-feed';
import type { PrintRegistry } from './printing/print-registry';
import type { CustomFieldMemory } from './records/custom-fields';
import type { RecordHooks } from './records/writable-kind';
import type { SearchService } from './records/search-service';
import type { KindRegistry } from './records/sight';
import type { ContentStore } from './storage/content-store';
import type { Downloads } from './storage/downloads';
import type { UploadStore } from './storage/upload-store';

/** What the running engine offers to every operation beside its database connection. */
export interface Services {
  readonly host: Host;
  readonly log: Logger;
  readonly access: AccessRegistry;
  readonly threads: ReaderPool;
  readonly writer: Writer;
  readonly reader: Reader;
  readonly jobs: JobRunner;
  readonly live: LiveFeed;
  readonly search: SearchService;
  readonly customFields: CustomFieldMemory;
  /** What modules do when records of another one are written. */
  readonly hooks: RecordHooks;
  readonly timetable: Timetable;
  /** Every kind of record, as its module registered it. */
  readonly kinds: KindRegistry;
  /** What can be printed, as its module registered it. */
  readonly prints: PrintRegistry;
  readonly contents: ContentStore;
  readonly uploads: UploadStore;
  readonly downloads: Downloads;
}

interface Context {
  readonly services: Services;
  readonly caller: Caller;
  readonly now: number;
  /** The device the call came from, as the session or transport knows it. */
  readonly device: string;
  readonly isLoopback: boolean;
  /** The address the call came from, where it came over the network. */
  readonly address?: string | undefined;
  readonly locale: Locale;
}

export type Locale = 'zh-CN' | 'en';

/** A query's surroundings: a connection that cannot write, and a signal that ends when the asker leaves. */
export interface QueryContext extends Context {
  readonly db: Reader;
  readonly signal: AbortSignal | undefined;
}

/** A command's surroundings: the unit of work it runs in. */
export interface CommandContext extends Context {
  readonly db: Unit;
  readonly operation: string;
  readonly batchId: string | null;
  /** It follows from a change to another record and was not asked for by itself. */
  readonly isFollowing?: boolean;
  /** What is written happened earlier, elsewhere: its dates are taken as they are, and rules for today's work do not stop it. */
  readonly isOfThePast?: boolean;
}
