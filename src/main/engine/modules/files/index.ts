import { filesContract } from '@shared/modules/files/files.contract';
import type { Services } from '../../context';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { fileKind, fileSubjects } from './file.kind';
import { fileScope } from './file-scope';
import { filesHandlers } from './files.service';

export { fileKind } from './file.kind';

const everyHour = 3_600_000;

export const filesModule: EngineModule = {
  start: (services) => {
    const { access, search, kinds, timetable } = services;
    kinds.register(fileKind);
    access.register('file', (who, action) => fileScope(access, who, action));
    fileSubjects.follow(services.hooks, fileKind);
    search.register({ kind: fileKind, subtitles: fileSubjects.names });
    timetable.every('files.orphans', everyHour, () => removeOrphans(services));
    return operationsOf('files', filesContract, filesHandlers);
  },
};

/** Contents no file has any more, the bin included, are removed from the disk. */
export async function removeOrphans({ writer, contents, host, log }: Services): Promise<void> {
  const { result } = await writer.command(async (db) => {
    const rows = await db.all<{ digest: string }>('SELECT DISTINCT content_digest AS digest FROM file');
    return contents.removeOrphans(
      rows.map((row) => row.digest),
      host.clock(),
    );
  });
  if (result > 0) log.info({ count: result }, 'removed contents without a file');
}
