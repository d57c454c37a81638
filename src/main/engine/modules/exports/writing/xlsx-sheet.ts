import { escapeSheetText } from '@shared/lib/spreadsheet-cell';
import type { ExportColumn, ExportRow, ExportType } from './export-table';

/** What Excel can hold in one sheet and one cell. */
export const sheetLimits = { rows: 1_048_576, cellCharacters: 32_767 } as const;

/** Indexes of the cell formats in xlsx-parts.ts. */
export const cellStyles = { plain: 0, header: 1, text: 2, date: 3, moment: 4 } as const;

const firstSerialDay = Date.UTC(1899, 11, 30);
const millisecondsPerDay = 86_400_000;

/** The sheet up to its rows: first row frozen, columns as wide as their kind needs. */
export function sheetStart(columns: readonly ExportColumn[]): string {
  const widths = columns.map(
    ({ header, type }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${columnWidth(header, type)}" customWidth="1"/>`,
  );
  const cells = columns.map(({ header }, index) => textCell(columnName(index), 1, header, cellStyles.header));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    (widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '') +
    `<sheetData><row r="1">${cells.join('')}</row>`
  );
}

export const sheetEnd = '</sheetData></worksheet>';

/** One record; `rowNumber` counts from 1 within its sheet. */
export function sheetRow(
  columns: readonly ExportColumn[],
  names: readonly string[],
  row: ExportRow,
  rowNumber: number,
): string {
  let cells = '';
  for (const [index, { type }] of columns.entries()) {
    const text = row[index];
    if (text === null || text === undefined || text === '') continue;
    cells += cellXml(names[index] ?? '', rowNumber, text, type);
  }
  return `<row r="${rowNumber}">${cells}</row>`;
}

/** From 0; column 27 is `AB`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(0x41 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cellXml(column: string, rowNumber: number, text: string, type: ExportType): string {
  if (type === 'number' && fitsDouble(text)) return `<c r="${column}${rowNumber}"><v>${text}</v></c>`;
  if (type === 'date' || type === 'moment') {
    const serial = serialDay(text);
    if (serial !== null) return `<c r="${column}${rowNumber}" s="${cellStyles[type]}"><v>${serial}</v></c>`;
  }
  return textCell(column, rowNumber, text, cellStyles.text);
}

/** A spreadsheet keeps fifteen digits of a number; longer ones stay whole as text. */
function fitsDouble(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
}

/** Days since the end of 1899, the time as their fraction; null for days that Excel's 1900 calendar gets wrong. */
function serialDay(text: string): number | null {
  const [, day, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d))?$/.exec(text) ?? [];
  const moment = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(moment) || moment < Date.UTC(1900, 2, 1)) return null;
  return (moment - firstSerialDay) / millisecondsPerDay;
}

function textCell(column: string, rowNumber: number, text: string, style: number): string {
  const content = escapeXml(escapeSheetText(text.slice(0, sheetLimits.cellCharacters)));
  return `<c r="${column}${rowNumber}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function columnWidth(header: string, type: ExportType): number {
  const least = type === 'moment' ? 19 : type === 'text' ? 16 : 12;
  // Han characters take two places.
  const places = [...header].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 2);
  return Math.min(60, Math.max(least, places));
}
