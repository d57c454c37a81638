import type { StageRow } from '../../pipelines';
import type { Person } from '../firm';
import type { Sample } from './sample';

/** How much of its way a deal spends in each open stage: the third takes longer than planned, as offers do in life. */
const weights = [3, 5, 14, 7, 3];

interface Way {
  readonly opportunityId: string;
  readonly owner: Person;
  readonly stages: readonly StageRow[];
  /** Where it stands now. */
  readonly stage: StageRow;
  readonly begunAt: number;
  /** When it came there. */
  readonly arrivedAt: number;
  /** One deal in five leaves a step out. */
  readonly index: number;
}

/** The moves that brought a deal where it stands, as if somebody had moved it then, in the place of the one that was made now. */
export async function addWay({ context: { db } }: Sample, way: Way): Promise<void> {
  const { opportunityId, owner, stage, begunAt, arrivedAt, index } = way;
  const open = way.stages.filter((one) => one.type === 'open');
  const passed = stage.type === 'open' ? open.slice(0, open.indexOf(stage)) : open;
  const steps = [...passed.filter((_, place) => place === 0 || (index + place) % 5 !== 1), stage];
  const spent = steps.slice(0, -1).map((step) => weights[open.indexOf(step) % weights.length] ?? 1);
  const whole = spent.reduce((sum, weight) => sum + weight, 0) || 1;
  await db.deleteRows('stage_move', { opportunity_id: opportunityId });
  let at = begunAt;
  let enteredAt: number | null = null;
  let from: StageRow | undefined;
  for (const [place, step] of steps.entries()) {
    if (place > 0) at += Math.round(((arrivedAt - begunAt) * (spent[place - 1] ?? 0)) / whole);
    await db.insertRow('stage_move', {
      id: db.newId(),
      opportunity_id: opportunityId,
      pipeline_id: step.pipeline_id,
      user_id: owner.id,
      from_stage_id: from?.id ?? null,
      from_type: from?.type ?? null,
      to_stage_id: step.id,
      to_type: step.type,
      at,
      entered_at: enteredAt,
    });
    enteredAt = at;
    from = step;
  }
  await db.updateRows('opportunity', { stage_entered_at: at }, { id: opportunityId });
}
