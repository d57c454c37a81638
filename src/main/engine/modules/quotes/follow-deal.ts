import type { CommandContext } from '../../context';
import { carriedLines } from '../../documents/document-lines';
import { asSystem } from '../../records/as-system';
import { readStored } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { patchRecord, stringOrNull } from '../../records/write';

/** An open deal is worth what was offered last, line by line; it follows the version that went out (OPP-12). */
export async function followDeal(context: CommandContext, quote: StoredRecord): Promise<void> {
  const id = stringOrNull(quote['opportunityId']);
  const kind = context.services.kinds.find('opportunity');
  const deal = id !== null && kind ? await readStored(context.db, kind, id) : undefined;
  if (!deal || !kind || deal.deletedAt !== null || deal['status'] !== 'open') return;
  await patchRecord(asSystem(context), kind, {
    id: deal.id,
    version: deal.version,
    lines: await carriedLines(context.db, 'quote', quote.id),
    currency: quote['currency'],
    isTaxIncluded: quote['isTaxIncluded'],
    discountPercent: quote['discountPercent'],
    discountAmount: quote['discountAmount'],
  });
}
