import pino from 'pino';
import type { Services } from './context';
import { AccessRegistry } from './access/registry';
import type { BareConnection } from './database/bare';
import { JobRunner } from './jobs/job-runner';
import { Timetable } from './jobs/timetable';
import { LiveFeed } from './live/live-feed';
import { modules } from './modules';
import { fieldsModule } from './modules/fields';
import { PrintRegistry } from './printing/print-registry';
import { CustomFieldMemory } from './records/custom-fields';
import { SearchService } from './records/search-service';
import { KindRegistry } from './records/sight';
import { RecordHooks } from './records/writable-kind';

/**
 * The services as a thread needs them that reads and writes records in bulk: the same kinds, hooks and rights as in the
 * engine, over one connection. There are no jobs, uploads or further threads in it.
 */
export async function threadServices(start: {
  db: BareConnection;
  dataFolder: string;
  databaseKey: Buffer;
  clock: () => number;
}): Promise<Services> {
  const { db, dataFolder, databaseKey, clock } = start;
  const log = pino({ level: 'silent' });
  const timetable = new Timetable(log);
  await timetable.stop();
  const services: Services = {
    host: { dataFolder, databaseKey, log, clock, checkAnswers: false, readerThreads: 0 },
    log,
    access: new AccessRegistry(db, clock),
    threads: absent(),
    writer: absent(),
    reader: db,
    jobs: new JobRunner({ writer: absent(), reader: db, log, publish: () => undefined }),
    live: new LiveFeed(),
    search: new SearchService(),
    customFields: new CustomFieldMemory(),
    hooks: new RecordHooks(),
    timetable,
    kinds: new KindRegistry(),
    prints: new PrintRegistry(),
    contents: absent(),
    uploads: absent(),
    downloads: absent(),
  };
  for (const module of modules) module.start(services);
  // The others begin work of their own there.
  await fieldsModule.ready?.(services);
  return services;
}

/** Stands for a service a thread has not got; whoever asks it for something learns so. */
function absent<T extends object>(): T {
  const empty = {};
  // Nothing of it can be used, so it has no type of its own.
  return new Proxy(empty, {
    get: () => {
      throw new Error('this service does not exist in a thread');
    },
  }) as T;
}
