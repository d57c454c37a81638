import { Fault } from '@shared/contract/faults';
import type { UploadPurpose } from '@shared/modules/uploads/uploads.contract';
import { uploadsContract } from '@shared/modules/uploads/uploads.contract';
import type { Access } from '../../access/caller';
import type { EngineModule, Handlers } from '../../operations';
import { operationsOf } from '../../operations';

/** Bytes go to the disk before the writer queue: a command touches nothing but the database (rule 6). */
const uploadsHandlers: Handlers<typeof uploadsContract> = {
  begin: {
    begin: async ({ caller, services }, { purpose, name, size }) => {
      if (!mayUpload(caller.access, purpose)) throw new Fault('not_allowed');
      const state = await services.uploads.begin({ userId: caller.user.id, purpose, name, size });
      return async () => state;
    },
  },
  append: {
    begin: async ({ caller, services }, { id, offset, data }) => {
      const state = await services.uploads.append(id, caller.user.id, offset, Buffer.from(data, 'base64'));
      return async () => state;
    },
  },
  finish: {
    begin: async ({ caller, services }, { id }) => {
      const state = await services.uploads.finish(id, caller.user.id);
      return async () => state;
    },
  },
};

/** The command that takes the upload checks the rest; nobody fills the disk who could not use it. */
function mayUpload(access: Access, purpose: UploadPurpose): boolean {
  if (purpose === 'file') return access.scope('file', 'create') !== 'none';
  if (purpose === 'image') return access.scope('settings', 'edit') !== 'none';
  return (['customer', 'contact', 'activity'] as const).some((resource) => access.scope(resource, 'import') !== 'none');
}

export const uploadsModule: EngineModule = {
  start: () => operationsOf('uploads', uploadsContract, uploadsHandlers),
};
