import type { z } from 'zod';
import type { quoteRevisionSchema } from '@shared/modules/quotes/quote';
import type { CommandContext, QueryContext } from '../../context';
import type { StoredLine } from '../../documents/document-lines';
import { readLines, shownLines } from '../../documents/document-lines';
import type { StoredRecord } from '../../records/record-kind';

type Revision = z.output<typeof quoteRevisionSchema>;

interface Row {
  readonly revision: number;
  readonly sent_at: number;
  readonly sent_by: string | null;
  readonly total: number;
  readonly currency: string;
  readonly is_tax_included: number;
  readonly outcome: Revision['outcome'];
  readonly lines: string;
}

/** Keeps the version of a quote that goes out, as it is (QUO-03). */
export async function keepRevision({ db, caller }: CommandContext, quote: StoredRecord, sentAt: string): Promise<void> {
  await db.insertRow('quote_revision', {
    quote_id: quote.id,
    revision: Number(quote['revision']),
    sent_at: Date.parse(sentAt),
    sent_by: caller.user.id || null,
    total: Number(quote['total']),
    currency: String(quote['currency']),
    is_tax_included: Number(quote['isTaxIncluded'] !== false),
    outcome: quote['status'] === 'accepted' || quote['status'] === 'rejected' ? quote['status'] : 'open',
    lines: JSON.stringify(await readLines(db, 'quote', quote.id)),
  });
}

/** What became of the version that went out last. */
export async function closeRevision(
  { db }: CommandContext,
  quote: StoredRecord,
  outcome: Exclude<Revision['outcome'], 'open'>,
): Promise<void> {
  await db.updateRows('quote_revision', { outcome }, { quote_id: quote.id, revision: Number(quote['revision']) });
}

/** Every version that went out, oldest first; sums and prices only for whoever sees money. */
export async function readRevisions(context: QueryContext, quoteId: string): Promise<Revision[]> {
  const rows = await context.db.all<Row>('SELECT * FROM quote_revision WHERE quote_id = ? ORDER BY revision', [
    quoteId,
  ]);
  const showsMoney = context.caller.access.group('money') === 'show';
  return rows.map((row) => ({
    revision: row.revision,
    sentAt: new Date(row.sent_at).toISOString(),
    sentById: row.sent_by,
    total: showsMoney ? row.total : null,
    currency: showsMoney ? row.currency : null,
    isTaxIncluded: showsMoney ? row.is_tax_included === 1 : null,
    outcome: row.outcome,
    // Written above alone.
    lines: shownLines(context, JSON.parse(row.lines) as StoredLine[]),
  }));
}
