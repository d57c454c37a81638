import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Services } from './context';
import { AccessRegistry } from './access/registry';
import { noteVisits } from './access/visits';
import { AuditSealer } from './audit/audit-sealer';
import { folderKey, prepareDataFolder } from './database/data-folder';
import { lockFolder } from './database/lock';
import { openStore } from './database/store';
import type { Authorise, Dispatch } from './dispatch';
import { createAuthorise, createDispatch } from './dispatch';
import type { Host } from './host';
import { Housekeeping, hour } from './jobs/housekeeping';
import { JobRunner } from './jobs/job-runner';
import { LiveFeed } from './live/live-feed';
import { LiveHub } from './live/live-hub';
import { Timetable } from './jobs/timetable';
import { modules } from './modules';
import { PrintRegistry } from './printing/print-registry';
import { CustomFieldMemory } from './records/custom-fields';
import { SearchService } from './records/search-service';
import { RecordHooks } from './records/writable-kind';
import { KindRegistry } from './records/sight';
import { ContentStore } from './storage/content-store';
import { Downloads } from './storage/downloads';
import { UploadStore } from './storage/upload-store';
import type { Operation } from './operations';

/** The product, running: one door to everything it can do. */
export interface Engine {
  readonly dispatch: Dispatch;
  readonly authorise: Authorise;
  readonly services: Services;
  readonly operations: readonly Operation[];
  readonly live: LiveHub;
  readonly sealer: AuditSealer;
  readonly housekeeping: Housekeeping;
  close(): Promise<void>;
}

export interface EngineOptions extends Omit<Host, 'databaseKey' | 'log'> {
  /** Called once the folder is known to be fit for data. */
  readonly createLog: (dataFolder: string) => Logger;
}

/**
 * Opens the data folder and starts the engine. Throws a Fault with a reason where the folder is in use, lies on a
 * network share or in a synced folder, cannot be read with its key, or was written by a newer Hearth.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  prepareDataFolder(options.dataFolder);
  const lock = lockFolder(options.dataFolder);
  try {
    const host: Host = {
      ...options,
      log: options.createLog(options.dataFolder),
      databaseKey: folderKey(options.dataFolder),
    };
    const store = await openStore(host, []);
    const live = new LiveFeed();
    const jobs = new JobRunner({
      writer: store.writer,
      reader: store.reader,
      log: host.log,
      publish: (committed) => live.publish(committed),
    });
    const contents = new ContentStore(join(host.dataFolder, 'files'), host.databaseKey);
    const uploads = new UploadStore({
      folder: join(host.dataFolder, 'temporary', 'uploads'),
      contents,
      clock: host.clock,
    });
    const timetable = new Timetable(host.log);
    const services: Services = {
      host,
      log: host.log,
      access: new AccessRegistry(store.reader, host.clock, noteVisits(store.writer, host.log)),
      threads: store.threads,
      writer: store.writer,
      reader: store.reader,
      jobs,
      live,
      search: new SearchService(),
      customFields: new CustomFieldMemory(),
      hooks: new RecordHooks(),
      timetable,
      kinds: new KindRegistry(),
      prints: new PrintRegistry(),
      contents,
      uploads,
      downloads: new Downloads(host.clock),
    };
    const operations = modules.flatMap((module) => module.start(services));
    for (const module of modules) await module.ready?.(services);
    const dispatch = createDispatch(services, operations);
    await jobs.resume();
    const hub = new LiveHub(services);
    const sealer = new AuditSealer(services);
    const housekeeping = new Housekeeping(services);
    timetable.every('housekeeping', hour, () => housekeeping.run());
    return {
      dispatch,
      authorise: createAuthorise(services, operations),
      services,
      operations,
      live: hub,
      sealer,
      housekeeping,
      close: async () => {
        housekeeping.stop();
        await timetable.stop();
        await jobs.stop();
        for (const module of modules) await module.stop?.(services);
        hub.close();
        await sealer.stop();
        services.downloads.close();
        await uploads.close();
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
