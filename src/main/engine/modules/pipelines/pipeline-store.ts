import type { CheckItem, Pipeline, Stage, StageField, StageType } from '@shared/modules/pipelines/pipeline';
import { actionsOf } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import type { Access } from '../../access/caller';
import type { Reader } from '../../database/reader';

export interface PipelineRow {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly is_default: number;
  readonly retired_at: number | null;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

export interface StageRow {
  readonly id: string;
  readonly pipeline_id: string;
  readonly name: string;
  readonly type: StageType;
  readonly position: number;
  readonly meaning: string;
  readonly probability: number;
  readonly expected_days: number | null;
  readonly required_fields: string;
  readonly checklist: string;
  readonly role_id: string | null;
  readonly retired_at: number | null;
}

/** All pipelines in the firm's order. */
export function loadPipelines(db: Reader): Promise<PipelineRow[]> {
  return db.all<PipelineRow>('SELECT * FROM pipeline ORDER BY position, id');
}

/** The stages deals can be in, in their order; of one pipeline or of all. */
export function loadStages(db: Reader, pipelineId?: string): Promise<StageRow[]> {
  const which = pipelineId === undefined ? '' : ' AND pipeline_id = ?';
  return db.all<StageRow>(
    `SELECT * FROM stage WHERE retired_at IS NULL${which} ORDER BY pipeline_id, position, id`,
    pipelineId === undefined ? [] : [pipelineId],
  );
}

/** One stage that deals can enter. A stage that is not there is a mistake of the sender. */
export async function findStage(db: Reader, id: string): Promise<StageRow> {
  const row = await db.one<StageRow>('SELECT * FROM stage WHERE id = ? AND retired_at IS NULL', [id]);
  if (!row) throw new Fault('invalid_input', { reason: 'badValue', field: 'stageId' });
  return row;
}

/** Where a new deal begins: the first open stage of the usual pipeline. */
export async function firstStage(db: Reader): Promise<StageRow> {
  const row = await db.one<StageRow>(
    `SELECT s.* FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
     WHERE s.retired_at IS NULL AND s.type = 'open' AND p.retired_at IS NULL
     ORDER BY p.is_default DESC, p.position, s.position LIMIT 1`,
  );
  if (!row) throw new Fault('invalid_input', { reason: 'noPipeline' });
  return row;
}

export function checklistOf(row: Pick<StageRow, 'checklist'>): CheckItem[] {
  // Written by this module alone, from input the contract has checked.
  return JSON.parse(row.checklist) as CheckItem[];
}

export function requiredFieldsOf(row: Pick<StageRow, 'required_fields'>): StageField[] {
  // As above.
  return JSON.parse(row.required_fields) as StageField[];
}

function presentStage(row: StageRow): Stage {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    position: row.position,
    meaning: row.meaning,
    probability: row.probability,
    expectedDays: row.expected_days,
    requiredFields: requiredFieldsOf(row),
    checklist: checklistOf(row),
    roleId: row.role_id,
  };
}

/** A pipeline as answered. Who may change the firm's settings may shape it. */
export function presentPipeline(
  row: PipelineRow,
  stages: readonly StageRow[],
  openDeals: number,
  access: Access,
): Pipeline {
  const mayShape = access.scope('settings', 'edit') !== 'none';
  return {
    id: row.id,
    name: row.name,
    position: row.position,
    isDefault: row.is_default === 1,
    isRetired: row.retired_at !== null,
    stages: stages.filter((stage) => stage.pipeline_id === row.id).map(presentStage),
    openDeals,
    version: row.version,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    can: actionsOf.settings.filter((action) => action === 'view' || mayShape),
  };
}
