import type { ListSums, ListSumsInput } from '@shared/contract/list';
import type { Sql } from '../access/scope';
import type { QueryContext } from '../context';
import { filterOf, scanDeadline } from './list';
import { showsField } from './present';
import type { RecordKind } from './record-kind';

/** One sum of a list: the money field that decides who is shown it, and its worth in the firm's currency, null without a rate. */
export interface SummedColumn {
  readonly field: string;
  /** Its column, over a row called `c`. */
  readonly amount: string;
  readonly worth: Sql;
}

/**
 * Money over everything a list shows, in minor units of the firm's currency, under the given keys. A role that hides a
 * field gets no sum of it. The first column tells how many records have money no rate makes comparable. Runs on a reader
 * thread, since every row of the list is looked at.
 */
export async function sumList(
  context: QueryContext,
  kind: RecordKind,
  input: ListSumsInput,
  columns: Readonly<Record<string, SummedColumn>>,
): Promise<ListSums> {
  const { services, caller, signal } = context;
  const shown = Object.entries(columns).filter(([, { field }]) => showsField(kind, caller.access, field));
  const [first] = shown;
  if (!first) return { columns: {}, otherCurrencies: 0 };
  const scope = services.access.scope(kind.resource, caller.access, 'view').predicate('c');
  const wanted = await filterOf(context, kind, input);
  const sums = shown.map(([, { worth }], place) => `sum(${worth.sql}) AS sum${place}`).join(', ');
  const [row] = await services.threads.all<Record<string, number | null>>(
    `SELECT ${sums}, sum(${first[1].amount} IS NOT NULL AND ${first[1].worth.sql} IS NULL) AS others
     FROM ${kind.table} c WHERE c.deleted_at IS NULL AND ${scope.sql} AND ${wanted.sql}`,
    [
      ...shown.flatMap(([, { worth }]) => worth.parameters),
      ...first[1].worth.parameters,
      ...scope.parameters,
      ...wanted.parameters,
    ],
    { deadline: scanDeadline, signal, isScan: true },
  );
  return {
    columns: Object.fromEntries(shown.map(([key], place) => [key, Math.round(row?.[`sum${place}`] ?? 0)])),
    otherCurrencies: row?.['others'] ?? 0,
  };
}
