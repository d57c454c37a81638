import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { withDraft, type DraftGiven } from '@shared/modules/printing/draft-document';
import type { PrintDocument } from '@shared/modules/printing/print-document';
import { locales } from '@shared/modules/setup/setup';
import { api } from '@renderer/api/client';
import { useSession, type Session } from '@renderer/app/session';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { PrintPreview } from '../printing/PrintPreview';
import type { ColumnContext } from '../records/columns';
import type { QuoteDraft } from './use-quote-draft';

interface QuotePreviewProps {
  draft: QuoteDraft;
  context: ColumnContext;
  markedPosition: number | null;
}

/** The paper as it will be, with what is typed and not saved yet (U6). */
export function QuotePreview({ draft, context, markedPosition }: QuotePreviewProps) {
  const session = useSession();
  const { base } = draft;
  const input = { kind: 'quote' as const, ids: base?.id ?? '' };
  const { data } = useQuery({
    ...api.printing.documents.queryOptions({ input }),
    // Asked again with every save: whose quote it is and to whom it goes may have changed.
    queryKey: [...api.printing.documents.queryKey({ input }), base?.version],
    enabled: base !== undefined,
    placeholderData: keepPreviousData,
  });
  const around = base ? data?.items[0] : unsavedDocument(draft, context, session);
  const text = around ? JSON.stringify([around, draftOf(draft)]) : '';
  // Laying out sheets takes longer than a key; it waits for a rest.
  const [settled] = useDebouncedValue(text, 250);
  const document = useMemo(() => {
    if (settled === '') return null;
    // Made by the lines above.
    const [first, given] = JSON.parse(settled) as [PrintDocument, DraftGiven];
    return withDraft(first, given);
  }, [settled]);
  if (draft.totalFault !== null) return null;
  if (!document) return <LoadingRows />;
  return <PrintPreview document={document} markedPosition={markedPosition} />;
}

function draftOf(draft: QuoteDraft): DraftGiven {
  const { lines, currency, isTaxIncluded, text } = draft;
  const amount = draft.value('discountAmount');
  return {
    subject: text('name') || null,
    ...(text('quoteDate') && { date: text('quoteDate') }),
    validUntil: text('validUntil') || null,
    language: locales.find((one) => one === text('language')) ?? null,
    currency,
    isTaxIncluded,
    discountPercent: text('discountPercent') || null,
    discountAmount: typeof amount === 'number' ? amount : null,
    discountLabel: text('discountLabel') || null,
    remarks: text('remarks') || null,
    terms: text('terms') || null,
    lines,
  };
}

/** What stands around the lines of a quote that was never saved, as far as the page knows it. */
function unsavedDocument(draft: QuoteDraft, { names, directory }: ColumnContext, session: Session): PrintDocument {
  const [customerId, contactId] = [draft.text('customerId'), draft.text('contactId')];
  const ownerId = draft.text('ownerId') || session.user.id;
  return {
    kind: 'quote',
    id: '',
    number: '',
    version: 1,
    isDraft: true,
    subject: null,
    date: draft.text('quoteDate'),
    validUntil: null,
    dueOn: null,
    reference: null,
    language: session.organization.locale,
    currency: draft.currency,
    customer: { name: customerId && names.recordName(customerId, 'customer'), address: null, taxId: null },
    contact: contactId ? { name: names.recordName(contactId, 'contact'), role: null, phone: null, mail: null } : null,
    seller: { name: directory.userName(ownerId), role: null, phone: null, mail: null },
    isTaxIncluded: draft.isTaxIncluded,
    lines: [],
    subtotal: 0,
    discount: { amount: 0, label: null },
    net: 0,
    taxes: [],
    total: 0,
    paid: null,
    notes: null,
    terms: null,
  };
}
