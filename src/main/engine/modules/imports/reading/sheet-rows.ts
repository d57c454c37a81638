import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import { plainNumber, showNumber, type NumberStyle } from './sheet-number';
import { unescapeSheetText } from '@shared/lib/spreadsheet-cell';
import type { RowBatch } from './table';
import type { Workbook } from './workbook';
import { walkXml, type XmlHandlers } from './xml-events';

/** What reading a sheet counts on the way. */
export interface SheetCount {
  hiddenRows: number;
}

const plainStyle: NumberStyle = { kind: 'plain', code: '' };

/**
 * The rows of one sheet that hold a value, in batches as they come out of the stream. Formulas give the value
 * that was last calculated. Faults: brokenFile, tooManyColumns, lineTooLong.
 */
export async function* readSheetRows(
  bytes: AsyncIterable<Buffer>,
  part: string,
  workbook: Workbook,
  count: SheetCount,
): AsyncGenerator<RowBatch> {
  const collector = new RowCollector(workbook, count);
  for await (const pause of walkXml(bytes, part, collector)) {
    void pause;
    const batch = collector.take();
    if (batch.length > 0) yield batch;
  }
}

class RowCollector implements XmlHandlers {
  #rows: RowBatch = [];
  #rowNumber = 0;
  #isHidden = false;
  #cells: string[] = [];
  #rowLength = 0;
  #column = -1;
  #type = 'n';
  #style = plainStyle;
  #value = '';
  #isValue = false;
  #isReading = false;

  constructor(
    readonly workbook: Workbook,
    readonly count: SheetCount,
  ) {}

  take(): RowBatch {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#isValue = !this.#isReading;
    else if (name === 'rPh') this.#isReading = true;
    else if (name === 'row') {
      // Rows and cells without a reference follow the one before.
      this.#rowNumber = Number(attributes['r'] ?? this.#rowNumber + 1);
      this.#isHidden = /^(1|true)$/.test(attributes['hidden'] ?? '');
      this.#cells = [];
      this.#rowLength = 0;
      this.#column = -1;
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'row' && this.#cells.length > 0) {
      if (this.#isHidden) this.count.hiddenRows += 1;
      this.#rows.push({ rowNumber: this.#rowNumber, cells: this.#cells });
    }
  }

  #openCell(attributes: Record<string, string>): void {
    const reference = attributes['r'];
    this.#column = reference === undefined ? this.#column + 1 : columnIndex(reference);
    this.#type = attributes['t'] ?? 'n';
    const style = attributes['s'];
    this.#style = style === undefined ? plainStyle : (this.workbook.styles[Number(style)] ?? plainStyle);
    this.#value = '';
  }

  #closeCell(): void {
    if (this.#value === '') return;
    const text = this.#showValue();
    if (text === '') return;
    if (this.#column >= readLimits.columns) {
      const columns = this.#column + 1;
      throw new ReadFault('tooManyColumns', { limit: readLimits.columns, columns, rowNumber: this.#rowNumber });
    }
    this.#rowLength += text.length;
    if (this.#rowLength > readLimits.lineBytes) {
      throw new ReadFault('lineTooLong', { limit: readLimits.lineBytes, rowNumber: this.#rowNumber });
    }
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #showValue(): string {
    switch (this.#type) {
      case 's':
        return this.workbook.texts.at(Number(this.#value)) ?? '';
      case 'inlineStr':
      case 'str':
        return unescapeSheetText(this.#value);
      case 'b':
        return this.#value.trim() === '1' || this.#value === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return this.#value;
      case 'd':
        return showIsoMoment(this.#value);
      default:
        return this.#style.kind === 'plain' && /^-?\d{1,15}$/.test(this.#value)
          ? plainNumber(Number(this.#value))
          : showNumber(this.#value, this.#style, this.workbook.has1904Dates);
    }
  }
}

/** From 0; `AB12` is column 27. */
function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) & 0xdf) - 0x40;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index - 1;
}

function showIsoMoment(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(text) ?? [];
  if (!day) return text;
  return !time || time === '00:00:00' ? day : `${day} ${time}`;
}
