// These functions run in the page: they know nothing but what they are given.

/** What was seen between startWatch and stopWatch, in milliseconds. */
export interface Watch {
  /** From frame to frame. */
  readonly frames: readonly number[];
  /** How long each time a row in sight was grey or missing. */
  readonly blanks: readonly number[];
  readonly rowsPassed: number;
}

interface Watching {
  readonly frames: number[];
  readonly blanks: number[];
  readonly firstRow: number;
  isOver: boolean;
}

declare global {
  interface Window {
    benchWatch?: Watching;
    benchView?: () => { isWhole: boolean; firstRow: number };
  }
}

/** Looks before each frame whether every row in sight is there. */
export function startWatch(): void {
  const view = (window.benchView = () => {
    const grid = document.querySelector('[role="grid"]');
    if (!grid) return { isWhole: false, firstRow: 0 };
    const head = grid.querySelector('[role="row"]:not([data-body])')?.getBoundingClientRect().bottom;
    const { top, bottom } = grid.getBoundingClientRect();
    const [from, to] = [head ?? top, bottom];
    let covered = 0;
    let firstRow = Infinity;
    let isGrey = false;
    for (const row of grid.querySelectorAll('[role="row"][data-body]')) {
      const place = row.getBoundingClientRect();
      const inSight = Math.min(place.bottom, to) - Math.max(place.top, from);
      if (inSight < 1) continue;
      covered += inSight;
      firstRow = Math.min(firstRow, Number(row.getAttribute('aria-rowindex')));
      if (row.textContent === '') isGrey = true;
    }
    // The list's last row may end above the foot of the list by the height of its scroll bar.
    return { isWhole: !isGrey && covered >= to - from - 24, firstRow };
  });
  const watching: Watching = { frames: [], blanks: [], firstRow: view().firstRow, isOver: false };
  window.benchWatch = watching;
  let last = performance.now();
  let blankSince: number | undefined;
  const look = () => {
    const now = performance.now();
    watching.frames.push(now - last);
    last = now;
    if (!view().isWhole) blankSince ??= now;
    else if (blankSince !== undefined) {
      watching.blanks.push(now - blankSince);
      blankSince = undefined;
    }
    if (!watching.isOver || blankSince !== undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Waits until the list rests with all its rows. */
export async function stopWatch(): Promise<Watch> {
  const watching = window.benchWatch;
  const view = window.benchView;
  if (!watching || !view) throw new Error('nothing is being watched');
  watching.isOver = true;
  while (!view().isWhole) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const { frames, blanks, firstRow } = watching;
  return { frames, blanks, rowsPassed: view().firstRow - firstRow };
}

/** Drags the thumb to the row's place; answers the milliseconds until all rows there are drawn. */
export async function jumpTo(row: number): Promise<number> {
  const grid = document.querySelector('[role="grid"]');
  if (!grid) throw new Error('there is no list');
  const total = Number(grid.getAttribute('aria-rowcount')) - 1;
  await new Promise(requestAnimationFrame);
  const started = performance.now();
  grid.scrollTop = (row / total) * (grid.scrollHeight - grid.clientHeight);
  const isThere = () => {
    const rows = [...grid.querySelectorAll('[role="row"][data-body]')];
    const near = rows.some((one) => Math.abs(Number(one.getAttribute('aria-rowindex')) - row) < total / 20 + 100);
    return near && rows.every((one) => one.textContent !== '');
  };
  do await new Promise(requestAnimationFrame);
  while (!isThere() && performance.now() - started < 10_000);
  // The frame after it, so that what was written has been drawn.
  await new Promise(requestAnimationFrame);
  return performance.now() - started;
}
