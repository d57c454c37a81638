import type { CustomerContract } from '@shared/modules/contracts/contract';
import { contractsContract } from '@shared/modules/contracts/contracts.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule, Handlers } from '../../operations';
import { operationsOf } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { contractKind } from './contract.kind';
import { continueEnded, noteEnding } from './ending';
import { printContract } from './print-contract';
import { renewContract } from './renew';

export { contractKind } from './contract.kind';
export { continueEnded, noteEnding } from './ending';

const everyHour = 60 * 60 * 1000;

const contractsHandlers: Handlers<typeof contractsContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, contractKind, input);
    return { ...page, items: page.items.map(asContract) };
  },
  read: async (context, { id }) => asContract(await readRecord(context, contractKind, id)),
  create: async (context, input) => asContract(await createRecord(context, contractKind, input)),
  patch: async (context, input) => asContract(await patchRecord(context, contractKind, input)),
  delete: (context, input) => deleteRecord(context, contractKind, input),
  restore: async (context, { id }) => asContract(await restoreRecord(context, contractKind, id)),
  timeline: (context, input) => readTimeline(context, contractKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, contractKind, id),
  renew: async (context, input) => asContract(await renewContract(context, input)),
};

export const contractsModule: EngineModule = {
  start: (services) => {
    const { access, search, kinds, prints, timetable } = services;
    kinds.register(contractKind);
    access.register('contract', (who, action) => recordScope('contract', who, action, who.scope('contract', action)));
    search.register({ kind: contractKind });
    prints.register('contract', printContract);
    timetable.every('contracts', everyHour, async () => {
      await continueEnded(services);
      await noteEnding(services);
    });
    return operationsOf('contracts', contractsContract, contractsHandlers);
  },
};

/** The kit presents exactly the kind's fields and extras, from which the contract's type is made; tests check every answer. */
function asContract(record: Presented): CustomerContract {
  return record as unknown as CustomerContract;
}
