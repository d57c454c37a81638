import type { Cost } from '@shared/modules/costs/cost';
import { costsContract } from '@shared/modules/costs/costs.contract';
import { firmScope } from '../../access/scope';
import type { EngineModule, Handlers } from '../../operations';
import { operationsOf } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { costKind } from './cost.kind';

const costsHandlers: Handlers<typeof costsContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, costKind, input);
    return { ...page, items: page.items.map(asCost) };
  },
  read: async (context, { id }) => asCost(await readRecord(context, costKind, id)),
  create: async (context, input) => asCost(await createRecord(context, costKind, input)),
  patch: async (context, input) => asCost(await patchRecord(context, costKind, input)),
  delete: (context, input) => deleteRecord(context, costKind, input),
  restore: async (context, { id }) => asCost(await restoreRecord(context, costKind, id)),
  timeline: (context, input) => readTimeline(context, costKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, costKind, id),
};

/** What was spent is the firm's as a whole: one sees all of it or nothing. */
export const costsModule: EngineModule = {
  start: ({ access, search, kinds }) => {
    kinds.register(costKind);
    access.register('cost', (who, action) => firmScope('cost', who.scope('cost', action)));
    search.register({ kind: costKind });
    return operationsOf('costs', costsContract, costsHandlers);
  },
};

/** The kit presents exactly the kind's fields, from which the contract's type is made; tests check every answer. */
function asCost(record: Presented): Cost {
  return record as unknown as Cost;
}
