import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { AnyRecord } from '../records/record-module';

/** Tells a deal from any other record: it says what of its checklists is ticked. */
export function isDeal(record: AnyRecord): record is AnyRecord & Pick<Opportunity, 'customer' | 'contact' | 'checked'> {
  return Array.isArray(record['checked']);
}
