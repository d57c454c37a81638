import type { StageMove } from '@shared/modules/opportunities/opportunity';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Written } from '../../records/writable-kind';
import { stringOrNull } from '../../records/tell';
import { loadStages } from '../pipelines';

/**
 * Keeps one row for each move, in the command that moved the deal (OPP-04). A deal that an import brings in as ended was open
 * before, in a stage nobody knows: that row is marked as assumed and counts for stocks, not for durations.
 */
export async function keepMove(context: CommandContext, { what, record, before, changes }: Written): Promise<void> {
  const { db, caller } = context;
  const isNew = what === 'created';
  if (!isNew && !('stageId' in changes)) return;
  const move = {
    opportunity_id: record.id,
    pipeline_id: String(record['pipelineId']),
    user_id: caller.user.id || null,
  };
  const openedAt = stringOrNull(record['openedAt']);
  let from = { stage: stringOrNull(before?.['stageId']), type: stringOrNull(before?.['status']) };
  const enteredAt = before ? timeOf(before['stageEnteredAt']) : null;
  if (isNew && context.isOfThePast && record['status'] !== 'open' && openedAt !== null) {
    const first = (await loadStages(db, move.pipeline_id)).find((stage) => stage.type === 'open');
    if (first) {
      const row = { to_stage_id: first.id, to_type: first.type, at: Date.parse(openedAt), is_assumed: 1 };
      await db.insertRow('stage_move', { id: db.newId(), ...move, ...row });
      from = { stage: first.id, type: first.type };
    }
  }
  await db.insertRow('stage_move', {
    id: db.newId(),
    ...move,
    from_stage_id: from.stage,
    from_type: from.type,
    to_stage_id: String(record['stageId']),
    to_type: String(record['status']),
    at: timeOf(record['stageEnteredAt']),
    entered_at: enteredAt,
  });
}

/** Every stage a deal went through, oldest first. */
export async function readMoves(db: Reader, opportunityId: string): Promise<StageMove[]> {
  const rows = await db.all<{
    id: string;
    at: number;
    user_id: string | null;
    from_stage_id: string | null;
    to_stage_id: string;
    entered_at: number | null;
  }>(
    `SELECT id, at, user_id, from_stage_id, to_stage_id, entered_at FROM stage_move
     WHERE opportunity_id = ? AND is_assumed = 0 ORDER BY at, id`,
    [opportunityId],
  );
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.at).toISOString(),
    userId: row.user_id,
    fromStageId: row.from_stage_id,
    toStageId: row.to_stage_id,
    seconds: row.entered_at === null ? null : Math.round((row.at - row.entered_at) / 1000),
  }));
}

function timeOf(moment: unknown): number {
  return Date.parse(String(moment));
}
