import { splitElement } from './split-element';

/** A document taken apart: what stands on every sheet, and what flows from one to the next. */
export interface SheetParts {
  /** On top of every sheet but the first. */
  readonly again: Element | undefined;
  readonly foot: Element | undefined;
  /** Below the lines of every sheet, where the lines need several. */
  readonly pageTotal: Element | undefined;
  readonly flow: readonly Element[];
}

/** With fewer rows a sheet keeps them all; otherwise the last one goes along with totals that would stand alone. */
const rowsThatMayPart = 3;
const half = 0.5;
const rowsAtOnce = 40;

/** Fills sheet after sheet, measuring as it goes. */
export class SheetBuilder {
  readonly sheets: HTMLElement[] = [];
  readonly #article: HTMLElement;
  readonly #parts: SheetParts;
  #flow: HTMLElement;

  constructor(article: HTMLElement, parts: SheetParts) {
    this.#article = article;
    this.#parts = parts;
    this.#flow = this.#newSheet();
  }

  /** Places a block whole, on the next sheet where there is no room; one that no sheet holds is divided between words. */
  addBlock(block: Element): void {
    const copy = clone(block);
    this.#flow.append(copy);
    if (this.#fits()) return;
    if (this.#isTooTall(copy, 1) && this.#divide(copy, () => this.#flow)) return;
    copy.remove();
    if (this.#flow.childElementCount > 0) {
      const row = block.getAttribute('data-print') === 'totals' ? this.#takeLastRow() : undefined;
      this.#flow = this.#newSheet();
      if (row) this.#startTable(row.table).append(row.row);
    }
    this.#flow.append(copy);
    if (!this.#fits()) this.#divide(copy, () => this.#flow);
  }

  /**
   * Places the rows of a table, its head and columns repeated on every sheet. Answers false, and leaves it at that, where
   * it is to stay on one sheet and does not.
   */
  addTable(table: Element, isOneSheet: boolean): boolean {
    let body = this.#startTable(table);
    const next = () => (body = this.#startTable(table));
    let rows = [...table.querySelectorAll('tbody > tr')].map(clone);
    while (rows.length > 0) {
      rows = rows.slice(this.#append(body, rows));
      const [row] = rows;
      if (!row) break;
      if (isOneSheet) return false;
      body.append(row);
      const isTall = this.#isTooTall(row, half);
      if (isTall && this.#divide(row, next)) {
        rows = rows.slice(1);
        continue;
      }
      row.remove();
      if (this.#hasMoreThanTable(body)) {
        if (body.childElementCount === 0) this.#dropTable(body);
        this.#flow = this.#newSheet();
        next();
      } else {
        // Not even an empty sheet holds a sign of it: it stands there as far as it goes.
        body.append(row);
        rows = rows.slice(1);
      }
    }
    // A head without a line says nothing.
    if (body.childElementCount === 0) this.#dropTable(body);
    return true;
  }

  /** Appends as many rows as the sheet holds, and answers how many. Many are measured at once: each measuring lays out anew. */
  #append(body: Element, rows: readonly HTMLElement[]): number {
    let count = 0;
    while (count < rows.length) {
      const batch = rows.slice(count, count + rowsAtOnce);
      body.append(...batch);
      if (!this.#fits()) {
        const below = body.closest('table')?.nextElementSibling?.getBoundingClientRect().height ?? 0;
        const limit = this.#flow.getBoundingClientRect().bottom - below;
        const fitting = batch.filter((row) => row.getBoundingClientRect().bottom <= limit);
        for (const row of batch.slice(fitting.length)) row.remove();
        while (fitting.length > 0 && !this.#fits()) fitting.pop()?.remove();
        return count + fitting.length;
      }
      count += batch.length;
    }
    return count;
  }

  #newSheet(): HTMLElement {
    const { ownerDocument } = this.#article;
    const sheet = ownerDocument.createElement('div');
    sheet.className = 'sheet';
    const flow = ownerDocument.createElement('div');
    flow.className = 'flow';
    const { again, foot } = this.#parts;
    if (again && this.sheets.length > 0) sheet.append(clone(again));
    sheet.append(flow);
    if (foot) sheet.append(clone(foot));
    this.#article.append(sheet);
    this.sheets.push(sheet);
    return flow;
  }

  #fits(): boolean {
    return this.#flow.scrollHeight <= this.#flow.clientHeight;
  }

  /** The table without its rows at the end of the present sheet; answers where rows go. */
  #startTable(table: Element): Element {
    const shell = clone(table);
    for (const row of shell.querySelectorAll('tbody > tr')) row.remove();
    this.#flow.append(shell);
    if (this.#parts.pageTotal) this.#flow.append(clone(this.#parts.pageTotal));
    return shell.querySelector('tbody') ?? shell;
  }

  #hasMoreThanTable(body: Element): boolean {
    const table = body.closest('table');
    return body.childElementCount > 0 || this.#flow.firstElementChild !== table;
  }

  #dropTable(body: Element): void {
    const table = body.closest('table');
    if (this.#parts.pageTotal) table?.nextElementSibling?.remove();
    table?.remove();
  }

  #takeLastRow(): { table: Element; row: Element } | undefined {
    const last = this.#parts.pageTotal
      ? this.#flow.lastElementChild?.previousElementSibling
      : this.#flow.lastElementChild;
    const table = last?.matches('table[data-print="lines"]') ? last : undefined;
    const rows = table?.querySelectorAll('tbody > tr');
    const row = rows?.[rows.length - 1];
    if (!table || !row || !rows || rows.length < rowsThatMayPart) return undefined;
    row.remove();
    return { table, row };
  }

  /** Whether it takes more than a part of a whole sheet, so that moving it would leave a hole. */
  #isTooTall(element: Element, part: number): boolean {
    return element.getBoundingClientRect().height > this.#flow.clientHeight * part;
  }

  /**
   * Divides what no sheet holds, as often as it takes. `next` is where the rest goes on the new sheet. Answers whether
   * any of it found room.
   */
  #divide(element: Element, next: () => Element): boolean {
    for (let part: Element | undefined = element; part;) {
      const rest: Element | undefined = splitElement(part, () => this.#fits());
      if (!rest) return part !== element;
      this.#flow = this.#newSheet();
      next().append(rest);
      if (this.#fits()) return true;
      part = rest;
    }
    return true;
  }
}

function clone(element: Element): HTMLElement {
  // Templates hold HTML alone; drawings are not let in.
  return element.cloneNode(true) as HTMLElement;
}
