import type { ElectronApplication } from 'playwright-core';
import { _electron, chromium } from 'playwright-core';
import { appEnvironment, Display, findElectron, projectRoot } from '../../e2e/desktop/runtime';
import type { ElectronRuntime } from '../../e2e/desktop/runtime';
import { chromiumLaunch } from '../../e2e/support/chromium';
import type { Bench, Figure } from '../bench';
import { report, round, spreadOf } from '../measure';
import { remember, remembered, signedInContext, untilListDrawn, untilTodayDrawn } from '../page';

const turns = 7;
/** Somebody with customers of his or her own, whose list of them the click opens. */
const seller = 'owner3';
const interactiveLimit = 1500;

interface Start {
  /** Milliseconds from the window's creation until Today stands. */
  readonly interactive: number;
  /** From the click on customers until their rows stand. */
  readonly list: number;
  /** From the start of the program until Today stands, where the program starts with the window. */
  readonly program?: number;
}

/** The desktop window on the bench's folder, its engine starting with it, for somebody who is signed in. */
async function measureDesktop(bench: Bench): Promise<void> {
  const electron = await findElectron();
  const token = await bench.clients.all.token(seller);
  const display = await Display.open();
  try {
    await bench.alone(async () => {
      await inWindow(electron, display, bench.folder, async (app) => {
        const page = await app.firstWindow();
        await page.evaluate(remember, remembered(token));
      });
      const starts: Start[] = [];
      for (let turn = 0; turn < turns; turn++)
        await inWindow(electron, display, bench.folder, async (app, launched) => {
          starts.push(await startOfWindow(app, launched));
        });
      reportStarts('desktop-start', starts, { electron: electron.version });
    });
  } finally {
    await display.close();
  }
}

/** The desktop window on a folder whose engine it starts. */
export async function inWindow(
  electron: ElectronRuntime,
  display: Display,
  folder: string,
  work: (app: ElectronApplication, launched: number) => Promise<void>,
): Promise<void> {
  const launched = Date.now();
  const app = await _electron.launch({
    executablePath: electron.executablePath,
    args: [...electron.args, projectRoot, '--data', folder],
    env: appEnvironment(electron, display, 'zh-CN'),
  });
  try {
    await work(app, launched);
  } finally {
    await app.close();
  }
}

async function startOfWindow(app: ElectronApplication, launched: number): Promise<Start> {
  const page = await app.firstWindow();
  const drawn = await untilTodayDrawn(page);
  // The engine's process is forked right before the window is made: of the two, Electron tells that time alone, and only
  // differences between such times are exact.
  const beforeWindow = await app.evaluate(({ app }) => {
    const metrics = app.getAppMetrics();
    const program = metrics.find(({ type }) => type === 'Browser');
    const engine = metrics.find(({ name }) => name === 'Hearth engine');
    return (engine?.creationTime ?? NaN) - (program?.creationTime ?? NaN);
  });
  const program = drawn - launched;
  const clicked = Date.now();
  await page.locator('nav a[href="/customers"]').click();
  return { interactive: program - beforeWindow, list: (await untilListDrawn(page)) - clicked, program };
}

/** The same in Chromium over HTTP from an engine that runs: a new profile each time, so nothing is in its cache. */
async function measureBrowser({ clients, engine }: Bench): Promise<void> {
  const token = await clients.all.token(seller);
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const starts: Start[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const created = Date.now();
      const context = await signedInContext(browser, token);
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${engine.port}/`, { waitUntil: 'commit' });
      const interactive = (await untilTodayDrawn(page)) - created;
      const clicked = Date.now();
      await page.locator('nav a[href="/customers"]').click();
      starts.push({ interactive, list: (await untilListDrawn(page)) - clicked });
      await context.close();
    }
    reportStarts('browser-start', starts, { chromium: browser.version() });
  } finally {
    await browser.close();
  }
}

function reportStarts(figure: string, starts: readonly Start[], version: Readonly<Record<string, string>>): void {
  const programs = starts.flatMap(({ program }) => program ?? []);
  report({
    figure,
    ...version,
    turns: starts.length,
    ...spreadOf(starts.map(({ interactive }) => interactive)),
    ...(programs.length > 0 && { programP50: spreadOf(programs).p50 }),
    listP50: spreadOf(starts.map(({ list }) => list)).p50,
    listMax: round(Math.max(...starts.map(({ list }) => list))),
    limits: { p95: interactiveLimit },
  });
}

export const pages: readonly Figure[] = [
  { name: 'desktop-start', measure: measureDesktop },
  { name: 'browser-start', measure: measureBrowser },
];
