import { Fault } from '@shared/contract/faults';
import { longestActivity } from '@shared/modules/activities/activity';
import type { CommandContext } from '../../context';
import type { StoredRecord } from '../../records/record-kind';

/** An end needs a beginning, comes after it, and at most two weeks later; without a beginning there is none. */
export function settleActivity(
  _context: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const { endAt, startAt } = record;
  if (typeof endAt !== 'string') return Promise.resolve({});
  if (typeof startAt !== 'string') {
    const lostItsStart = before !== undefined && before['startAt'] !== null && before['endAt'] === endAt;
    if (lostItsStart) return Promise.resolve({ endAt: null });
    throw new Fault('invalid_input', { reason: 'endWithoutStart', field: 'endAt' });
  }
  const length = Date.parse(endAt) - Date.parse(startAt);
  if (length <= 0) throw new Fault('invalid_input', { reason: 'endBeforeStart', field: 'endAt' });
  if (length > longestActivity) throw new Fault('invalid_input', { reason: 'activityTooLong', field: 'endAt' });
  return Promise.resolve({});
}
