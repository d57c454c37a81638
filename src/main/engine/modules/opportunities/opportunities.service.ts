import { Fault } from '@shared/contract/faults';
import type { opportunitiesContract } from '@shared/modules/opportunities/opportunities.contract';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { isVisible, readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { checklistOf, loadStages } from '../pipelines';
import { readBoard } from './board';
import { opportunityKind } from './opportunity.kind';
import { readMoves } from './stage-moves';

export const opportunitiesHandlers: Handlers<typeof opportunitiesContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, opportunityKind, input);
    return { ...page, items: page.items.map(asOpportunity) };
  },
  read: async (context, { id }) => asOpportunity(await readRecord(context, opportunityKind, id)),
  create: async (context, input) => asOpportunity(await createRecord(context, opportunityKind, input)),
  patch: async (context, input) => asOpportunity(await patchRecord(context, opportunityKind, input)),
  delete: (context, input) => deleteRecord(context, opportunityKind, input),
  restore: async (context, { id }) => asOpportunity(await restoreRecord(context, opportunityKind, id)),
  timeline: (context, input) => readTimeline(context, opportunityKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, opportunityKind, id),
  move: async (context, { checked = [], ...input }) => {
    for (const itemId of checked) await tick(context, input.id, itemId, true);
    return asOpportunity(await patchRecord(context, opportunityKind, input));
  },
  check: async (context, { id, itemId, isDone }) => {
    await tick(context, id, itemId, isDone);
    return asOpportunity(await readRecord(context, opportunityKind, id));
  },
  moves: async (context, { id }) => {
    if (!(await isVisible(context, opportunityKind, id))) throw new Fault('not_found');
    return { items: await readMoves(context.db, id) };
  },
  board: async (context, input) => ({
    columns: (await readBoard(context, input)).map((column) => ({
      ...column,
      items: column.items.map(asOpportunity),
    })),
  }),
};

/** Ticks an item of one of the pipeline's checklists, or takes the tick away; for whoever may change the deal. */
async function tick(context: CommandContext, id: string, itemId: string, isDone: boolean): Promise<void> {
  const { db, caller } = context;
  const deal = await readRecord(context, opportunityKind, id);
  if (!(deal['can'] as string[]).includes('edit')) throw new Fault('not_allowed');
  const stages = await loadStages(db, String(deal['pipelineId']));
  const item = stages.flatMap(checklistOf).find((one) => one.id === itemId);
  if (!item) throw new Fault('not_found');
  const before = (deal['checked'] as string[]).includes(itemId);
  if (before === isDone) return;
  if (isDone)
    await db.insertRow('opportunity_check', {
      opportunity_id: id,
      item_id: itemId,
      user_id: caller.user.id,
      at: db.now,
    });
  else await db.deleteRows('opportunity_check', { opportunity_id: id, item_id: itemId });
  await auditChange(context, {
    kind: 'opportunity',
    recordId: id,
    changes: { [`check.${item.text}`]: [before, isDone] },
  });
  db.announce('opportunity', id);
}

/** The kit presents exactly the kind's fields and extras, from which the contract's type is made; tests check every answer. */
function asOpportunity(record: Presented): Opportunity {
  return record as unknown as Opportunity;
}
