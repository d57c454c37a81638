import type { CountedKind } from '@shared/modules/reports/metric';
import type { Sql } from '../../access/scope';
import type { Ask } from './metrics/metric';

interface Page {
  readonly items: { kind: CountedKind; id: string; title: string; subtitle: string }[];
  readonly nextCursor: string | null;
}

/** What a record of each kind is called by; both columns are of the group `basic`. */
const titles: Readonly<Record<CountedKind, { readonly title: string; readonly subtitle: string }>> = {
  opportunity: { title: 'name', subtitle: 'number' },
  lead: { title: 'name', subtitle: 'number' },
  customer: { title: 'name', subtitle: 'number' },
  activity: { title: 'subject', subtitle: 'kind' },
  order: { title: 'name', subtitle: 'number' },
  quote: { title: 'name', subtitle: 'number' },
  cost: { title: 'name', subtitle: 'spent_on' },
};
/** An order's table has not the name of its kind: that is a word of SQL. */
const tables: Partial<Record<CountedKind, string>> = { order: 'sales_order' };

/** Records by their ids (column `id`), a page at a time in the order of ids, so that the oldest come first. */
export async function recordPage(
  ask: Ask,
  kind: CountedKind,
  ids: Sql,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page> {
  const { title, subtitle } = titles[kind];
  const after = cursor === undefined ? '' : 'WHERE o.id > ?';
  const rows = await ask<{ id: string; title: string; subtitle: string }>({
    sql: `SELECT o.id AS id, o.${title} AS title, o.${subtitle} AS subtitle
      FROM (${ids.sql}) found JOIN ${tables[kind] ?? kind} o ON o.id = found.id ${after} ORDER BY o.id LIMIT ?`,
    parameters: [...ids.parameters, ...(cursor === undefined ? [] : [cursor]), limit + 1],
  });
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({ kind, ...row })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
