import { Fault } from '@shared/contract/faults';
import { longestActivity, repliedKinds } from '@shared/modules/activities/activity';
import type { CommandContext } from '../../context';
import type { StoredRecord } from '../../records/record-kind';
import { refuseStrangeValues } from '../../records/strange-values';

type Values = Readonly<Record<string, unknown>>;

/**
 * An end needs a beginning, comes after it, and at most two weeks later; without a beginning there is none. A reminder goes
 * along when the beginning moves (ACT-02). Calls and mails are replied to, meetings accepted (LEA-09).
 */
export function settleActivity(
  _context: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<Values> {
  refuseMisfit(record);
  refuseStrangeValues(record, before, { dates: ['startAt', 'endAt', 'dueDate', 'remindAt', 'doneAt'] });
  return Promise.resolve({ ...settledEnd(record, before), ...movedReminder(record, before) });
}

function refuseMisfit({ kind, reply, meetingResponse }: StoredRecord): void {
  const bad = (field: string) => new Fault('invalid_input', { reason: 'badValue', field });
  if (typeof reply === 'string' && !repliedKinds.includes(String(kind))) throw bad('reply');
  if (typeof meetingResponse === 'string' && kind !== 'meeting') throw bad('meetingResponse');
}

function settledEnd(record: StoredRecord, before: StoredRecord | undefined): Values {
  const { endAt, startAt } = record;
  if (typeof endAt !== 'string') return {};
  if (typeof startAt !== 'string') {
    const lostItsStart = before !== undefined && before['startAt'] !== null && before['endAt'] === endAt;
    if (lostItsStart) return { endAt: null };
    throw new Fault('invalid_input', { reason: 'endWithoutStart', field: 'endAt' });
  }
  const length = Date.parse(endAt) - Date.parse(startAt);
  if (length <= 0) throw new Fault('invalid_input', { reason: 'endBeforeStart', field: 'endAt' });
  if (length > longestActivity) throw new Fault('invalid_input', { reason: 'activityTooLong', field: 'endAt' });
  return {};
}

/** It keeps its distance, unless somebody sets it anew with the same change. */
function movedReminder(record: StoredRecord, before: StoredRecord | undefined): Values {
  const [then, now, remindAt] = [before?.['startAt'], record['startAt'], record['remindAt']];
  if (typeof then !== 'string' || typeof now !== 'string' || typeof remindAt !== 'string') return {};
  if (then === now || before?.['remindAt'] !== remindAt) return {};
  return { remindAt: new Date(Date.parse(remindAt) + Date.parse(now) - Date.parse(then)).toISOString() };
}
