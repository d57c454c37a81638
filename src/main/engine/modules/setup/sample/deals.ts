import { addDays } from '@shared/lib/dates';
import { lostReasons } from '@shared/modules/opportunities/opportunity';
import type { Person } from '../firm';
import type { StageRow } from '../../pipelines';
import { addOpenQuote, addOrder } from './documents';
import type { Sample } from './sample';
import { create, iso, pick } from './sample';
import { addWay } from './stage-way';

const day = 86_400_000;

/**
 * A deal for two companies in three: half of them on their way, in stages early and late and some beyond plan, the others won
 * or lost within the last year.
 */
export async function addDeal(
  sample: Sample,
  stages: readonly StageRow[],
  {
    owner,
    customerId,
    contactId,
    index,
  }: {
    readonly owner: Person;
    readonly customerId: string;
    readonly contactId: string | undefined;
    readonly index: number;
  },
): Promise<void> {
  if (index % 3 === 2) return;
  const { texts, today, context } = sample;
  const open = stages.filter((stage) => stage.type === 'open');
  const isOpen = index % 2 === 0;
  const hasWon = index % 4 !== 3;
  const stage = isOpen ? pick(open, index / 2) : stages.find(({ type }) => type === (hasWon ? 'won' : 'lost'));
  if (!stage) return;
  const closedAt = context.now - (5 + index * 11) * day;
  const begunAt = isOpen ? context.now - (4 + ((index * 7) % 44)) * day : closedAt - (24 + ((index * 5) % 40)) * day;
  const name = pick(texts.deals, index);
  const opportunityId = await create(sample, 'opportunity', owner, {
    name,
    customerId,
    contactId: contactId ?? null,
    stageId: stage.id,
    amount: (20 + ((index * 37) % 80)) * 500_000,
    dealType: index % 5 === 0 ? 'renewal' : index % 4 === 0 ? 'upsell' : 'new',
    source: pick(texts.sources, index),
    openedAt: iso(begunAt),
    expectedCloseDate: isOpen ? addDays(today, ((index * 9) % 70) - 6) : null,
    ...(!isOpen && { closedAt: iso(closedAt) }),
    ...(!isOpen && !hasWon && { lostReason: pick(lostReasons, index / 4), competitor: pick(texts.competitors, index) }),
  });
  const arrivedAt = isOpen ? begunAt + Math.round((context.now - begunAt) * 0.6) : closedAt;
  await addWay(sample, { opportunityId, owner, stages, stage, begunAt, arrivedAt, index });
  const sold = { owner, customerId, contactId, opportunityId, name, index };
  if (stage.type === 'won') await addOrder(sample, sold, closedAt);
  else if (isOpen && index % 12 !== 4) await addOpenQuote(sample, sold);
}
