import { cleanText, foldWidth } from '@shared/lib/text';
import { mostLines } from '@shared/modules/documents/document';
import { newLine, withCell, type DraftLine, type LineCell } from './draft-lines';

export interface PastedLines {
  readonly lines: readonly DraftLine[];
  /** Rows that name nothing, or hold what cannot stand in a line. */
  readonly skipped: number;
}

/** Heads of columns as people write them, in the order they are looked for: 含税单价 is a price and no tax. */
const heads: readonly (readonly [LineCell, RegExp])[] = [
  ['unitPrice', /单价|价格|price/i],
  ['specification', /规格|型号|spec|model/i],
  ['discountPercent', /折扣|discount/i],
  ['taxRate', /税率|^tax|vat/i],
  ['quantity', /数量|qty|quantity/i],
  ['unit', /^单位$|^unit$|^uom$/i],
  ['name', /品名|名称|产品|name|item|description|product/i],
];
const figures: readonly LineCell[] = ['quantity', 'unitPrice', 'discountPercent', 'taxRate'];

/** True for what a spreadsheet puts on the clipboard: cells divided by tabs, or several rows. */
export function isTable(text: string): boolean {
  return text.includes('\t') || text.trim().includes('\n');
}

/**
 * Rows copied from a spreadsheet as lines. With a head row its words say what each column is; without one the first text is
 * the name, the second the specification, and figures are quantity, price, discount and tax rate in this order, a text
 * between them the unit. Takes no more rows than `room`; lines without a tax rate get `taxRate`.
 */
export function pastedLines(text: string, { taxRate, room }: { taxRate: string | null; room: number }): PastedLines {
  const rows = cellsOf(text).filter((row) => row.some((cell) => cell !== ''));
  const columns = headOf(rows[0] ?? []);
  const body = columns ? rows.slice(1) : rows;
  const lines = body.slice(0, Math.min(room, mostLines)).flatMap((row) => {
    const line = lineOf(columns ? named(row, columns) : guessed(row), taxRate);
    return line ? [line] : [];
  });
  return { lines, skipped: body.length - lines.length };
}

type Typed = Partial<Record<LineCell, string>>;

function lineOf({ name, ...rest }: Typed, taxRate: string | null): DraftLine | undefined {
  const text = cleanText(name ?? '').slice(0, 300);
  if (text === '') return undefined;
  let line: DraftLine | undefined = newLine({ name: text, taxRate });
  for (const [cell, typed] of Object.entries(rest) as [LineCell, string][]) {
    if (typed !== '' && line) line = withCell(line, cell, typed);
  }
  return line;
}

function headOf(row: readonly string[]): readonly (LineCell | undefined)[] | undefined {
  const columns = row.map((cell) => heads.find(([, words]) => words.test(cell.trim()))?.[0]);
  return columns.includes('name') && columns.filter((column) => column !== undefined).length >= 2 ? columns : undefined;
}

function named(row: readonly string[], columns: readonly (LineCell | undefined)[]): Typed {
  const typed: Typed = {};
  for (const [index, column] of columns.entries()) if (column && !typed[column]) typed[column] = row[index] ?? '';
  return typed;
}

function guessed(row: readonly string[]): Typed {
  const typed: Typed = {};
  // A number in front counts the rows; it says nothing of the line.
  const cells = isFigure(row[0] ?? '') && row.length > 1 && !isFigure(row[1] ?? '') ? row.slice(1) : row;
  let figure = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    const wanted = figures[figure];
    if (isFigure(cell) && wanted && typed.name !== undefined) {
      typed[wanted] = cell;
      figure += 1;
    } else if (typed.name === undefined) typed.name = cell;
    else if (figure === 0 && typed.specification === undefined) typed.specification = cell;
    else if (typed.unit === undefined && cell.length <= 6) typed.unit = cell;
  }
  return typed;
}

function isFigure(cell: string): boolean {
  return /^[¥$€£]?[\d.,'’\s]*\d[\d.,'’\s]*(?:%|元|\p{L}{1,2})?$/u.test(foldWidth(cell).trim());
}

/** Cells of a table as spreadsheets copy it; a cell in quotes may hold tabs, line feeds and doubled quotes. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:^|\t|\r?\n)(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))/g;
  for (const match of text.matchAll(cells)) {
    if (/^\r?\n/.test(match[0])) rows.push([]);
    rows.at(-1)?.push(cleanText(match[1]?.replaceAll('""', '"') ?? match[2] ?? ''));
  }
  return rows;
}
