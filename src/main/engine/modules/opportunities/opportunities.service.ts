import { Fault } from '@shared/contract/faults';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { opportunitiesContract } from '@shared/modules/opportunities/opportunities.contract';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { withWholeCurrent } from '../../documents/whole-current';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import { isVisible, readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { checklistOf, loadStages } from '../pipelines';
import { readBoard } from './board';
import { briefDeal, wholeDeal } from './deal-lines';
import { opportunityKind } from './opportunity.kind';
import { readMoves } from './stage-moves';
import { sumDeals } from './sum-deals';

export const opportunitiesHandlers: Handlers<typeof opportunitiesContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, opportunityKind, input);
    return { ...page, items: page.items.map(briefDeal) };
  },
  read: async (context, { id }) => wholeDeal(context, await readRecord(context, opportunityKind, id)),
  create: async (context, input) => wholeDeal(context, await createRecord(context, opportunityKind, input)),
  patch: (context, input) => patched(context, input),
  delete: (context, input) => deleteRecord(context, opportunityKind, input),
  restore: async (context, { id }) => wholeDeal(context, await restoreRecord(context, opportunityKind, id)),
  timeline: (context, input) => readTimeline(context, opportunityKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, opportunityKind, id),
  move: async (context, { checked = [], ...input }) => {
    for (const itemId of checked) await tick(context, input.id, itemId, true);
    return patched(context, input);
  },
  check: async (context, { id, itemId, isDone }) => {
    await tick(context, id, itemId, isDone);
    return wholeDeal(context, await readRecord(context, opportunityKind, id));
  },
  moves: async (context, { id }) => {
    if (!(await isVisible(context, opportunityKind, id))) throw new Fault('not_found');
    return { items: await readMoves(context.db, id) };
  },
  sums: sumDeals,
  board: async (context, input) => ({
    columns: (await readBoard(context, input)).map((column) => ({
      ...column,
      items: column.items.map(briefDeal),
    })),
  }),
};

/** A change of a deal; where somebody saved first, the refusal carries the lines too. */
async function patched(context: CommandContext, input: Parameters<typeof patchRecord>[2]): Promise<Opportunity> {
  const patch = patchRecord(context, opportunityKind, input);
  return wholeDeal(context, await withWholeCurrent(patch, (current) => wholeDeal(context, current)));
}

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
