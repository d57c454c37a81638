import type { customersContract } from '@shared/modules/customers/customers.contract';
import type { Customer } from '@shared/modules/customers/customer';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { revealField } from '../../records/reveal';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { customerKind } from './customer.kind';

export const customersHandlers: Handlers<typeof customersContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, customerKind, input);
    return { ...page, items: page.items.map(asCustomer) };
  },
  read: async (context, { id }) => asCustomer(await readRecord(context, customerKind, id)),
  create: async (context, input) => asCustomer(await createRecord(context, customerKind, input)),
  patch: async (context, input) => asCustomer(await patchRecord(context, customerKind, input)),
  delete: (context, input) => deleteRecord(context, customerKind, input),
  restore: async (context, { id }) => asCustomer(await restoreRecord(context, customerKind, id)),
  reveal: (context, input) => revealField(context, customerKind, input),
  timeline: (context, input) => readTimeline(context, customerKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, customerKind, id),
};

/** The kit presents exactly the kind's fields, from which the contract's type is made; tests check every answer. */
function asCustomer(record: Presented): Customer {
  return record as unknown as Customer;
}
