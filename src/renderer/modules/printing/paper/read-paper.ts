import type { PaperBlock } from '@shared/modules/printing/table-paper';

/**
 * What stands in a part of the page, as texts for paper: each table with its caption, head, rows and sums, each list of
 * facts with the heading before it, in their order. Paper says then exactly what the page says.
 */
export function readPaper(root: Element): PaperBlock[] {
  return [...root.querySelectorAll('table, dl')].map((element) =>
    element instanceof HTMLTableElement ? readTable(element) : readFacts(element),
  );
}

function readTable(table: HTMLTableElement): PaperBlock {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rowsOf = (sections: readonly (HTMLTableSectionElement | null)[]) =>
    sections.flatMap((section) => [...(section?.rows ?? [])].map((row) => [...row.cells].map(textOfCell)));
  return {
    kind: 'table',
    caption: table.caption?.textContent.trim() ?? '',
    columns: heads.map((head) => ({ label: textOfCell(head), isNumber: head.hasAttribute('data-end') })),
    rows: rowsOf([...table.tBodies]),
    totals: rowsOf([table.tFoot]),
  };
}

function readFacts(list: Element): PaperBlock {
  const items = [...list.querySelectorAll('dt')].map((term) => ({
    label: textOfCell(term),
    value: term.nextElementSibling ? textOfCell(term.nextElementSibling) : '',
  }));
  const heading = list.previousElementSibling?.matches('h2, h3') ? list.previousElementSibling : null;
  return { kind: 'facts', caption: heading?.textContent.trim() ?? '', items };
}

/**
 * The words of a cell: what is a decoration is left out, what stands in parts of its own is kept apart, blocks go on a
 * new line, and a moment that is told from now is told by its date.
 */
export function textOfCell(cell: Element): string {
  return wordsOf(cell)
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (!(node instanceof Element) || node.matches('[aria-hidden="true"], svg, input')) return '';
  if (node.matches('time[title]')) return node.getAttribute('title') ?? '';
  const words = [...node.childNodes].map(wordsOf).filter((text) => text !== '');
  // Elements side by side are words of their own; a text beside a text goes on.
  const text = node.childElementCount > 1 ? words.join(' ') : words.join('');
  return node.matches('div, p, li') ? `\n${text}\n` : text;
}
