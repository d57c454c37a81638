import { Fault } from '@shared/contract/faults';
import { addDays, addMonths, daysBetween } from '@shared/lib/dates';
import type { RenewInput } from '@shared/modules/contracts/contract';
import type { CommandContext } from '../../context';
import { asSystem } from '../../records/as-system';
import type { Presented } from '../../records/present';
import { readRecord, readStored, readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { createRecord, stringOrNull } from '../../records/write';
import { refuseHidden } from '../../records/write-checks';
import { opportunityKind } from '../opportunities';
import { link } from './chain';
import { contractKind } from './contract.kind';

/** What the successor takes over. */
const taken = [
  'name',
  'customerId',
  'amount',
  'currency',
  'taxRate',
  'billingInterval',
  'noticeDays',
  'renewsAutomatically',
  'language',
  'remarks',
  'terms',
  'ownerId',
  'departmentId',
  'coOwnerIds',
  'tags',
] as const;

type Term = Partial<Pick<RenewInput, 'startsOn' | 'endsOn' | 'amount'>>;

/** The contract that follows: from the day after for as long, unless said otherwise; once, and not after cancelling (QUO-06). */
export async function renewContract(context: CommandContext, input: RenewInput): Promise<Presented> {
  const { access } = context.caller;
  const old = await readVisible(context, contractKind, input.id);
  const current = await readRecord(context, contractKind, input.id);
  // The kit answers `can` for every record.
  if (!(current['can'] as readonly string[]).includes('edit')) throw new Fault('not_allowed');
  if (old.version !== input.version) throw new Fault('stale_version', { current, version: old.version });
  if (input.amount !== undefined) refuseHidden(context, contractKind, { amount: input.amount });
  if (input.withDeal && access.scope('opportunity', 'create') === 'none') throw new Fault('not_allowed');
  if (old['status'] !== 'active') throw new Fault('in_use', { reason: 'contractOver' });
  const id = await follow(context, old, input, input.withDeal);
  return readRecord(context, contractKind, id);
}

/** The next terms of a contract that renews by itself, until one runs on `today`; nothing where somebody was quicker. */
export async function continueContract(context: CommandContext, id: string, today: string): Promise<void> {
  const old = await readStored(context.db, contractKind, id);
  const endsOn = stringOrNull(old?.['endsOn']);
  if (!old || old['status'] !== 'active' || old.deletedAt !== null || endsOn === null || endsOn >= today) return;
  await continueContract(context, await follow(context, old, {}, false), today);
}

async function follow(context: CommandContext, old: StoredRecord, term: Term, withDeal: boolean): Promise<string> {
  const [begun, ended] = [String(old['startsOn']), stringOrNull(old['endsOn'])];
  const startsOn = term.startsOn ?? (ended === null ? undefined : addDays(ended, 1));
  if (startsOn === undefined || startsOn <= begun)
    throw new Fault('invalid_input', { reason: 'badValue', field: 'startsOn' });
  const asked: CommandContext = { ...asSystem(context), isFollowing: context.isFollowing };
  const amount = term.amount ?? old['amount'];
  const kept = Object.fromEntries(taken.map((key) => [key, old[key]]));
  const deal = withDeal
    ? await createRecord(asked, opportunityKind, {
        ...Object.fromEntries(
          ['name', 'customerId', 'currency', 'ownerId', 'departmentId'].map((key) => [key, old[key]]),
        ),
        dealType: 'renewal',
        amount,
        expectedCloseDate: addDays(startsOn, -1),
      })
    : undefined;
  const next = await createRecord(asked, contractKind, {
    ...kept,
    startsOn,
    endsOn: term.endsOn ?? (ended === null ? null : sameLength(begun, ended, startsOn)),
    amount,
    opportunityId: deal?.id ?? null,
    predecessorId: old.id,
  });
  await link(context, contractKind, old, next.id);
  return next.id;
}

/** Whole months where the term was whole months, days otherwise. */
function sameLength(begun: string, ended: string, startsOn: string): string {
  const longest = 600;
  for (let months = 1; months <= longest; months += 1)
    if (addDays(addMonths(begun, months), -1) === ended) return addDays(addMonths(startsOn, months), -1);
  return addDays(startsOn, daysBetween(begun, ended));
}
