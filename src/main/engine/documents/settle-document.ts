import { Fault } from '@shared/contract/faults';
import type { DocumentTotal } from '@shared/lib/document-total';
import { DocumentFault, givenAwayOf, totalDocument } from '@shared/lib/document-total';
import { dateAt } from '@shared/lib/dates';
import { exchangePrice } from '@shared/lib/exchange';
import type { CommandContext } from '../context';
import { exchangeOn } from '../currencies/rates';
import { readOrganization } from '../organization/organization';
import type { StoredRecord } from '../records/record-kind';
import { stringOrNull } from '../records/tell';
import type { StoredLine } from './document-lines';
import { linesOf } from './document-lines';

/**
 * Sums and amounts of lines of a document about to be written, from its own terms (QUO-08). Answers the values that follow,
 * the lines with their amounts among them; refuses amounts beyond 10^13 and discounts larger than what they are off.
 */
export async function settleDocument(context: CommandContext, record: StoredRecord): Promise<Record<string, unknown>> {
  const organization = await readOrganization(context.db);
  const currency = stringOrNull(record['currency']) ?? organization.currency;
  const today = dateAt(context.db.now, organization.timeZone);
  const lines = await withOwnCosts(context, linesOf(record), currency, today);
  const isTaxIncluded = record['isTaxIncluded'] !== false;
  const total = reckon({
    currency,
    isTaxIncluded,
    discountPercent: stringOrNull(record['discountPercent']),
    discountAmount: typeof record['discountAmount'] === 'number' ? record['discountAmount'] : null,
    lines,
  });
  return {
    currency,
    isTaxIncluded,
    discountAmount: total.discount === 0 ? null : total.discount,
    subtotal: total.subtotal,
    net: total.net,
    tax: total.tax,
    total: total.total,
    givenAway: givenAwayOf(total),
    cost: lines.length === 0 ? null : total.cost,
    margin: lines.length === 0 || total.cost === null ? null : total.net - total.cost,
    lines: lines.map((line, index): StoredLine => ({ ...line, ...total.lines[index] })),
  };
}

/** Costs just taken from products in another currency, in the document's; unknown where there is no rate. */
async function withOwnCosts(
  { db }: CommandContext,
  lines: readonly StoredLine[],
  currency: string,
  day: string,
): Promise<StoredLine[]> {
  const own: StoredLine[] = [];
  for (const { costCurrency, ...line } of lines) {
    const isOther = line.unitCost !== null && costCurrency !== undefined && costCurrency !== currency;
    const rates = isOther ? await exchangeOn(db, { from: costCurrency, to: currency, day }) : undefined;
    const exchanged = rates && line.unitCost !== null ? exchangePrice(line.unitCost, { ...rates, to: currency }) : null;
    own.push(isOther ? { ...line, unitCost: exchanged } : line);
  }
  return own;
}

function reckon(document: Parameters<typeof totalDocument>[0]): DocumentTotal {
  try {
    return totalDocument(document);
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    const isDiscount = error.reason === 'discountTooLarge';
    throw new Fault('invalid_input', {
      reason: isDiscount ? 'discountTooLarge' : 'sumTooLarge',
      field: isDiscount ? 'discountAmount' : 'lines',
    });
  }
}
