import { Decimal } from 'decimal.js';
import { uuidv7 } from 'uuidv7';
import { plainDecimal } from '@shared/lib/decimal-text';
import { DocumentFault, totalDocument } from '@shared/lib/document-total';
import { foldWidth } from '@shared/lib/text';
import type { LineGiven } from '@shared/modules/documents/document';
import type { OrderStatus } from '@shared/modules/orders/order';
import type { PlanOptions } from '@shared/modules/imports/import';
import type { BareConnection } from '../../../database/bare';
import type { Sight, StoredRecord } from '../../../records/record-kind';
import type { CellFault } from './cell-fault';
import type { ComposedRow, MappedColumn } from './composed-row';
import { joined, takeFault } from './deal-row';
import { foreignId } from './identity';
import type { NamedRecords } from './named-records';
import type { Change } from './overlay';
import type { Said } from './row-plan';

/** Words for a status; an order that says nothing else was confirmed. */
const statusWords: Readonly<Record<Exclude<OrderStatus, 'confirmed'>, string>> = {
  cancelled: '取消 已取消 作废 已作废 已关闭 退单 cancelled canceled void voided unavailable storniert',
  draft: '草稿 未审核 待确认 待审核 draft pending unconfirmed entwurf',
};

/**
 * What a row of orders says: one line of goods. Rows of one order number are lines of one order; without a price the amount
 * is divided by the quantity. Sellers nobody here has are kept in the notes.
 */
export function completeOrder(composed: ComposedRow, cells: readonly string[], columns: readonly MappedColumn[]): void {
  const { values, links, faults } = composed;
  const seller = takeFault(faults, cells, 'ownerId', 'unknownOwner');
  if (seller !== undefined && seller !== '') values['notes'] = joined(values['notes'], seller, '\n');
  const number = (field: string) => numberIn(links[field], field, columns, faults);
  const quantity = number('quantity') ?? '1';
  const amount = number('lineAmount');
  const { product, customer } = links;
  const line = {
    name: product ?? customer ?? foreignId(links) ?? '',
    quantity,
    ...priceOf(quantity, number('unitPrice'), amount),
    specification: links['specification'] ?? null,
    unit: links['unit']?.slice(0, 20) ?? null,
    discountPercent: number('discountPercent') ?? null,
    taxRate: number('taxRate') ?? null,
  };
  if (line.name !== '') values['lines'] = [{ id: uuidv7(), productId: null, ...line }];
  values['status'] = statusOf(links['status']);
  if (values['name'] || faults.some(({ field }) => field === 'name')) return;
  const name = [customer, product].filter((part) => part !== undefined).join(' · ') || foreignId(links);
  if (name) values['name'] = name.slice(0, 200);
  else faults.push({ column: columnOf(columns, 'name'), field: 'name', reason: 'missingName' });
}

/** Whether a row calls its order by a name of its own, or by its number. */
export function orderFaults(
  start: { readonly columns: readonly MappedColumn[]; readonly options: PlanOptions; readonly sight: Sight },
  customers: NamedRecords,
  said: Said,
  currency: string,
): CellFault[] {
  const { access } = start.sight.caller;
  const faults: CellFault[] = [];
  const tell = (field: string, reason: CellFault['reason'], value: string) =>
    faults.push({ column: columnOf(start.columns, field), field, reason, data: { value: value.slice(0, 60) } });
  const { customer } = said.links;
  if (customer !== undefined) {
    const found = customers.find(customer);
    const mayCreate = start.options.createCustomers && access.scope('customer', 'create') !== 'none';
    if (found === 'ambiguous') tell('customer', 'ambiguousCustomer', customer);
    else if (!found && !mayCreate) tell('customer', 'unknownCustomer', customer);
  }
  if (!isReckonable(linesOf(said.values), currency))
    faults.push({ column: columnOf(start.columns, 'lineAmount'), field: 'lineAmount', reason: 'badMoney' });
  return faults;
}

/** An order that is there keeps its status: confirming and cancelling are steps of its own. */
export function settledOrder(said: Said, record?: StoredRecord): Said {
  if (!record) return said;
  const { status: _status, ...values } = said.values;
  return { ...said, values };
}

