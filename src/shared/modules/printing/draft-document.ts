import { totalDocument, type LineGiven } from '../../lib/document-total';
import type { PrintDocument } from './print-document';

/** The part of a document that people write: as it is sent, or as it stands in an editor. */
export interface DraftGiven {
  /** What it is about. */
  readonly subject?: string | null;
  readonly date?: string | null;
  readonly validUntil?: string | null;
  readonly dueOn?: string | null;
  readonly language?: PrintDocument['language'] | null;
  readonly currency: string;
  readonly isTaxIncluded: boolean;
  readonly discountPercent: string | null;
  readonly discountAmount: number | null;
  readonly discountLabel: string | null;
  /** Printed below the lines. */
  readonly remarks: string | null;
  /** One a line; empty takes the firm's. */
  readonly terms: string | null;
  readonly lines: readonly (LineGiven & {
    readonly name: string;
    readonly specification?: string | null;
    readonly unit?: string | null;
  })[];
}

/** What of a document follows from what people wrote; the sums by the same rules as everywhere. Throws DocumentFault. */
export function writtenPart(draft: DraftGiven) {
  const total = totalDocument(draft);
  const terms = (draft.terms ?? '').split('\n').filter((term) => term.trim() !== '');
  return {
    currency: draft.currency,
    isTaxIncluded: draft.isTaxIncluded,
    lines: draft.lines.map((line, index) => ({
      position: index + 1,
      name: line.name,
      specification: line.specification ?? null,
      unit: line.unit ?? null,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discountPercent: line.discountPercent ?? null,
      taxRate: line.taxRate ?? null,
      amount: total.lines[index]?.amount ?? 0,
    })),
    subtotal: total.subtotal,
    discount: { amount: total.discount, label: draft.discountLabel === '' ? null : draft.discountLabel },
    net: total.net,
    taxes: [...total.taxes],
    total: total.total,
    notes: draft.remarks,
    terms: terms.length === 0 ? null : terms,
  } satisfies Partial<PrintDocument>;
}

/** A saved document as it would be printed with what stands in its editor. Throws DocumentFault. */
export function withDraft(saved: PrintDocument, draft: DraftGiven): PrintDocument {
  const { subject, date, validUntil, dueOn, language } = draft;
  return {
    ...saved,
    ...writtenPart(draft),
    subject: subject === undefined ? saved.subject : subject,
    date: date ?? saved.date,
    validUntil: validUntil === undefined ? saved.validUntil : validUntil,
    dueOn: dueOn === undefined ? saved.dueOn : dueOn,
    language: language ?? saved.language,
  };
}
