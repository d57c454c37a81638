import { chineseAmount } from '../../lib/chinese-amount';
import type { Letterhead } from './letterhead';
import type { PrintDocument, PrintLine } from './print-document';
import { printAmount, printPercent, printPrice, printQuantity, printTotal } from './print-numbers';
import { filledWords, printWords } from './print-words';

export interface PrintLook {
  readonly letterhead: Letterhead;
  /** Whether there is one to print; the images themselves belong to the page's style. */
  readonly hasLogo: boolean;
  readonly hasSeal: boolean;
}

/** Everything a template can name: texts ready to stand on paper, and lists and yes-or-nos to walk by. */
export type PrintView = ReturnType<typeof printView>;

/** The texts of a document for a template (docs/templates.md lists them). */
export function printView(document: PrintDocument, { letterhead, hasLogo, hasSeal }: PrintLook) {
  const words = printWords(document.language);
  const { labels } = words;
  const { currency, language } = document;
  const firm = letterhead.texts[language];
  const money = (minor: number) => printAmount(minor, currency);
  const method = document.payment?.method;
  const isBack = document.payment?.isBack === true;
  const showsDiscounts = letterhead.showsDiscounts && document.lines.some(hasDiscount);
  const currencyName: string = { ...words.currencies }[currency as 'CNY'] ?? currency;
  return {
    title: isBack ? words.titles.refund : words.titles[document.kind],
    /** Titles of a few Chinese signs stand wide. */
    titleClass: language === 'zh-CN' ? 'spaced' : '',
    language,
    labels: {
      ...labels,
      unitPrice: document.isTaxIncluded ? labels.unitPriceWithTax : labels.unitPriceWithoutTax,
      payer: isBack ? labels.payee : labels.payer,
    },
    currencyName,
    isDraft: document.isDraft,
    number: document.number,
    version: document.version === null ? '' : filledWords(words.version, { version: document.version }),
    date: document.date,
    validUntil: document.validUntil ?? '',
    dueOn: document.dueOn ?? '',
    reference: document.reference ?? '',
    subject: document.subject ?? '',
    method: method ? words.methods[method] : '',
    customer: filled(document.customer),
    contact: document.contact && filled(document.contact),
    seller: document.seller && filled(document.seller),
    lines: document.lines.map((line) => lineView(line, document, showsDiscounts)),
    showsDiscounts,
    sums: sumsOf(document).map(({ label, minor }) => ({ label, amount: money(minor) })),
    total: printTotal(document.total, currency, language),
    totalInWords: language === 'zh-CN' ? (chineseAmount(document.total, currency) ?? '') : '',
    notes: paragraphs(document.notes ?? ''),
    hasNotes: (document.notes ?? '').trim() !== '',
    terms: (document.terms ?? firm.terms[document.kind]).map((text, index) => ({ number: index + 1, text })),
    hasTerms: (document.terms ?? firm.terms[document.kind]).length > 0,
    firm: {
      name: firm.name,
      secondName: firm.secondName,
      address: firm.address,
      contact: paragraphs(firm.contact),
      bank: paragraphs(firm.bank),
      hasBank: firm.bank !== '',
      footer: firm.footer,
      taxId: letterhead.taxId,
    },
    hasLogo,
    hasSeal: hasSeal && !document.isDraft && letterhead.sealedKinds.includes(document.kind),
    /** Filled in once the pages are known. */
    pageNumber: words.page,
    pageTotal: '{{pageTotal}}',
  };
}

function hasDiscount({ discountPercent }: PrintLine): boolean {
  return discountPercent !== null && Number(discountPercent) !== 0;
}

function lineView(line: PrintLine, { currency }: PrintDocument, showsDiscounts: boolean) {
  return {
    position: line.position ?? '',
    name: line.name,
    specification: line.specification ?? '',
    unit: line.unit ?? '',
    quantity: printQuantity(line.quantity),
    unitPrice: printPrice(line.unitPrice, showsDiscounts ? null : line.discountPercent, currency),
    discount: hasDiscount(line) ? printPercent(line.discountPercent) : '',
    taxRate: printPercent(line.taxRate),
    amount: printAmount(line.amount, currency),
    /** Minor units, for the total of a page. */
    minor: line.amount,
  };
}

/** What stands between the lines and the total, from the top down. */
function sumsOf(document: PrintDocument): { label: string; minor: number }[] {
  const { labels } = printWords(document.language);
  const { subtotal, discount, net, taxes, paid, total, isTaxIncluded } = document;
  const taxLabel = isTaxIncluded ? labels.taxWithin : labels.tax;
  const taxed = taxes.filter(({ rate }) => Number(rate) !== 0);
  return [
    { label: labels.subtotal, minor: subtotal },
    ...(discount.amount === 0 ? [] : [{ label: discount.label ?? labels.documentDiscount, minor: -discount.amount }]),
    ...(taxed.length === 0 ? [] : [{ label: isTaxIncluded ? labels.netWithin : labels.net, minor: net }]),
    ...taxed.map(({ rate, tax }) => ({ label: filledWords(taxLabel, { rate }), minor: tax })),
    ...(paid === null
      ? []
      : [
          { label: labels.paid, minor: paid },
          { label: labels.open, minor: total - paid },
        ]),
  ];
}

function paragraphs(text: string): { text: string }[] {
  return text.trim() === ''
    ? []
    : text
        .trim()
        .split(/\r?\n/)
        .map((line) => ({ text: line }));
}

/** What is not known is empty: a template leaves out what is empty. */
function filled<T extends Record<string, string | null>>(values: T): { [K in keyof T]: string } {
  // Same keys, and no value is null any more.
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? ''])) as {
    [K in keyof T]: string;
  };
}
