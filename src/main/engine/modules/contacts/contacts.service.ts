import type { contactsContract } from '@shared/modules/contacts/contacts.contract';
import type { Contact } from '@shared/modules/contacts/contact';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { revealField } from '../../records/reveal';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { contactKind } from './contact.kind';

export const contactsHandlers: Handlers<typeof contactsContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, contactKind, input);
    return { ...page, items: page.items.map(asContact) };
  },
  read: async (context, { id }) => asContact(await readRecord(context, contactKind, id)),
  create: async (context, input) => asContact(await createRecord(context, contactKind, input)),
  patch: async (context, input) => asContact(await patchRecord(context, contactKind, input)),
  delete: (context, input) => deleteRecord(context, contactKind, input),
  restore: async (context, { id }) => asContact(await restoreRecord(context, contactKind, id)),
  reveal: (context, input) => revealField(context, contactKind, input),
  timeline: (context, input) => readTimeline(context, contactKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, contactKind, id),
};

/** The kit presents exactly the kind's fields and links, from which the contract's type is made; tests check every answer. */
function asContact(record: Presented): Contact {
  return record as unknown as Contact;
}
