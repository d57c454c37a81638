import { Fault } from '@shared/contract/faults';
import { leadFields } from '@shared/modules/leads/lead';
import type { LeadStatus } from '@shared/modules/leads/lead-flow';
import { givenUp, leadMoves, leadStatuses, openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { CommandContext } from '../../context';
import { readOrganization } from '../../organization/organization';
import { readStored } from '../../records/read';
import type { RecordKind, StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import { refuseStrangeValues } from '../../records/strange-values';
import { chooseOwner } from '../lead-assignment';
import { rescoreLeads } from '../lead-scoring';

const day = 86_400_000;
/** Who answers for a lead may change even when it has become something else. */
const alwaysOpen = ['ownerId', 'departmentId', 'coOwnerIds'];
const ownFields = Object.entries(leadFields).flatMap(([key, field]) => ('computed' in field ? [] : [key]));

/** The two commands that may bring a lead to `converted` and back. */
export const conversionOperations: readonly string[] = ['leads.convert', 'leads.undoConversion'];

/**
 * The rules of a lead about to be written, whichever way it came (LEA-03, 10): where it may go from its status, the reason
 * that is asked for, since when it stands there. A converted one is for reading. Answers the values that follow.
 */
export async function settleLead(
  context: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  refuseStrangeValues(record, before, { dates: ['receivedAt'], amounts: ['amount'] });
  const now = new Date(context.db.now).toISOString();
  const status = statusOf(record) ?? 'new';
  const isConverting = conversionOperations.includes(context.operation);
  // What happened elsewhere is believed, and taking an import back may go any way.
  const isFree = isConverting || context.isOfThePast === true || context.operation === 'imports.undo';
  if (!isFree) refuseMove(record, before, status);
  const isEntering = before?.['status'] !== status;
  const received = receivedAt(context, record, before) ?? now;
  // Of a lead from elsewhere no more is known than when it came in.
  const enteredAt = context.isOfThePast && !before ? received : now;
  const { currency } = await readOrganization(context.db);
  return {
    status,
    ...reasonOf(record, status, isFree || !isEntering),
    receivedAt: received,
    statusEnteredAt: isEntering ? enteredAt : before['statusEnteredAt'],
    qualifiedAt: record['qualifiedAt'] ?? (status === 'qualified' ? enteredAt : null),
    currency: record['currency'] ?? (record['amount'] === null ? null : currency),
    ...(isConverting && {
      convertedAt: status === 'converted' ? now : null,
      customerId: record['customerId'],
      contactId: record['contactId'],
      opportunityId: record['opportunityId'],
    }),
  };
}

/** Scores a lead whose row was just written, and finds an owner for a new one that waits for somebody (SCO-01, SCO-03). */
export async function finishLead(
  context: CommandContext,
  kind: RecordKind,
  id: string,
  before: StoredRecord | undefined,
): Promise<void> {
  const { db, services } = context;
  await rescoreLeads(services, db, [id]);
  const lead = before || context.isOfThePast ? undefined : await readStored(db, kind, id);
  if (lead?.['ownerId'] !== null || !openLeadStatuses.some((status) => status === lead['status'])) return;
  const owner = await chooseOwner(context, id, lead);
  if (!owner) return;
  const departmentId = stringOrNull(lead['departmentId']) ?? owner.departmentId;
  await db.updateRows('lead', { owner_id: owner.userId, department_id: departmentId }, { id });
}

/** The status of a stored lead. */
export function statusOf(record: StoredRecord): LeadStatus | undefined {
  return leadStatuses.find((status) => status === record['status']);
}

function refuseMove(record: StoredRecord, before: StoredRecord | undefined, status: LeadStatus): void {
  const from = before && statusOf(before);
  if (before && from === 'converted' && isChanged(record, before))
    throw new Fault('in_use', { reason: 'leadConverted' });
  if (from === status) return;
  const isAllowed = from === undefined ? status !== 'converted' : leadMoves[from].includes(status);
  if (!isAllowed) throw new Fault('invalid_input', { reason: 'leadMove', field: 'status', from, to: status });
}

function isChanged(record: StoredRecord, before: StoredRecord): boolean {
  const differs = (key: string) => JSON.stringify(record[key]) !== JSON.stringify(before[key]);
  return differs('custom') || ownFields.some((key) => !alwaysOpen.includes(key) && differs(key));
}

/** A reason is asked for where somebody gives a lead up; one that came without from elsewhere can be worked on. */
function reasonOf(record: StoredRecord, status: LeadStatus, mayLack: boolean) {
  if (!givenUp.includes(status)) return { statusReason: null, statusNote: null };
  if (record['statusReason'] === null && !mayLack)
    throw new Fault('invalid_input', { reason: 'leadReason', field: 'statusReason' });
  return { statusReason: record['statusReason'], statusNote: record['statusNote'] };
}

function receivedAt({ db }: CommandContext, record: StoredRecord, before: StoredRecord | undefined) {
  const given = stringOrNull(record['receivedAt']);
  const isBad = given === null ? before !== undefined : Date.parse(given) > db.now + day;
  if (isBad) throw new Fault('invalid_input', { reason: 'badValue', field: 'receivedAt' });
  return given;
}
