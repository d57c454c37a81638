import type { CountedKind } from '@shared/modules/reports/metric';
import type { Sql } from '../../../access/scope';
import type { Ask } from '../metrics/metric';

/**
 * What a table counts: rows with the `id` of a record, the table row it belongs to (`grp`, a text), and whatever the
 * columns look at. Figures and the records behind them come from the same text, so that they cannot differ.
 */
export interface Facts {
  readonly kind: CountedKind;
  readonly sql: Sql;
}

/** One column over facts: the rows with a truth in `when`, counted, or summed by `value`. */
export interface Measure {
  readonly when: string;
  readonly value?: string;
}

export type Sums<K extends string> = Readonly<Record<K, number>>;

/** Counts and sums of each table row, and over all of them. */
export async function sumsOf<K extends string>(
  ask: Ask,
  facts: Facts,
  measures: Readonly<Record<K, Measure>>,
): Promise<{ readonly byRow: ReadonlyMap<string, Sums<K>>; readonly all: Sums<K> }> {
  const keys = Object.keys(measures) as K[];
  const columns = keys.map((key) => {
    const { when, value } = measures[key];
    const summed = value === undefined ? `(${when}) IS TRUE` : `CASE WHEN ${when} THEN ${value} ELSE 0 END`;
    return `coalesce(sum(${summed}), 0) AS "${key}"`;
  });
  const rows = await ask<{ grp: string } & Record<K, number>>({
    sql: `SELECT f.grp AS grp, ${columns.join(', ')} FROM (${facts.sql.sql}) f GROUP BY f.grp`,
    parameters: facts.sql.parameters,
  });
  const all = Object.fromEntries(keys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]));
  return { byRow: new Map(rows.map((row) => [row.grp, row])), all: all as Sums<K> };
}

/** Of durations in days: how many, their sum, mean, median (of an even number the mean of the middle two) and P90. */
export interface Spread {
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
}

/** The spread of `span` (milliseconds) of each table row, and under `null` over all, ordered and counted in the database. */
export async function spreadsOf(ask: Ask, facts: Facts, when = '1'): Promise<ReadonlyMap<string | null, Spread>> {
  const spread = (group: string) => `SELECT ${group} AS grp, max(n) AS count, max(total) AS sum,
      avg(CASE WHEN place IN ((n + 1) / 2, (n + 2) / 2) THEN span END) AS median,
      max(CASE WHEN place = (9 * n + 9) / 10 THEN span END) AS p90
    FROM (SELECT f.grp AS grp, f.span AS span, row_number() OVER (${over(group)} ORDER BY f.span) AS place,
        count(*) OVER (${over(group)}) AS n, sum(f.span) OVER (${over(group)}) AS total
      FROM (${facts.sql.sql}) f WHERE f.span IS NOT NULL AND (${when})) GROUP BY 1`;
  const ofGroups = await ask<SpreadRow>({ sql: spread('grp'), parameters: facts.sql.parameters });
  const ofAll = await ask<SpreadRow>({ sql: spread('NULL'), parameters: facts.sql.parameters });
  return new Map([...ofGroups, ...ofAll].map((row) => [row.grp, inDays(row)]));
}

function over(group: string): string {
  return group === 'NULL' ? '' : 'PARTITION BY f.grp';
}

interface SpreadRow {
  readonly grp: string | null;
  readonly count: number;
  readonly sum: number;
  readonly median: number;
  readonly p90: number;
}

const day = 86_400_000;

function inDays({ count, sum, median, p90 }: SpreadRow): Spread {
  return { count, sum: sum / day, mean: sum / count / day, median: median / day, p90: p90 / day };
}

/** The ids behind one figure; of all rows where none is named. A record counts once, however often it is in the facts. */
export function idsBehind(facts: Facts, when: string, row: string | null): Sql {
  const ofRow = row === null ? '' : 'f.grp = ? AND ';
  return {
    sql: `SELECT DISTINCT f.id AS id FROM (${facts.sql.sql}) f WHERE ${ofRow}(${when})`,
    parameters: [...facts.sql.parameters, ...(row === null ? [] : [row])],
  };
}
