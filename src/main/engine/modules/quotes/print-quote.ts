import { z } from 'zod';
import { quoteStatuses } from '@shared/modules/quotes/quote';
import { readLines } from '../../documents/document-lines';
import type { PrintReader } from '../../printing/print-registry';
import { printRecord } from '../../printing/print-record';
import { readRecord } from '../../records/read';
import { quoteKind } from './quote.kind';

const ownSchema = z.object({
  number: z.string(),
  revision: z.number(),
  status: z.enum(quoteStatuses),
  quoteDate: z.string().nullable(),
  validUntil: z.string().nullable(),
  createdAt: z.string(),
});

/** A quote in its present version, as it goes to paper (QUO-07). Before it is approved or sent the paper says draft. */
export const printQuote: PrintReader = async (context, id) => {
  const quote = await readRecord(context, quoteKind, id);
  const { number, revision, status, quoteDate, validUntil, createdAt } = ownSchema.parse(quote);
  return printRecord(context, quote, await readLines(context.db, 'quote', id), {
    kind: 'quote',
    number,
    version: revision,
    isDraft: status === 'draft' || status === 'submitted',
    date: quoteDate ?? createdAt.slice(0, 10),
    validUntil,
    dueOn: null,
    reference: null,
    paid: null,
  });
};
