/**
 * Divides an element that is too tall for a sheet, between two signs of its text: it keeps what fits, and the rest is
 * answered as a second one of the same kind. Undefined where nothing more can be done: not a sign of it fits.
 * @param fits whether the sheet holds the element as it is at the moment
 */
export function splitElement(element: Element, fits: () => boolean): Element | undefined {
  const rest = element.cloneNode(true) as Element;
  const kept = textsOf(element);
  const moved = textsOf(rest);
  const whole = kept.map((node) => node.data);
  const length = whole.reduce((sum, text) => sum + text.length, 0);
  /** The first so many signs stay. */
  const keep = (count: number) => {
    let left = count;
    kept.forEach((node, index) => {
      const text = whole[index] ?? '';
      const part = text.slice(0, Math.max(0, left));
      if (node.data !== part) node.data = part;
      left -= text.length;
    });
  };
  let [most, tooMany] = [0, length];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    keep(middle);
    if (fits()) most = middle;
    else tooMany = middle;
  }
  keep(most);
  if (most === 0) {
    keep(length);
    return undefined;
  }
  let left = most;
  moved.forEach((node, index) => {
    const text = whole[index] ?? '';
    node.data = text.slice(Math.max(0, left));
    left -= text.length;
  });
  dropEmpty(element, kept);
  dropEmpty(rest, moved);
  // An amount counts once for the total of a page.
  rest.removeAttribute('data-amount');
  return rest;
}

/** Texts in the order they are used up: the tallest cell of a row last, so that its figures stay together. */
function textsOf(element: Element): Text[] {
  const texts: Text[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue?.trim()) texts.push(node as Text);
  if (element.tagName !== 'TR') return texts;
  const most = Math.max(0, ...texts.map((text) => text.length));
  return [...texts].sort((left, right) => Number(left.length === most) - Number(right.length === most));
}

/** Elements that hold nothing any more, but for cells, which keep their place. */
function dropEmpty(root: Element, texts: readonly Text[]): void {
  for (const text of texts) {
    if (text.data !== '') continue;
    let element = text.parentElement;
    while (element && element !== root && element.tagName !== 'TD' && element.textContent.trim() === '') {
      const parent: HTMLElement | null = element.parentElement;
      element.remove();
      element = parent;
    }
  }
}
