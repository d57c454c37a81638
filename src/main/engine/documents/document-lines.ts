import { Fault } from '@shared/contract/faults';
import type { DocumentLine, LineGiven } from '@shared/modules/documents/document';
import type { CommandContext } from '../context';
import type { Reader, SqlValue } from '../database/reader';
import type { Unit } from '../database/unit';
import type { LinkFilter, Sight, StoredRecord } from '../records/record-kind';
import type { LinkedList } from '../records/writable-kind';
import { areVisible } from '../records/write-checks';

/** A line with everything that is known of it, whoever asks. */
export type StoredLine = DocumentLine & {
  readonly unitPrice: string;
  /** The currency of a cost that was just taken from the product; `settleDocument` brings it into the document's. */
  readonly costCurrency?: string | undefined;
};

interface Row {
  readonly id: string;
  readonly product_id: string | null;
  readonly name: string;
  readonly specification: string | null;
  readonly unit: string | null;
  readonly quantity: string;
  readonly unit_price: string;
  readonly discount_percent: string | null;
  readonly tax_rate: string | null;
  readonly unit_cost: string | null;
  readonly amount: number;
  readonly list_amount: number;
  readonly net: number;
  readonly tax: number;
  readonly cost: number | null;
}

/** Lines of a document in a table `<document>_line`, written as part of it; their amounts come from `settleDocument`. */
export function documentLines(document: string): LinkedList {
  const table = `${document}_line`;
  const owner = `${document}_id`;
  return {
    key: 'lines',
    isOwnPart: true,
    read: (db, id) => readLines(db, document, id),
    resolve: async (context, given, before) => {
      // The contract has checked the shape; what stood there was answered by `read`.
      const lines = given as readonly LineGiven[];
      refuseUnseen(context, lines, before);
      const known = new Map(asLines(before).map((line) => [line.id, line]));
      if (new Set(lines.map(({ id }) => id)).size !== lines.length) throw badLines();
      const added = lines.flatMap(({ id, productId }) =>
        productId !== null && known.get(id)?.productId !== productId ? [productId] : [],
      );
      if (!(await areVisible(context, 'product', [...new Set(added)]))) throw badLines();
      const costs = await costsOf(context, added);
      return lines.map((line) => ({ ...blankLine(line), ...costOf(context, line, known.get(line.id), costs) }));
    },
    write: (unit, id, after, before) => writeLines(unit, { table, owner, id }, asLines(after), asLines(before)),
  };
}

/** Filters documents by a product that stands in one of their lines. */
export function withProduct(document: string): LinkFilter {
  return {
    resource: 'product',
    table: 'product',
    ids: (linked) => `SELECT ${document}_id FROM ${document}_line WHERE product_id IN (${linked})`,
  };
}

/** All lines of one document, in order. */
export async function readLines(db: Reader, document: string, id: string): Promise<StoredLine[]> {
  const rows = await db.all<Row>(`SELECT * FROM ${document}_line WHERE ${document}_id = ? ORDER BY position`, [id]);
  return rows.map((row) => ({
    id: row.id,
    productId: row.product_id,
    name: row.name,
    specification: row.specification,
    unit: row.unit,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    discountPercent: row.discount_percent,
    taxRate: row.tax_rate,
    unitCost: row.unit_cost,
    amount: row.amount,
    listAmount: row.list_amount,
    net: row.net,
    tax: row.tax,
    cost: row.cost,
  }));
}

/** Lines of one document as another takes them over; a product in the bin stays behind, its name goes along. */
export async function carriedLines(db: Reader, document: string, id: string): Promise<StoredLine[]> {
  const lines = await readLines(db, document, id);
  const kept = await db.all<{ id: string }>(
    'SELECT id FROM product WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(lines.flatMap(({ productId }) => productId ?? []))],
  );
  const known = new Set(kept.map((product) => product.id));
  return lines.map((line) => ({ ...line, productId: known.has(line.productId ?? '') ? line.productId : null }));
}

/** The lines a stored record was read with. */
export function linesOf(record: StoredRecord | undefined): readonly StoredLine[] {
  // Put there by the record kit from `read` above.
  return (record?.['lines'] ?? []) as readonly StoredLine[];
}

