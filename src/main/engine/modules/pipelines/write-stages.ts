import { Fault } from '@shared/contract/faults';
import type { StageGiven, StageType } from '@shared/modules/pipelines/pipeline';
import { stageGiven } from '@shared/modules/pipelines/pipeline';
import type { Unit } from '../../database/unit';
import { nameKey } from '../../records/versions';
import type { StageRow } from './pipeline-store';

/** A pipeline has somewhere to begin and somewhere to win, and no two stages of one name. */
export function refuseBadStages(stages: readonly StageGiven[]): void {
  const has = (type: StageType) => stages.some((stage) => stage.type === type);
  if (!has('open') || !has('won')) throw new Fault('invalid_input', { reason: 'stagesIncomplete' });
  const names = stages.map((stage) => nameKey(stage.name));
  const twice = stages.find((stage, index) => names.indexOf(nameKey(stage.name)) !== index);
  if (twice) throw new Fault('duplicate', { reason: 'nameTaken', name: twice.name });
  const ids = stages.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size !== ids.length) throw new Fault('duplicate', { reason: 'idTaken' });
}

/**
 * Writes the stages of a pipeline in their order. A stage keeps its type while deals stand in it, since their status
 * follows it. Answers the stages that were left out, which the caller lets go.
 */
export async function writeStages(
  unit: Unit,
  pipelineId: string,
  stages: readonly StageGiven[],
  before: readonly StageRow[],
): Promise<StageRow[]> {
  const kept = new Set<string>();
  for (const [position, stage] of stages.entries()) {
    const known = before.find((row) => row.id === stage.id);
    const row = { ...columnsOf(stage), position };
    if (known) {
      if (known.type !== stage.type && (await isUsed(unit, known.id)))
        throw new Fault('in_use', { reason: 'stageHasDeals', name: known.name });
      await unit.updateRows('stage', row, { id: known.id });
      kept.add(known.id);
    } else {
      if (stage.id !== undefined && (await unit.one('SELECT 1 FROM stage WHERE id = ?', [stage.id])))
        throw new Fault('duplicate', { reason: 'idTaken' });
      await unit.insertRow('stage', { id: stage.id ?? unit.newId(), pipeline_id: pipelineId, ...row });
    }
  }
  return before.filter((row) => !kept.has(row.id));
}

/** One stage more, with the usual chance of its type; the caller has made room for it. Answers its id. */
export async function insertStage(
  unit: Unit,
  pipelineId: string,
  stage: Pick<StageGiven, 'name' | 'type'>,
  position: number,
): Promise<string> {
  const id = unit.newId();
  await unit.insertRow('stage', { id, pipeline_id: pipelineId, ...columnsOf(stageGiven.parse(stage)), position });
  return id;
}

/** Whether a deal stands in the stage, those in the bin too. */
export async function isUsed(unit: Unit, stageId: string): Promise<boolean> {
  return (await unit.one('SELECT 1 FROM opportunity WHERE stage_id = ? LIMIT 1', [stageId])) !== undefined;
}

/** Takes a stage away: for good where no deal ever was in it, else out of the way, since history names it. */
export async function removeStage(unit: Unit, stageId: string): Promise<void> {
  const wasUsed = await unit.one('SELECT 1 FROM stage_move WHERE from_stage_id = ? OR to_stage_id = ? LIMIT 1', [
    stageId,
    stageId,
  ]);
  if (wasUsed) await unit.updateRows('stage', { retired_at: unit.now }, { id: stageId });
  else await unit.deleteRows('stage', { id: stageId });
}

function columnsOf(stage: StageGiven) {
  const usual = { open: 10, won: 100, lost: 0 }[stage.type];
  return {
    name: stage.name,
    type: stage.type,
    meaning: stage.meaning,
    // Won is certain and lost is not, whatever was sent.
    probability: stage.type === 'open' ? (stage.probability ?? usual) : usual,
    expected_days: stage.type === 'open' ? stage.expectedDays : null,
    required_fields: JSON.stringify(stage.requiredFields),
    checklist: JSON.stringify(stage.checklist),
    role_id: stage.roleId,
  };
}
