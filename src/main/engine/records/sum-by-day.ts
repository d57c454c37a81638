import type { ListSums, ListSumsInput } from '@shared/contract/list';
import type { QueryContext } from '../context';
import { amountInBaseSql } from '../currencies/base-sql';
import { readOrganization } from '../organization/organization';
import type { RecordKind } from './record-kind';
import { sumList } from './sums';

/**
 * Sums of a list whose money is worth what its currency was on a day of the record's own. `columns` says for each money field
 * which column, over a row called `c`, holds it; `day` is the column of the day.
 */
export async function sumByDay(
  context: QueryContext,
  kind: RecordKind,
  input: ListSumsInput,
  { columns, day }: { columns: Readonly<Record<string, string>>; day: string },
): Promise<ListSums> {
  const { currency } = await readOrganization(context.db);
  const summed = Object.entries(columns).map(([field, amount]) => {
    const sql = amountInBaseSql({ amount, currency: 'c.currency', at: { day } });
    return [field, { field, amount, worth: { sql, parameters: [currency] } }] as const;
  });
  return sumList(context, kind, input, Object.fromEntries(summed));
}
