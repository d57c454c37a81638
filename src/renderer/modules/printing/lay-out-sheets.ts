import { printAmount } from '@shared/modules/printing/print-numbers';
import { filledWords } from '@shared/modules/printing/print-words';
import { SheetBuilder, type SheetParts } from './sheet-builder';

/**
 * Lays every document of a print page out in sheets of the paper's size: its table divided between rows with the head
 * repeated, other blocks kept whole, the foot on every sheet, page numbers and totals filled in. What the screen shows
 * then is what the paper shows, in whichever browser. Fonts must be there. Answers the number of sheets.
 */
export function layOutSheets(page: Document): number {
  const articles = [...page.querySelectorAll<HTMLElement>('body > article')];
  return articles.reduce((count, article) => count + layOutArticle(article), 0);
}

function layOutArticle(article: HTMLElement): number {
  const parts = takeApart(article);
  // One sheet's total is the document's own; it stands there only when the lines go on overleaf.
  const short = build(article, { ...parts, pageTotal: undefined }, parts.pageTotal !== undefined);
  const sheets = short ?? build(article, parts, false) ?? [];
  sheets.forEach((sheet, index) => fillIn(sheet, article.dataset['currency'] ?? 'CNY', index + 1, sheets.length));
  return sheets.length;
}

const linesTable = 'table[data-print="lines"]';

function takeApart(article: HTMLElement): SheetParts {
  const children = [...article.children];
  const one = (name: string) => children.find((child) => child.getAttribute('data-print') === name);
  const [again, foot, pageTotal] = [one('again'), one('foot'), one('page-total')];
  const apart = new Set([again, foot, pageTotal]);
  return { again, foot, pageTotal, flow: children.filter((child) => !apart.has(child)) };
}

/** Undefined where the table had to stay on one sheet and does not. */
function build(article: HTMLElement, parts: SheetParts, isOneSheet: boolean): HTMLElement[] | undefined {
  article.replaceChildren();
  const builder = new SheetBuilder(article, parts);
  for (const element of parts.flow) {
    if (!element.matches(linesTable)) builder.addBlock(element);
    else if (!builder.addTable(element, isOneSheet)) return undefined;
  }
  return builder.sheets;
}

function fillIn(sheet: HTMLElement, currency: string, page: number, pages: number): void {
  for (const place of sheet.querySelectorAll('[data-print="page-number"]')) fillTexts(place, { page, pages });
  const rows = [...sheet.querySelectorAll<HTMLElement>(`${linesTable} tr[data-amount]`)];
  const sum = rows.reduce((total, row) => total + Number(row.dataset['amount']), 0);
  const pageTotal = printAmount(sum, currency);
  for (const place of sheet.querySelectorAll('[data-print="page-total"]')) fillTexts(place, { pageTotal });
}

function fillTexts(place: Element, values: Readonly<Record<string, string | number>>): void {
  const walker = place.ownerDocument.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue?.includes('{{')) node.nodeValue = filledWords(node.nodeValue, values);
}
