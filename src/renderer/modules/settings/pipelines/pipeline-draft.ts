import type { Pipeline, Stage, StageType } from '@shared/modules/pipelines/pipeline';
import { uuidv7 } from 'uuidv7';
import { isSameValue } from '../../records/field-values';

/** A stage while it is shaped: its place is that in the list. */
export type DraftStage = Omit<Stage, 'position'>;

/** A pipeline while it is shaped, and which state of it that began with. */
export interface PipelineDraft {
  readonly version: number;
  readonly name: string;
  readonly stages: readonly DraftStage[];
}

export function draftOf({ version, name, stages }: Pipeline): PipelineDraft {
  return { version, name, stages: stages.map(({ position: _position, ...stage }) => stage) };
}

/** In how many places a draft differs from what is saved: the name, each stage, and their order. */
export function countChanges(draft: PipelineDraft, pipeline: Pipeline): number {
  const before = draftOf(pipeline);
  const known = new Map(before.stages.map((stage) => [stage.id, stage]));
  const changed = draft.stages.filter((stage) => !isSameValue(stage, known.get(stage.id))).length;
  const left = before.stages.filter(({ id }) => !draft.stages.some((stage) => stage.id === id)).length;
  const order = (stages: readonly DraftStage[], others: readonly DraftStage[]) =>
    stages.map(({ id }) => id).filter((id) => others.some((stage) => stage.id === id));
  const isReordered = !isSameValue(order(draft.stages, before.stages), order(before.stages, draft.stages));
  return changed + left + (isReordered ? 1 : 0) + (draft.name === before.name ? 0 : 1);
}

/** A further open stage, behind the last one that is open. */
export function withNewStage(stages: readonly DraftStage[], name: string): { stages: DraftStage[]; id: string } {
  const id = uuidv7();
  const place = stages.reduce((last, stage, index) => (stage.type === 'open' ? index + 1 : last), 0);
  const stage: DraftStage = {
    id,
    name,
    type: 'open',
    meaning: '',
    probability: stages[place - 1]?.probability ?? 10,
    expectedDays: null,
    requiredFields: [],
    checklist: [],
    roleId: null,
  };
  return { id, stages: [...stages.slice(0, place), stage, ...stages.slice(place)] };
}

/** The stages with one of them moved up (-1) or down (1); the same list where there is no further place. */
export function shifted(stages: readonly DraftStage[], id: string, by: 1 | -1): readonly DraftStage[] {
  const at = stages.findIndex((stage) => stage.id === id);
  const [stage, other] = [stages[at], stages[at + by]];
  if (!stage || !other) return stages;
  return stages.map((one, index) => (index === at ? other : index === at + by ? stage : one));
}

/** Won is certain and lost is not. */
export function ofType(stage: DraftStage, type: StageType): DraftStage {
  if (type === 'open') return { ...stage, type };
  return { ...stage, type, probability: type === 'won' ? 100 : 0, expectedDays: null };
}
