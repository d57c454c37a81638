import type { Bench } from '../bench';
import { timeOf } from '../measure';

export interface Page {
  readonly items: readonly { readonly id: string; readonly version: number }[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

/** What the bare driver takes for the rows of an answer: whole rows by id. */
export function bareRows({ bare }: Bench, table: string, ids: readonly string[]): number {
  const statement = bare.prepare(`SELECT * FROM ${table} WHERE id IN (${ids.map(() => '?').join(', ')})`);
  return timeOf(() => statement.all(...ids));
}
