/** What a column holds; everything but text is written so that a spreadsheet can reckon with it. */
export type ExportType = 'text' | 'number' | 'date' | 'moment';

export interface ExportColumn {
  header: string;
  type: ExportType;
}

/**
 * One record, a cell per column, null for empty. Numbers are decimals with a point (`-12.50`), dates `2026-11-22`,
 * moments `2026-11-22 09:30:00` in the reader's time zone.
 */
export type ExportRow = readonly (string | null)[];

export interface ExportTable {
  columns: readonly ExportColumn[];
  /** Batches of any size; the writers ask for the next one when the last is on its way. */
  batches: AsyncIterable<readonly ExportRow[]>;
}
