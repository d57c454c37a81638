import { Fault } from '@shared/contract/faults';
import { addDays, dateAt } from '@shared/lib/dates';
import { quoteFields, usualValidDays } from '@shared/modules/quotes/quote';
import type { CommandContext } from '../../context';
import { refuseStrangeDates } from '../../documents/document-dates';
import { isPaperChanged, paperFieldsOf, partiesOfDeal } from '../../documents/paper';
import { settleDocument } from '../../documents/settle-document';
import { readOrganization } from '../../organization/organization';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';

/** What may change after a version went out: nothing that stands on paper. */
const alwaysOpen = ['ownerId', 'departmentId', 'coOwnerIds', 'tags', 'notes'];
const paperFields = paperFieldsOf(quoteFields, alwaysOpen);
/** What the steps of a quote write, and nothing else does. */
export const stepFields = [
  'status',
  'revision',
  'decidedById',
  'decisionNote',
  'firstSentAt',
  'sentAt',
  'answeredAt',
  'rejectReason',
  'rejectNote',
] as const;
const steps = ['submit', 'decide', 'withdraw', 'send', 'answer', 'revise'].map((step) => `quotes.${step}`);
/** An order made of a quote accepts it. */
const stepOperations: readonly string[] = [...steps, 'orders.createFromQuote'];

/**
 * The rules of a quote about to be written, whichever way it came (QUO-01, 03): what went out is fixed, sums follow the
 * lines, a quote of a deal is for the deal's customer. Answers the values that follow.
 */
export async function settleQuote(
  context: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (stepOperations.includes(context.operation))
    return Object.fromEntries(stepFields.map((key) => [key, record[key]]));
  if (before && before['status'] !== 'draft' && isPaperChanged(paperFields, record, before))
    throw new Fault('in_use', { reason: 'quoteFixed' });
  const parties = before ? {} : await partiesOfDeal(context, record);
  const dates = await datesOf(context, record, before);
  const isPast = context.isOfThePast === true && !before && record['status'] !== null;
  const present: Readonly<Record<string, unknown>> = isPast
    ? { ...record, revision: 1, firstSentAt: record['sentAt'] }
    : (before ?? { status: 'draft', revision: 1 });
  return {
    ...Object.fromEntries(stepFields.map((key) => [key, present[key] ?? null])),
    ...parties,
    ...dates,
    ...(await settleDocument(context, record)),
  };
}

async function datesOf({ db }: CommandContext, record: StoredRecord, before: StoredRecord | undefined) {
  const today = dateAt(db.now, (await readOrganization(db)).timeZone);
  const quoteDate = stringOrNull(record['quoteDate']) ?? today;
  const validUntil = stringOrNull(record['validUntil']) ?? (before ? null : addDays(quoteDate, usualValidDays));
  refuseStrangeDates({ quoteDate, validUntil });
  if (validUntil !== null && validUntil < quoteDate)
    throw new Fault('invalid_input', { reason: 'endBeforeStart', field: 'validUntil' });
  return { quoteDate, validUntil };
}
