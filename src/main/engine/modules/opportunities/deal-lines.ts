import { Fault } from '@shared/contract/faults';
import { taxesOf } from '@shared/lib/document-total';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { CommandContext, QueryContext } from '../../context';
import { linesOf, readLines, shownLines } from '../../documents/document-lines';
import { settleDocument } from '../../documents/settle-document';
import type { Presented } from '../../records/present';
import type { StoredRecord } from '../../records/record-kind';

/**
 * The amount of a deal about to be written: what its lines come to without tax, which is what forecasts and figures count;
 * without lines it stays what was typed (OPP-12). Refuses an amount typed beside lines; an import and what follows from
 * something else leave it to the lines.
 */
export async function settleLines(
  context: CommandContext,
  record: StoredRecord,
  before: StoredRecord | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (linesOf(record).length === 0)
    return { hasLines: false, isTaxIncluded: null, discountPercent: null, discountAmount: null };
  const { currency, isTaxIncluded, discountAmount, net, lines } = await settleDocument(context, record);
  const given = record['amount'] ?? null;
  const isTyped = given !== null && given !== (before?.['amount'] ?? null) && given !== net;
  const isAsked = !context.isOfThePast && !context.isFollowing && context.operation !== 'imports.undo';
  if (isTyped && isAsked) throw new Fault('invalid_input', { reason: 'amountOfLines', field: 'amount' });
  return { hasLines: true, currency, isTaxIncluded, discountAmount, amount: net, lines };
}

/** One deal with its lines, as the reader may see them. */
export async function wholeDeal(context: QueryContext | CommandContext, deal: Presented): Promise<Opportunity> {
  const lines = deal['hasLines'] === false ? [] : await readLines(context.db, 'opportunity', deal.id);
  const showsMoney = context.caller.access.group('money') === 'show';
  return asDeal({ ...deal, lines: shownLines(context, lines), taxes: showsMoney ? taxesOf(lines) : null });
}

/** As lists and the board answer it: without lines. */
export function briefDeal(deal: Presented): Opportunity {
  return asDeal({ ...deal, lines: [], taxes: null });
}

/** The kit presents exactly the kind's fields and extras, from which the contract's type is made; tests check every answer. */
function asDeal(record: Presented): Opportunity {
  return record as unknown as Opportunity;
}