/** Lines as one reader may see them: prices and costs only where the role shows them. */
export function shownLines({ caller }: Pick<Sight, 'caller'>, lines: readonly StoredLine[]): DocumentLine[] {
  const showsMoney = caller.access.group('money') === 'show';
  const showsCost = caller.access.group('cost') === 'show';
  return lines.map((line) => ({
    ...line,
    ...(!showsMoney && {
      unitPrice: null,
      discountPercent: null,
      taxRate: null,
      amount: null,
      listAmount: null,
      net: null,
      tax: null,
    }),
    ...(!showsCost && { unitCost: null, cost: null }),
  }));
}

/** Who does not see prices cannot write lines: what was not seen would be overwritten (ORG-05). */
function refuseUnseen({ caller }: CommandContext, given: readonly unknown[], before: readonly unknown[]): void {
  if (caller.access.group('money') !== 'show' && given.length + before.length > 0)
    throw new Fault('invalid_input', { reason: 'hiddenField', field: 'lines' });
}

function blankLine(line: LineGiven): StoredLine {
  const { id, productId, name, specification, unit, quantity, unitPrice, discountPercent, taxRate } = line;
  const amounts = { amount: 0, listAmount: 0, net: 0, tax: 0, cost: null };
  return {
    ...{ id, productId, name, specification, unit, quantity, unitPrice, discountPercent, taxRate, unitCost: null },
    ...amounts,
  };
}

type LineCost = Pick<StoredLine, 'unitCost' | 'costCurrency'>;

/** Whoever does not see costs leaves them as they are; a new line takes the product's. */
function costOf(
  { caller }: CommandContext,
  line: LineGiven,
  before: StoredLine | undefined,
  costs: ReadonlyMap<string, LineCost>,
): LineCost {
  const isShown = caller.access.group('cost') === 'show';
  if (line.unitCost !== undefined && isShown) return { unitCost: line.unitCost };
  if (line.unitCost !== undefined && line.unitCost !== null)
    throw new Fault('invalid_input', { reason: 'hiddenField', field: 'lines' });
  if (before && before.productId === line.productId) return { unitCost: before.unitCost };
  return (line.productId === null ? undefined : costs.get(line.productId)) ?? { unitCost: null };
}

async function costsOf({ db }: CommandContext, products: readonly string[]): Promise<ReadonlyMap<string, LineCost>> {
  const rows = await db.all<{ id: string; cost: string | null; currency: string | null }>(
    'SELECT id, cost, currency FROM product WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(products)],
  );
  return new Map(rows.map(({ id, cost, currency }) => [id, { unitCost: cost, costCurrency: currency ?? undefined }]));
}

interface Place {
  readonly table: string;
  readonly owner: string;
  readonly id: string;
}

async function writeLines(
  unit: Unit,
  { table, owner, id }: Place,
  after: readonly StoredLine[],
  before: readonly StoredLine[],
): Promise<void> {
  const then = new Map(before.map((line, position) => [line.id, JSON.stringify([line, position])]));
  const now = new Set(after.map((line) => line.id));
  for (const line of before) if (!now.has(line.id)) await unit.deleteRows(table, { [owner]: id, id: line.id });
  for (const [position, line] of after.entries()) {
    const known = then.get(line.id);
    if (known === JSON.stringify([line, position])) continue;
    const row = { position, ...rowOf(line) };
    if (known === undefined) await unit.insertRow(table, { [owner]: id, id: line.id, ...row });
    else await unit.updateRows(table, row, { [owner]: id, id: line.id });
  }
}

function rowOf(line: StoredLine): Record<string, SqlValue> {
  return {
    product_id: line.productId,
    name: line.name,
    specification: line.specification,
    unit: line.unit,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    discount_percent: line.discountPercent,
    tax_rate: line.taxRate,
    unit_cost: line.unitCost,
    amount: line.amount,
    list_amount: line.listAmount,
    net: line.net,
    tax: line.tax,
    cost: line.cost,
  };
}

function asLines(links: readonly { readonly id: string }[]): readonly StoredLine[] {
  // The kit hands back what read and resolve above answered.
  return links as readonly StoredLine[];
}

function badLines(): Fault {
  return new Fault('invalid_input', { reason: 'badValue', field: 'lines' });
}
