import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { chromium, test } from '@playwright/test';
import { Display, projectRoot } from '../desktop/runtime';

interface PackagedFixtures {
  dataFolder: string;
  /** The packaged app's window. */
  page: Page;
}

interface PackagedMachine {
  /** The program in the unpacked app, built first. */
  executable: string;
  display: Display;
}

/**
 * Tests of the app as it is shipped. Its fuses keep Playwright from launching it, so it is started by itself and
 * attached to over Chromium's debugging port.
 */
export const packagedTest = test.extend<PackagedFixtures, PackagedMachine>({
  executable: [async ({}, use) => use(await buildPackage()), { scope: 'worker', timeout: 300_000 }],
  display: [
    async ({}, use) => {
      const display = await Display.open();
      await use(display);
      await display.close();
    },
    { scope: 'worker' },
  ],
  dataFolder: async ({}, use) => {
    const parent = await mkdtemp(join(tmpdir(), 'hearth-package-'));
    await use(join(parent, '客户 资料 (2)'));
    await rm(parent, { recursive: true, force: true });
  },
  page: async ({ executable, display, dataFolder }, use) => {
    const app = startApp(executable, display, dataFolder);
    const browser = await chromium.connectOverCDP(await debuggingAddress(app));
    await use(await firstPage(browser));
    await closeApp(browser, app);
  },
});

/** The last line the tool prints is the program. */
async function buildPackage(): Promise<string> {
  const tool = resolve(projectRoot, 'tools', 'package-dir.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tool], { encoding: 'utf8', maxBuffer: 2 ** 24 });
  return stdout.trim().split('\n').at(-1) ?? '';
}

function startApp(executable: string, display: Display, dataFolder: string): ChildProcess {
  const args = ['--remote-debugging-port=0', '--data', dataFolder];
  if (process.getuid?.() === 0) args.unshift('--no-sandbox');
  // Nothing of the development runtime: what is shipped has to start by itself.
  const { HEARTH_SQLITE_BINDING: _binding, ELECTRON_RUN_AS_NODE: _node, ...environment } = process.env;
  const env = { ...environment, DISPLAY: display.name, LANGUAGE: 'en_US', LANG: 'en_US.UTF-8' };
  return spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function debuggingAddress({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the app has no error stream');
  for await (const line of createInterface(stderr)) {
    const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) {
      // Chromium's own complaints go on; a full pipe would stop it.
      stderr.resume();
      return address;
    }
  }
  throw new Error('the app ended before its window was there');
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('the app has no window');
  return context.pages()[0] ?? context.waitForEvent('page');
}

async function closeApp(browser: Browser, app: ChildProcess): Promise<void> {
  const ended = once(app, 'exit');
  const session = await browser.newBrowserCDPSession();
  // The window may be gone before it can answer.
  await session.send('Browser.close').catch(() => undefined);
  await ended;
}
