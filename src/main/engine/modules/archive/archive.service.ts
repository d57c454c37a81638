import type { archiveContract } from '@shared/modules/archive/archive.contract';
import { dateAt } from '@shared/lib/dates';
import { auditChange } from '../../audit/audit';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { writeArchive } from './write-archive';

export const archiveHandlers: Handlers<typeof archiveContract> = {
  open: {
    begin: async (context) => {
      const { services, caller, now } = context;
      const organization = await readOrganization(context.db);
      const day = dateAt(now, organization.timeZone);
      const file = {
        userId: caller.user.id,
        fileName: `${organization.name} ${day}.zip`,
        mediaType: 'application/zip',
        open: (signal: AbortSignal) => writeArchive(context, signal),
      };
      return async (command) => {
        const download = services.downloads.add(file);
        await auditChange(command, { kind: 'settings', recordId: download.id, changes: {}, reason: null });
        return download;
      };
    },
  },
};
