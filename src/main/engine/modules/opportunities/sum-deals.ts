import type { ListSums, ListSumsInput } from '@shared/contract/list';
import type { QueryContext } from '../../context';
import { dealInBaseSql } from '../../currencies/base-sql';
import { readOrganization } from '../../organization/organization';
import { sumList } from '../../records/sums';
import { opportunityKind } from './opportunity.kind';

/** What the deals of a list come to, and what of those still open may be counted on: amount × probability (OPP-03, 4.5). */
export async function sumDeals(context: QueryContext, input: ListSumsInput): Promise<ListSums> {
  const { currency } = await readOrganization(context.db);
  const worth = dealInBaseSql('c', context.now);
  return sumList(context, opportunityKind, input, {
    amount: { field: 'amount', amount: 'c.amount', worth: { sql: worth, parameters: [currency] } },
    weighted: {
      field: 'amount',
      amount: 'c.amount',
      worth: { sql: `CASE WHEN c.status = 'open' THEN ${worth} * c.probability / 100.0 END`, parameters: [currency] },
    },
  });
}
