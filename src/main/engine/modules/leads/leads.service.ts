import type { Lead } from '@shared/modules/leads/lead';
import type { leadsContract } from '@shared/modules/leads/leads.contract';
import type { CommandContext } from '../../context';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { isVisible, readRecord, readStored } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { revealField } from '../../records/reveal';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { convertLead } from './convert';
import { leadKind } from './lead.kind';
import { previewConversion } from './preview';
import { undoConversion } from './undo-conversion';

export const leadsHandlers: Handlers<typeof leadsContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, leadKind, input);
    return { ...page, items: page.items.map(asLead) };
  },
  read: async (context, { id }) => asLead(await readRecord(context, leadKind, id)),
  create: async (context, input) => asLead(await createRecord(context, leadKind, input)),
  patch: async (context, input) => asLead(await latest(context, await patchRecord(context, leadKind, input))),
  delete: (context, input) => deleteRecord(context, leadKind, input),
  restore: async (context, { id }) => asLead(await restoreRecord(context, leadKind, id)),
  reveal: (context, input) => revealField(context, leadKind, input),
  timeline: (context, input) => readTimeline(context, leadKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, leadKind, id),
  convertPreview: (context, { id }) => previewConversion(context, id),
  convert: async (context, input) => asLead(await convertLead(context, input)),
  undoConversion: async (context, input) => asLead(await undoConversion(context, input)),
};

/** A score that rose may have given the lead to somebody in the same command, even to whom the caller does not see it. */
async function latest(context: CommandContext, patched: Presented): Promise<Presented> {
  const stored = await readStored(context.db, leadKind, String(patched['id']));
  if (stored?.version === patched['version']) return patched;
  const isSeen = await isVisible(context, leadKind, String(patched['id']));
  return isSeen ? readRecord(context, leadKind, String(patched['id'])) : patched;
}

/** The kit presents exactly the kind's fields and extras, from which the contract's type is made; tests check every answer. */
function asLead(record: Presented): Lead {
  return record as unknown as Lead;
}
