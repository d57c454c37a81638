import { isKnownHeader } from '../matching/header-synonyms';
import type { FileRow } from './read-types';

/** How many rows with content are looked at. */
export const headerSearchRows = 60;
const longestHeader = 120;

/**
 * Finds the header among the first rows of a table: the first row about as wide as the rows below it whose cells
 * read like names of columns. Title rows and empty rows above it are passed over. Answers its row number, or 0
 * where data begins at once.
 */
export function findHeaderRow(rows: readonly FileRow[]): number {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, headerSearchRows);
  const width = typicalWidth(filled);
  for (const [index, row] of filled.entries()) {
    const below = filled.slice(index + 1);
    const cells = row.cells.map((cell) => cell.trim());
    if (countFilled(row) < Math.max(1, Math.ceil(width * 0.5)) && countKnown(cells) < 2) continue;
    if (isHeader(cells, below)) return lowerHeader(cells, below) ?? row.rowNumber;
    // Below the first full row there is only data, unless a lone number stands above, as over a month's sheet.
    if (countFilled(row) > 1 || width === 1) return 0;
  }
  return 0;
}

/** The second row of a header whose first one names groups: known names below what the first left empty. */
function lowerHeader(upper: readonly string[], [row, ...below]: readonly FileRow[]): number | undefined {
  if (!row || below.length === 0) return undefined;
  const cells = row.cells.map((cell) => cell.trim());
  const isBelowGap = cells.some((cell, index) => cell !== '' && (upper[index] ?? '') === '');
  return isBelowGap && cells.every((cell) => cell === '' || isKnownHeader(cell)) ? row.rowNumber : undefined;
}

/**
 * The names of the columns in the header row. A column without one takes it from the rows straight above, where a
 * cell merged over two header rows keeps its text; a title alone in its row names nothing.
 */
export function headerTexts(rows: readonly FileRow[], headerRow: number): string[] {
  const at = rows.findIndex(({ rowNumber }) => rowNumber === headerRow);
  const names = [...(rows[at]?.cells ?? [])];
  const below = rows.slice(at + 1);
  const isColumn = (index: number): boolean =>
    index < names.length || below.some(({ cells }) => (cells[index] ?? '').trim() !== '');
  for (let above = at - 1; above >= 0; above -= 1) {
    const row = rows[above];
    if (!row || countFilled(row) < 2) break;
    for (const [index, cell] of row.cells.entries()) {
      if (isColumn(index) && (names[index] ?? '').trim() === '') names[index] = cell;
    }
  }
  return Array.from(names, (name) => name ?? '');
}

/** The width most rows reach; half of it is enough for a header, since its last columns are often unnamed. */
function typicalWidth(rows: readonly FileRow[]): number {
  const widths = rows.map(countFilled).sort((left, right) => left - right);
  return widths[Math.floor(widths.length * 0.6)] ?? 1;
}

function countFilled({ cells }: FileRow): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function countKnown(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '' && isKnownHeader(cell)).length;
}

function isHeader(cells: readonly string[], below: readonly FileRow[]): boolean {
  const names = cells.filter((cell) => cell !== '');
  if (countKnown(cells) * 2 > names.length) return true;
  const isSeriesOfYears = names.filter(isYear).length >= 2;
  const values = names.filter((name) => looksLikeValue(name) && !(isSeriesOfYears && isYear(name)));
  if (values.length === 0) return names.every((name) => name.length <= longestHeader);
  // One odd name, such as "2" or a mail address as an example, does not make a header data if values follow below.
  return values.length * 5 <= names.length && below.length > 0;
}

function isYear(text: string): boolean {
  return /^(19|20)\d\d年?$/.test(text);
}

/** Numbers, dates, mail and web addresses, formulas and truth values are content, never the name of a column. */
function looksLikeValue(text: string): boolean {
  return (
    /^[-+(]?[¥$€£]?\s*\d[\d\s.,'/:()-]*%?\)?$/.test(text) ||
    /^\d{4}[-/.年]\d{1,2}/.test(text) ||
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ||
    /^(https?:\/\/|=|\+\d)/.test(text) ||
    /^(true|false|null|是|否)$/i.test(text)
  );
}
