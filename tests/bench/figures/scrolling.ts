import type { CDPSession, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { chromiumLaunch } from '../../e2e/support/chromium';
import type { Bench, Figure } from '../bench';
import { report, round, spreadOf } from '../measure';
import { signedInContext, untilListDrawn } from '../page';
import type { Watch } from './scroll-watch';
import { jumpTo, startWatch, stopWatch } from './scroll-watch';

/** What ui.md allows: no empty row for longer under wheel and keys, and the rows that soon after a drag of the thumb. */
const blankLimit = 100;
const jumpLimit = 300;
/** Two frames of a screen that shows sixty a second. */
const frameLimit = 34;
const jumps = 21;
const wheels = { slow: { speed: 3_000, distance: 18_000 }, fling: { speed: 16_000, distance: 80_000 } } as const;

/** The customers' list in Chromium, scrolled as people scroll: wheel, a fling, PageDown held, the thumb dragged. */
async function measureScrolling({ clients, engine, rows }: Bench): Promise<void> {
  const token = await clients.all.token('all');
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const context = await signedInContext(browser, token);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${engine.port}/customers?view=all`);
    await untilListDrawn(page);
    await untilCounted(page, rows * 0.9);
    const session = await context.newCDPSession(page);
    const before = await heapOf(session);

    const deep = Math.floor(rows * 0.7);
    const first = await page.evaluate(jumpTo, deep);
    reportJumps('page-jump', { row: deep, first: round(first) }, await jumpAround(page, rows));

    await page.evaluate(jumpTo, deep);
    for (const [kind, { speed, distance }] of Object.entries(wheels))
      reportWatch(`page-${kind}`, await watched(page, () => wheel(session, speed, distance)), { speed });
    // The keys go on from the row that was clicked.
    await page.locator('[role="row"][data-body]').nth(25).click();
    reportWatch('page-keys', await watched(page, () => holdPageDown(page)), {});

    const { heap, nodes } = await heapOf(session);
    report({ figure: 'page-memory', before: before.heap, heap, nodes, limits: { heap: 150 } });
  } finally {
    await browser.close();
  }
}

/** The exact number, for the scroll bar, comes after the first rows. */
async function untilCounted(page: Page, least: number): Promise<void> {
  await page.waitForFunction(
    (least) => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) > least,
    least,
    { timeout: 60_000 },
  );
}

/** Drags to places all over the list, the same in every run; milliseconds until all rows in sight are there. */
async function jumpAround(page: Page, rows: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 1; turn <= jumps; turn++)
    times.push(await page.evaluate(jumpTo, Math.floor(((turn * 0.618034) % 1) * rows)));
  return times;
}

async function watched(page: Page, work: () => Promise<void>): Promise<Watch> {
  await page.evaluate(startWatch);
  await work();
  return page.evaluate(stopWatch);
}

/** Chromium's own wheel ticks, pixels a second and pixels in all. */
async function wheel(session: CDPSession, speed: number, distance: number): Promise<void> {
  await session.send('Input.synthesizeScrollGesture', {
    x: 800,
    y: 500,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
  });
}

/** As a keyboard repeats a key that is held: about thirty times a second. */
async function holdPageDown(page: Page): Promise<void> {
  await page.locator('[role="grid"]').focus();
  for (let count = 0; count < 90; count++) {
    await page.keyboard.down('PageDown');
    await new Promise((resolve) => setTimeout(resolve, 33));
  }
  await page.keyboard.up('PageDown');
}

/** Megabytes of JavaScript after a collection, and elements. */
async function heapOf(session: CDPSession): Promise<{ heap: number; nodes: number }> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: round(value('JSHeapUsedSize') / 1_048_576), nodes: value('Nodes') };
}

function reportJumps(figure: string, about: Readonly<Record<string, number>>, times: readonly number[]): void {
  report({ figure, ...about, jumps: times.length, ...spreadOf(times), limits: { first: jumpLimit, p95: jumpLimit } });
}

function reportWatch(figure: string, watch: Watch, about: Readonly<Record<string, number>>): void {
  const { p50, p95, p99, max } = spreadOf(watch.frames);
  report({
    figure,
    ...about,
    rowsPassed: watch.rowsPassed,
    frames: watch.frames.length,
    frameP50: p50,
    frameP95: p95,
    frameP99: p99,
    frameMax: max,
    blanks: watch.blanks.length,
    blankMax: round(Math.max(0, ...watch.blanks)),
    limits: { blankMax: blankLimit, frameP95: frameLimit },
  });
}

export const scrolling: readonly Figure[] = [{ name: 'scrolling', measure: measureScrolling }];
