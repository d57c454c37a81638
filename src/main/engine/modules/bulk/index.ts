import type { BulkInput } from '@shared/modules/bulk/bulk';
import { bulkContract } from '@shared/modules/bulk/bulk.contract';
import { Fault } from '@shared/contract/faults';
import type { QueryContext } from '../../context';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import type { WritableKind } from '../../records/write';
import type { BulkPayload } from './bulk-job';
import { bulkJob, bulkJobKind, chunkSize } from './bulk-job';
import { actionOf, checkChange } from './change';
import { inReach, selectedIds } from './selection';

export const bulkModule: EngineModule = {
  start: (services) => {
    services.jobs.register(bulkJob, bulkJobKind(services));
    return operationsOf('bulk', bulkContract, {
      preview: async (context, input) => {
        const kind = await checked(context, input);
        const ids = await selectedIds(context, kind, input.selection);
        const allowed = (await inReach(context, kind, actionOf(kind, input.change), ids)).length;
        return { selected: ids.length, allowed, refused: ids.length - allowed };
      },
      start: {
        begin: async (reading, input) => {
          const kind = await checked(reading, input);
          const ids = await selectedIds(reading, kind, input.selection);
          return async ({ db, caller, locale }) => {
            const payload: BulkPayload = { resource: input.resource, change: input.change, locale };
            const jobId = await services.jobs.enqueue(db, {
              kind: bulkJob,
              payload,
              total: ids.length,
              userId: caller.user.id,
            });
            for (let start = 0; start < ids.length; start += chunkSize)
              await db.insertRow('bulk_selection', {
                job_id: jobId,
                position: start / chunkSize,
                ids: JSON.stringify(ids.slice(start, start + chunkSize)),
              });
            return { jobId, total: ids.length };
          };
        },
      },
    });
  },
};

/** The kind that is meant; refuses where the role allows the change on no record at all, or the change fits none. */
async function checked(context: QueryContext, input: BulkInput): Promise<WritableKind> {
  const kind = context.services.kinds.find(input.resource);
  if (!kind) throw new Fault('not_found');
  const action = actionOf(kind, input.change);
  const mayBeShared = action === 'edit';
  if (context.caller.access.scope(kind.resource, action) === 'none' && !mayBeShared) throw new Fault('not_allowed');
  await checkChange(context, kind, input.change);
  return kind;
}
