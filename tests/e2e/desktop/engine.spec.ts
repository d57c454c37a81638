import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect } from '@playwright/test';
import faults from '../../../src/shared/locales/en/faults.json' with { type: 'json' };
import { desktopTest } from './desktop-test';
import { enginePid, listenForNotices } from './engine-control';
import { projectRoot } from './runtime';

desktopTest('an engine that dies comes back, and the page is told and gets a new port', async ({ app, page }) => {
  // The page is drawn before the engine is ready; what it asks of it comes after.
  await expect(page.getByRole('textbox').first()).toBeVisible();
  const notices = await listenForNotices(page);
  process.kill(await enginePid(app), 'SIGKILL');
  await expect.poll(notices).toEqual(['hearth:engine-lost', 'hearth:port', 'hearth:engine-back']);
});

desktopTest(
  'an engine that keeps dying ends in a page that says so and tries again when asked',
  async ({ app, page }) => {
    let last: number | undefined;
    for (let death = 0; death < 3; death++) {
      last = await enginePid(app, last);
      process.kill(last, 'SIGKILL');
    }
    await page.waitForURL('hearth://app/engine-failure');
    await expect(page.getByRole('heading')).toHaveText('Hearth could not start');

    await page.getByRole('link', { name: 'Try again' }).click();
    await page.waitForURL((address) => address.pathname !== '/engine-failure');
    expect(await enginePid(app, last)).not.toBe(last);
  },
);

/** The data folder already belongs to an office server. */
const occupiedTest = desktopTest.extend({
  dataFolder: async ({ dataFolder }, use) => {
    const args = [
      join(projectRoot, 'out/main/headless.js'),
      '--data',
      dataFolder,
      '--port',
      '0',
      '--host',
      '127.0.0.1',
    ];
    const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(server, 'exit');
    await waitForLine(server.stdout, /Hearth is ready at/);
    await use(dataFolder);
    server.kill();
    await ended;
  },
});

occupiedTest('a data folder that another Hearth uses is refused in words', async ({ app }) => {
  const page = await app.firstWindow();
  await page.waitForURL('hearth://app/engine-failure');
  await expect(page.getByRole('paragraph').first()).toHaveText(faults.reasons.folderInUse);
});

async function waitForLine(stream: Readable, pattern: RegExp): Promise<void> {
  for await (const line of createInterface(stream)) if (pattern.test(line)) return;
  throw new Error('the server ended before it was ready');
}
