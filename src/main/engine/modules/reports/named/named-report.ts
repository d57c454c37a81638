import type {
  Report,
  ReportCell,
  ReportColumn,
  ReportDefinition,
  ReportRow,
  ReportTable,
  ReportTone,
  ReportUnit,
} from '@shared/modules/reports/report';
import type { MetricId } from '@shared/modules/reports/metric';
import type { Asking, ReportHabits } from './asking';
import type { Facts } from './facts';

/** The records of a column: those of the facts with a truth in `when`; of the foot's figure others, where it counts others. */
export interface Slice {
  readonly facts: Facts;
  readonly when: string;
  readonly totals?: Facts;
}
/** By column. A column without an entry has no records behind it. */
export type Slices = Readonly<Record<string, Slice>>;

/** What a report answers beside its frame. */
export interface MadeReport {
  readonly finding: Report['finding'];
  readonly main: ReportTable;
  readonly further?: readonly ReportTable[];
  readonly definitions?: readonly ReportDefinition[];
  readonly notes?: readonly string[];
  readonly coverage?: Report['coverage'];
}

/** One named report: how it is made, and the records behind each column of its tables (`main` first). */
export interface NamedReport {
  readonly habits: ReportHabits;
  readonly make: (asking: Asking) => Promise<MadeReport>;
  readonly behind: (asking: Asking, table: string) => Slices | undefined;
}

/** A column by its key; its heading stands under `columns` of the texts. */
export function column(
  { words }: Asking,
  key: string,
  unit: ReportUnit,
  rest: Pick<ReportColumn, 'isChange' | 'definition'> = {},
): ReportColumn {
  return { key, label: words.say(`columns.${key}`), unit, ...rest };
}

type TableParts = Pick<ReportTable, 'columns' | 'rows'> & Partial<ReportTable>;

/**
 * A table as answered. Columns of money are left out for whom the role hides money, with their cells and what the chart
 * draws of them.
 */
export function table({ words, showsMoney }: Asking, key: string, parts: TableParts): ReportTable {
  const columns = parts.columns.filter(({ unit }) => unit !== 'money' || showsMoney);
  const shown = new Set(columns.map((one) => one.key));
  const tidy = (row: ReportRow): ReportRow => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).filter(([name]) => shown.has(name))),
  });
  return {
    title: words.say(`tables.${key}.title`),
    rowLabel: words.say(`tables.${key}.row`),
    isUpright: false,
    more: 0,
    ...parts,
    key,
    columns,
    rows: parts.rows.map(tidy),
    totals: parts.totals ? tidy(parts.totals) : null,
    series: (parts.series ?? []).filter((one) => shown.has(one.column)),
  };
}

/** A definition by its key: what it divides by what, and what it leaves out. */
export function definition({ words }: Asking, key: string, metric: MetricId | null): ReportDefinition {
  const say = (part: string) => words.say(`definitions.${key}.${part}`);
  return {
    key,
    metric,
    name: say('name'),
    numerator: say('numerator'),
    denominator: say('denominator'),
    excluded: say('excluded'),
  };
}

/** A share; nothing to divide by is no figure. */
export function shareCell(numerator: number, denominator: number, rest: Partial<ReportCell> = {}): ReportCell {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator, ...rest };
}

/** How a figure changed against the period before; small changes are neither good nor bad. */
export function changeCell(now: number | null, before: number | null, lessIs: 'good' | 'bad', floor = 0): ReportCell {
  if (now === null || before === null) return { value: null };
  const value = now - before;
  const tone: ReportTone | undefined =
    Math.abs(value) <= floor ? undefined : value < 0 === (lessIs === 'good') ? 'good' : 'bad';
  return { value, ...(tone && { tone }) };
}

/** Whose deal it is: the colleague, or by name whoever a file said sold it before. */
export const sellerOf = `coalesce('=' || c.seller_name, c.owner_id, '')`;

/** Name and avatar of a row that is a person; nobody's is said so. */
export function personRow({ words, names }: Asking, key: string): Pick<ReportRow, 'key' | 'label' | 'userId'> {
  if (key === '') return { key, label: words.say('nobody') };
  return key.startsWith('=') ? { key, label: key.slice(1) } : { key, label: names.person(key), userId: key };
}

/** The source a deal or lead is counted under; empty where nobody said. */
export const sourceOf = `coalesce(c.source, '')`;

/** A source as a row's name; what nobody filled in is said so. */
export function sourceLabel({ words }: Asking, key: string): string {
  return key === '' ? words.say('noSource') : key;
}
