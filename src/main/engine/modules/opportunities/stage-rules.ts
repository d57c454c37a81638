import { Fault } from '@shared/contract/faults';
import { dateAt } from '@shared/lib/dates';
import type { CommandContext } from '../../context';
import { readOrganization } from '../../organization/organization';
import type { StoredRecord } from '../../records/record-kind';
import { refuseStrangeValues } from '../../records/strange-values';
import { stringOrNull } from '../../records/tell';
import type { StageRow } from '../pipelines';
import { checklistOf, findStage, firstStage, requiredFieldsOf } from '../pipelines';

const day = 86_400_000;

/**
 * The rules of stages for a deal about to be written, whichever way it came (OPP-02, 04, 08, 09): what the stage asks for,
 * its probability unless set by hand, when it was closed and why. Answers the values that follow. Dates of an import are
 * kept as they are, and what a stage asks for does not stop it.
 */
export async function settleStage(
  context: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const { db } = context;
  refuseStrangeValues(record, before, { dates: ['expectedCloseDate', 'openedAt', 'closedAt'], amounts: ['amount'] });
  const stage = record['stageId'] === null ? await startOf(context, before) : await stageOf(context, record, before);
  const isEntering = before?.['stageId'] !== stage.id;
  const deal: StoredRecord = { ...record, stageId: stage.id };
  if (isEntering && !context.isOfThePast) await refuseUnready(context, deal, stage);
  const openedAt = deal['openedAt'] ?? (before || context.isOfThePast ? null : new Date(db.now).toISOString());
  const closed = await closingOf(context, { ...deal, openedAt }, before, stage);
  return {
    stageId: stage.id,
    pipelineId: stage.pipeline_id,
    status: stage.type,
    openedAt,
    ...closed,
    ...probabilityOf(deal, before, stage, isEntering),
    stageEnteredAt: isEntering ? enteredAt(context, closed.closedAt, openedAt) : before['stageEnteredAt'],
    currency: deal['currency'] ?? (deal['amount'] === null ? null : (await readOrganization(db)).currency),
  };
}

async function startOf({ db }: CommandContext, before: StoredRecord | undefined): Promise<StageRow> {
  if (before) throw new Fault('invalid_input', { reason: 'badValue', field: 'stageId' });
  return firstStage(db);
}

async function stageOf(
  { db }: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<StageRow> {
  const id = String(record['stageId']);
  // A deal goes on in a stage that is no longer offered until it leaves it.
  if (before?.['stageId'] !== id) return findStage(db, id);
  const row = await db.one<StageRow>('SELECT * FROM stage WHERE id = ?', [id]);
  if (!row) throw new Fault('invalid_input', { reason: 'badValue', field: 'stageId' });
  return row;
}

/** A stage is not entered before it has what it asks for; the answer names everything that is missing at once. */
async function refuseUnready({ db }: CommandContext, deal: StoredRecord, stage: StageRow): Promise<void> {
  const fields: string[] = requiredFieldsOf(stage).filter((key) => deal[key] === null || deal[key] === undefined);
  if (stage.type === 'lost' && deal['lostReason'] === null) fields.push('lostReason');
  const wanted = checklistOf(stage).filter((item) => item.isRequired);
  const ticked =
    wanted.length === 0
      ? new Set<string>()
      : new Set(
          (
            await db.all<{ item_id: string }>('SELECT item_id FROM opportunity_check WHERE opportunity_id = ?', [
              deal.id,
            ])
          ).map((row) => row.item_id),
        );
  const checks = wanted.filter((item) => !ticked.has(item.id)).map(({ id, text }) => ({ id, text }));
  if (fields.length > 0 || checks.length > 0)
    throw new Fault('invalid_input', { reason: 'stageNeeds', stage: stage.name, fields, checks });
}

/** Only what has ended has an end, and a reason only where it was lost. */
async function closingOf(
  context: CommandContext,
  deal: StoredRecord,
  before: StoredRecord | undefined,
  stage: StageRow,
): Promise<Readonly<{ closedAt: unknown } & Record<string, unknown>>> {
  const { db } = context;
  const lost = stage.type === 'lost' ? {} : { lostReason: null, lostNote: null };
  const given = stringOrNull(deal['closedAt']);
  if (stage.type === 'open') {
    const isGiven = given !== null && given !== before?.['closedAt'];
    if (!isGiven) return { ...lost, closedAt: null };
    if (!context.isOfThePast) throw new Fault('invalid_input', { reason: 'badValue', field: 'closedAt' });
    // Other programs keep one date: when a deal was closed or shall be.
    const { timeZone } = await readOrganization(db);
    return {
      ...lost,
      closedAt: null,
      expectedCloseDate: deal['expectedCloseDate'] ?? dateAt(Date.parse(given), timeZone),
    };
  }
  const wasOpen = before === undefined || before['status'] !== stage.type;
  const isGiven = given !== null && (before === undefined || given !== before['closedAt']);
  if (isGiven && Date.parse(given) > db.now + day)
    throw new Fault('invalid_input', { reason: 'badValue', field: 'closedAt' });
  if (isGiven) return { ...lost, closedAt: given };
  if (wasOpen) return { ...lost, closedAt: context.isOfThePast ? null : new Date(db.now).toISOString() };
  return { ...lost, closedAt: before['closedAt'] };
}

/** Follows the stage on every move unless somebody set it; what has ended is certain (4.4, trap 7). */
function probabilityOf(
  deal: StoredRecord,
  before: StoredRecord | undefined,
  stage: StageRow,
  isEntering: boolean,
): Readonly<Record<string, unknown>> {
  if (stage.type !== 'open') return { probability: stage.probability, probabilityIsManual: false };
  const given = deal['probability'];
  const isSet = before ? given !== before['probability'] : given !== null;
  if (isSet) return { probability: given ?? stage.probability, probabilityIsManual: given !== null };
  const wasManual = before?.['probabilityIsManual'] === true && before['status'] === 'open';
  if (wasManual) return { probability: before['probability'], probabilityIsManual: true };
  return { probability: isEntering ? stage.probability : given, probabilityIsManual: false };
}

function enteredAt(context: CommandContext, closedAt: unknown, openedAt: unknown): string {
  const now = new Date(context.db.now).toISOString();
  if (!context.isOfThePast) return now;
  return stringOrNull(closedAt) ?? stringOrNull(openedAt) ?? now;
}
