import { Fault } from '@shared/contract/faults';
import { addDays } from '@shared/lib/dates';
import { reminderDays } from '@shared/modules/contracts/contract';
import type { CommandContext } from '../../context';
import { refuseStrangeDates } from '../../documents/document-dates';
import { readOrganization } from '../../organization/organization';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';

type Values = Readonly<Record<string, unknown>>;

/** A term ends after it begins; what follows from a deal, quote or order is with their customer; status and reminder follow (QUO-06). */
export async function settleContract({ db }: CommandContext, record: StoredRecord): Promise<Values> {
  const { signedOn, startsOn, endsOn, cancelledOn } = daysOf(record);
  refuseStrangeDates({ signedOn, startsOn, endsOn, cancelledOn });
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    throw new Fault('invalid_input', { reason: 'endBeforeStart', field: 'endsOn' });
  if (startsOn !== null && cancelledOn !== null && cancelledOn < startsOn)
    throw new Fault('invalid_input', { reason: 'endBeforeStart', field: 'cancelledOn' });
  if (Number(record['amount'] ?? 0) < 0)
    throw new Fault('invalid_input', { reason: 'amountNotPositive', field: 'amount' });
  const status = statusOf(record);
  return {
    predecessorId: record['predecessorId'] ?? null,
    successorId: record['successorId'] ?? null,
    currency: record['currency'] ?? (await readOrganization(db)).currency,
    customerId: record['customerId'] ?? (await customerOf(record, db)),
    status,
    remindOn:
      endsOn === null || status !== 'active'
        ? null
        : addDays(endsOn, -Number(record['noticeDays'] ?? 0) - reminderDays),
  };
}

/** Whoever cancels before the agreed end has not renewed, whatever was agreed instead (M5). */
function statusOf(record: StoredRecord): 'active' | 'renewed' | 'cancelled' {
  const { endsOn, cancelledOn } = daysOf(record);
  const isEarly = cancelledOn !== null && (endsOn === null || cancelledOn < endsOn);
  if (stringOrNull(record['successorId']) !== null && !isEarly) return 'renewed';
  return cancelledOn === null ? 'active' : 'cancelled';
}

/** The day it ends in fact: as agreed, or earlier where it was cancelled; null where it runs on. */
export function lastDayOf(record: StoredRecord): string | null {
  const { endsOn, cancelledOn } = daysOf(record);
  if (cancelledOn === null || endsOn === null) return cancelledOn ?? endsOn;
  return cancelledOn < endsOn ? cancelledOn : endsOn;
}

function daysOf(record: StoredRecord) {
  const day = (key: string) => stringOrNull(record[key]);
  return {
    signedOn: day('signedOn'),
    startsOn: day('startsOn'),
    endsOn: day('endsOn'),
    cancelledOn: day('cancelledOn'),
  };
}

async function customerOf(record: StoredRecord, db: CommandContext['db']): Promise<string | null> {
  const found = await db.one<{ id: string | null }>(
    `SELECT coalesce((SELECT customer_id FROM sales_order WHERE id = ?), (SELECT customer_id FROM quote WHERE id = ?),
       (SELECT customer_id FROM opportunity WHERE id = ?)) AS id`,
    [stringOrNull(record['orderId']), stringOrNull(record['quoteId']), stringOrNull(record['opportunityId'])],
  );
  return found?.id ?? null;
}
