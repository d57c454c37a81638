import type { StageType } from '@shared/modules/pipelines/pipeline';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { loadStages } from './pipeline-store';
import { insertStage } from './write-stages';

/** Adds a stage to a pipeline behind the others of its type, so that an open one comes before the ends. Answers its id. */
export async function addStage(
  context: CommandContext,
  pipelineId: string,
  { name, type }: { readonly name: string; readonly type: StageType },
): Promise<string> {
  const { db } = context;
  const before = await loadStages(db, pipelineId);
  const order: readonly StageType[] = ['open', 'won', 'lost'];
  const position = Math.max(
    0,
    ...before.filter((one) => order.indexOf(one.type) <= order.indexOf(type)).map((one) => one.position + 1),
  );
  await db.run('UPDATE stage SET position = position + 1 WHERE pipeline_id = ? AND position >= ?', [
    pipelineId,
    position,
  ]);
  const id = await insertStage(db, pipelineId, { name, type }, position);
  await db.run('UPDATE pipeline SET version = version + 1, updated_at = ? WHERE id = ?', [db.now, pipelineId]);
  const names = before.map((one) => one.name);
  const after = (await loadStages(db, pipelineId)).map((one) => one.name);
  await auditChange(context, { kind: 'pipeline', recordId: pipelineId, changes: { stages: [names, after] } });
  db.announce('pipeline', pipelineId);
  return id;
}