/** What of the lines a file says otherwise than what is there, as text; customer too. */
export function orderChanges(db: BareConnection, customers: NamedRecords, said: Said, record: StoredRecord): Change[] {
  const changes: Change[] = [];
  const before = linesText(storedLines(db, record.id));
  const after = linesText(linesOf(said.values));
  // A list of orders without their goods says nothing of lines.
  if (said.links['product'] !== undefined && after !== '' && after !== before)
    changes.push({ field: 'lines', before, after });
  const { customer } = said.links;
  const found = customer === undefined ? undefined : customers.find(customer);
  if (customer !== undefined && (typeof found !== 'object' || found.id !== record['customerId'])) {
    const id = record['customerId'];
    changes.push({
      field: 'customerId',
      before: typeof id === 'string' ? { id, name: customers.nameOf(id) ?? '' } : null,
      after: typeof found === 'object' ? found : { id: null, name: customer },
    });
  }
  return changes;
}

/** Lines as the run writes them: those at the same place go on under their ids, for deliveries name them. */
export function orderPatch(
  db: BareConnection,
  patch: Readonly<Record<string, unknown>>,
  said: Said,
  record: StoredRecord,
): Record<string, unknown> {
  if (patch['lines'] === undefined) return { ...patch };
  const stored = storedLines(db, record.id);
  return {
    ...patch,
    lines: linesOf(said.values).map((line, index) => ({ ...line, id: stored[index]?.id ?? line.id })),
  };
}

/** The lines a row or several rows of one order say. */
export function linesOf(values: Readonly<Record<string, unknown>>): LineGiven[] {
  // Composed above alone.
  return (values['lines'] ?? []) as LineGiven[];
}

interface StoredLine {
  readonly id: string;
  readonly name: string;
  readonly quantity: string;
  readonly unitPrice: string;
}

function storedLines(db: BareConnection, orderId: string): StoredLine[] {
  return db
    .prepared(
      'SELECT id, name, quantity, unit_price AS "unitPrice" FROM sales_order_line WHERE sales_order_id = ? ORDER BY position',
    )
    .all(orderId) as StoredLine[];
}

function linesText(lines: readonly Pick<StoredLine, 'name' | 'quantity' | 'unitPrice'>[]): string {
  return lines.map((line) => `${line.quantity} × ${line.name} · ${line.unitPrice}`).join('\n');
}

function isReckonable(lines: readonly LineGiven[], currency: string): boolean {
  try {
    totalDocument({ currency, isTaxIncluded: true, lines });
    return true;
  } catch (error) {
    if (error instanceof DocumentFault) return false;
    throw error;
  }
}

/** The price of one; where only the amount is known and does not divide, all of them are one line of one. */
function priceOf(quantity: string, unitPrice: string | undefined, amount: string | undefined) {
  if (unitPrice !== undefined) return { unitPrice };
  if (amount === undefined || Number(quantity) <= 0) return { unitPrice: '0' };
  const each = plainDecimal(new Decimal(amount).div(quantity).toFixed());
  return each === undefined ? { unitPrice: amount, quantity: '1' } : { unitPrice: each };
}

function numberIn(
  text: string | undefined,
  field: string,
  columns: readonly MappedColumn[],
  faults: CellFault[],
): string | undefined {
  if (text === undefined) return undefined;
  const plain = plainDecimal(foldWidth(text).replace(/[,\s¥￥$€%元]/g, ''));
  if (plain !== undefined) return plain;
  faults.push({ column: columnOf(columns, field), field, reason: 'badNumber', data: { value: text.slice(0, 60) } });
  return undefined;
}

function statusOf(text: string | undefined): OrderStatus {
  const word = text?.toLowerCase().replace(/[\s_-]/g, '') ?? '';
  const known = Object.entries(statusWords).find(([, words]) => words.split(' ').includes(word));
  return known ? (known[0] as Exclude<OrderStatus, 'confirmed'>) : 'confirmed';
}

function columnOf(columns: readonly MappedColumn[], field: string): number | null {
  return columns.find((column) => column.field === field)?.index ?? null;
}
