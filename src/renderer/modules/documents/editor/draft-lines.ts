import { plainDecimal } from '@shared/lib/decimal-text';
import { cleanText, foldWidth } from '@shared/lib/text';
import type { DocumentLine, LineGiven } from '@shared/modules/documents/document';
import { uuidv7 } from 'uuidv7';
import type { AnyRecord } from '../../records/record-module';

/** A line while it is edited: always one the engine would take. `unitCost` is there only for whoever sees costs. */
export type DraftLine = Readonly<LineGiven>;

/** What of a line is typed in a cell of its own, in the order of the Tab key. */
export const lineCells = [
  'name',
  'specification',
  'quantity',
  'unit',
  'unitPrice',
  'discountPercent',
  'taxRate',
  'unitCost',
] as const;
export type LineCell = (typeof lineCells)[number];

const longest: Partial<Record<LineCell, number>> = { name: 300, specification: 500, unit: 20 };

/** A stored line as it is edited. Without a price, where the role hides money, there is nothing to edit. */
export function draftLineOf(line: DocumentLine, withCost: boolean): DraftLine {
  const { unitCost, unitPrice, ...rest } = line;
  return plainLine({ ...rest, unitPrice: unitPrice ?? '0', ...(withCost && { unitCost }) });
}

/** The lines a record was read with. */
export function linesIn(record: AnyRecord): readonly DocumentLine[] {
  // Records with lines carry those of the contract under this key.
  return (record['lines'] ?? []) as readonly DocumentLine[];
}

/** A further line; what is not said is one piece for nothing. */
export function newLine(values: Partial<DraftLine> & { readonly name: string }): DraftLine {
  return plainLine({
    id: uuidv7(),
    productId: null,
    specification: null,
    unit: null,
    quantity: '1',
    unitPrice: '0',
    discountPercent: null,
    taxRate: null,
    ...values,
  });
}

/** Always in the same order, so that lines can be compared as they are. */
function plainLine(line: DraftLine): DraftLine {
  const { id, productId, name, specification, unit, quantity, unitPrice, discountPercent, taxRate, unitCost } = line;
  return {
    ...{ id, productId, name, specification, unit, quantity, unitPrice, discountPercent, taxRate },
    ...(unitCost !== undefined && { unitCost }),
  };
}

/** The text of a cell as it is typed. */
export function cellText(line: DraftLine, cell: LineCell): string {
  return line[cell] ?? '';
}

/**
 * A line after something was typed into one of its cells: `2 台` is a quantity with its unit, `1,234.50` a price, `3%` a
 * discount. Undefined where it says nothing that could stand there.
 */
export function withCell(line: DraftLine, cell: LineCell, typed: string): DraftLine | undefined {
  switch (cell) {
    case 'name':
    case 'specification':
    case 'unit': {
      const text = cleanText(typed).slice(0, longest[cell]);
      if (cell === 'name') return text === '' ? undefined : { ...line, name: text };
      return { ...line, [cell]: text || null };
    }
    case 'quantity': {
      const found = readQuantity(typed);
      return found && { ...line, quantity: found.quantity, ...(found.unit !== null && { unit: found.unit }) };
    }
    case 'unitPrice': {
      const price = readDecimal(typed);
      return price === undefined ? undefined : { ...line, unitPrice: price ?? '0' };
    }
    case 'unitCost': {
      const cost = readDecimal(typed);
      return cost === undefined ? undefined : { ...line, unitCost: cost };
    }
    case 'discountPercent':
    case 'taxRate': {
      const percent = readDecimal(typed.replace(/[%％]\s*$/, ''));
      if (percent === undefined || Number(percent) > 100) return undefined;
      return { ...line, [cell]: cell === 'discountPercent' && percent === '0' ? null : percent };
    }
  }
}

/** A decimal as people type it, grouped and with the sign of its money; null for nothing, undefined for what is none. */
export function readDecimal(typed: string): string | null | undefined {
  const text = foldWidth(typed)
    .replace(/[\s,'’]/g, '')
    .replace(/^[¥￥$€£]|元$/g, '');
  return text === '' ? null : plainDecimal(text);
}

function readQuantity(typed: string): { quantity: string; unit: string | null } | undefined {
  const parts = /^([\d.,'’\s]+)(.*)$/.exec(foldWidth(typed).trim());
  const quantity = parts?.[1] === undefined ? undefined : readDecimal(parts[1]);
  if (!quantity || Number(quantity) <= 0) return undefined;
  return { quantity, unit: cleanText(parts?.[2] ?? '').slice(0, longest.unit) || null };
}

/** The lines with one of them moved to another place. */
export function movedLine<Line extends { readonly id: string }>(
  lines: readonly Line[],
  id: string,
  to: number,
): readonly Line[] {
  const line = lines.find((one) => one.id === id);
  if (!line) return lines;
  const rest = lines.filter((one) => one.id !== id);
  const place = Math.max(0, Math.min(rest.length, to));
  const next = [...rest.slice(0, place), line, ...rest.slice(place)];
  return next.every((one, index) => one === lines[index]) ? lines : next;
}
