import type { activitiesContract } from '@shared/modules/activities/activities.contract';
import type { Activity } from '@shared/modules/activities/activity';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { activityKind } from './activity.kind';

export const activitiesHandlers: Handlers<typeof activitiesContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, activityKind, input);
    return { ...page, items: page.items.map(asActivity) };
  },
  read: async (context, { id }) => asActivity(await readRecord(context, activityKind, id)),
  create: async (context, input) => asActivity(await createRecord(context, activityKind, input)),
  patch: async (context, input) => asActivity(await patchRecord(context, activityKind, input)),
  delete: (context, input) => deleteRecord(context, activityKind, input),
  restore: async (context, { id }) => asActivity(await restoreRecord(context, activityKind, id)),
};

/** The kit presents exactly the kind's fields and subjects, from which the contract's type is made; tests check every answer. */
export function asActivity(record: Presented): Activity {
  return record as unknown as Activity;
}
