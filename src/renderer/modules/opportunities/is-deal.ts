import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { AnyRecord } from '../records/record-module';

type Own =
  'customer' | 'contact' | 'checked' | 'lines' | 'hasLines' | 'isTaxIncluded' | 'discountPercent' | 'discountAmount';

/** A deal as its page and a quote of it read it. */
export type Deal = AnyRecord & Pick<Opportunity, Own>;

/** Tells a deal from any other record: it says what of its checklists is ticked. */
export function isDeal(record: AnyRecord): record is Deal {
  return Array.isArray(record['checked']);
}

/** What is not typed of a deal: its amount where that follows from products, else how products would be reckoned. */
export function fixedByLines(deal: AnyRecord | undefined): readonly string[] {
  return deal?.['hasLines'] === true ? ['amount'] : ['isTaxIncluded', 'discountPercent', 'discountAmount'];
}
