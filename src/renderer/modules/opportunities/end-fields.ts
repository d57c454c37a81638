import type { AnyRecord } from '../records/record-module';

/** Fields of an end a deal has not come to: only what has ended has an end, only what was lost a reason. */
export function endFields(deal: AnyRecord | undefined): readonly string[] {
  const status = deal?.['status'] ?? 'open';
  return [...(status === 'open' ? ['closedAt'] : []), ...(status === 'lost' ? [] : ['lostReason', 'lostNote'])];
}
